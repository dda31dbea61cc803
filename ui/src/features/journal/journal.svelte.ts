import { call } from '../../api/call';
import type { Entry, EntryGist } from '../../api/contract';
import { storing } from '../../holding';
import { left } from '../../left.svelte';
import { onLeave } from '../../pending';
import { Draft } from './draft.svelte';
import { EntryList, excerptOf } from './list.svelte';

/** The journal room: the list, the entry that is open, and the way from one to the other. */
export class Journal {
  readonly list = new EntryList();
  draft = $state.raw<Draft | null>(null);
  /** Counts the opened pages: a new one means a new editor. */
  page = $state(0);
  /** The words of the open entry without marks, for its line in the list. */
  plain: () => string = () => '';

  async open(id: string): Promise<void> {
    if (this.draft?.id === id) return;
    const page = ++this.page;
    if (!(await this.#stored())) return;
    const entry = await call('get_entry', { id });
    // Somebody who presses on while an entry is read wants the last one pressed.
    if (page === this.page) this.#show(entry);
  }

  /** An empty page. Nothing is stored until something is written on it. */
  async begin(): Promise<void> {
    const page = ++this.page;
    if ((await this.#stored()) && page === this.page) this.#show(null);
  }

  /** Deletes the open entry and says which one stands in its place. */
  async remove(): Promise<{ id: string; next: EntryGist | null } | null> {
    const draft = this.draft;
    if (draft === null || draft.id === null) return null;
    const id = draft.id;
    await draft.flush();
    await storing(async () => {
      await call('delete_entry', { id });
      draft.discard();
    });
    this.draft = null;
    this.page += 1;
    return { id, next: this.list.drop(id) };
  }

  async restore(id: string): Promise<void> {
    const entry = await call('restore_entry', { id });
    await this.list.load();
    await this.open(entry.id);
  }

  /** An entry was stored from outside its page: an older text of it that stands open here gives way. */
  stored(entry: Entry): void {
    void this.list.load();
    if (this.draft?.id !== entry.id) return;
    this.draft.discard();
    this.page += 1;
    this.#show(entry);
  }

  /** An entry that cannot be stored is not left: its page says why, and the text stays on it. */
  async #stored(): Promise<boolean> {
    await this.draft?.flush();
    return this.draft?.owes !== true;
  }

  #show(entry: Entry | null): void {
    this.plain = () => '';
    this.draft = new Draft(entry, (saved) => this.list.keep(saved, excerptOf(this.plain(), saved.title)));
  }
}

/** One for the window's life: the room is found as it was left, and unsaved text outlives a change of rooms. */
export const journal = new Journal();

onLeave(async () => journal.draft?.flush());
left.shareWith({
  settle: async (id) => {
    if (journal.draft?.id === id) await journal.draft.flush();
  },
  stored: (entry) => journal.stored(entry),
});
