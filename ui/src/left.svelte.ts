/** A text that could not be stored when the vault was last locked. It is offered, and never merged in silence. */
import { call } from './api/call';
import type { Entry, EntryDraft } from './api/contract';
import { say, undoable } from './design/toast';
import { storing } from './holding';
import { t } from './messages/messages.svelte';

/** The core keeps the text until nobody can press Undo any more: a lock before then offers it again. */
const PAST_UNDO = 11_000;

/** Whoever has entries open, and would put an older text over what is stored here. */
type Page = {
  /** Stores what is being written in this entry. */
  settle: (id: string) => Promise<void>;
  stored: (entry: Entry) => void;
};

class Left {
  draft = $state.raw<EntryDraft | null>(null);
  /** The entry it was being written in, where that is still here. */
  entry = $state.raw<Entry | null>(null);
  #asked = false;
  #letting: ReturnType<typeof setTimeout> | undefined;
  readonly #pages = new Set<Page>();

  shareWith(page: Page): void {
    this.#pages.add(page);
  }

  /** Asked once for the window's life. */
  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const draft = await call('get_left_draft', null);
      if (draft === null) return;
      const { id } = draft;
      // Deleted since, it becomes an entry of its own.
      const entry = id === null ? null : await call('get_entry', { id }).catch(() => null);
      if (entry?.body === draft.body) return await this.#forget();
      this.entry = entry;
      this.draft = draft;
    } catch {
      // It stays kept; the next page that opens asks again.
      this.#asked = false;
    }
  }

  async keepAsNew(): Promise<Entry | null> {
    const draft = this.draft;
    if (draft === null) return null;
    const kept = await this.#store({ ...draft, id: null });
    await this.#forget();
    say(t('left-kept'));
    return kept;
  }

  /** In place of what its entry says now, which an undo brings back. */
  async keepInEntry(): Promise<Entry | null> {
    const { draft, entry } = this;
    if (draft === null || entry === null) return null;
    const { id } = entry;
    for (const page of this.#pages) await page.settle(id);
    const before = await call('get_entry', { id });
    const kept = await this.#store({ ...draft, id });
    this.#putAside(t('left-put'), async () => {
      await this.#store({ id, body: before.body, written_at: before.written_at });
      this.entry = before;
    });
    return kept;
  }

  letGo(): void {
    this.#putAside(t('left-gone'), () => Promise.resolve());
  }

  #putAside(said: string, takeBack: () => Promise<void>): void {
    const draft = this.draft;
    this.draft = null;
    this.#letting = setTimeout(() => void this.#forget(), PAST_UNDO);
    undoable(said, async () => {
      clearTimeout(this.#letting);
      await takeBack();
      this.draft = draft;
    });
  }

  async #store(draft: EntryDraft): Promise<Entry> {
    const entry = await storing(() => call('save_entry', draft));
    for (const page of this.#pages) page.stored(entry);
    return entry;
  }

  async #forget(): Promise<void> {
    this.draft = null;
    // Not forgotten, it is offered once more: better twice than never.
    await call('forget_left_draft', null).catch(() => undefined);
  }
}

export const left = new Left();
