/** A meeting list on its way in: read, shown as it was understood, not kept yet. */
import { call, chooseFile, problemOf, type CallError } from '../../api/call';
import type { ListPreview, ListSource, Reread } from '../../api/contract';

class Opening {
  preview = $state.raw<ListPreview | null>(null);
  /** Why the last one could not be read. */
  refused = $state.raw<CallError | null>(null);
  reading = $state(false);
  /** The kept list of which this is wanted as a newer reading; null: as it looks. */
  wanted = $state<string | null>(null);

  /** An address is being asked for: the one it was fetched from before, or ''. */
  asking = $state<string | null>(null);

  ask(address = '', wanted: string | null = null): void {
    this.refused = null;
    this.wanted = wanted;
    this.asking = address;
  }

  fetched(preview: ListPreview): void {
    this.asking = null;
    this.preview = preview;
  }

  async open(source: ListSource, wanted: string | null = null): Promise<void> {
    this.wanted = wanted;
    this.asking = null;
    await this.#show(() => call('preview_list', source));
  }

  /** By the system's own dialog. */
  async choose(): Promise<void> {
    try {
      const path = await chooseFile();
      if (path !== null) await this.open({ path }, this.wanted);
    } catch (error) {
      this.refused = problemOf(error);
    }
  }

  /** What is shown stays where the other way of reading is refused. */
  async again(how: Omit<Reread, 'token'>): Promise<void> {
    const token = this.preview?.token;
    if (token !== undefined) await this.#show(() => call('reread_list', { token, ...how }));
  }

  /** What was shown is let go on the other side too: it may be large. */
  async leave(): Promise<void> {
    this.preview = null;
    this.refused = null;
    try {
      await call('forget_list', null);
    } catch {
      // Nothing of it is kept either way; the next one takes its place.
    }
  }

  async #show(read: () => Promise<ListPreview>): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    this.refused = null;
    try {
      this.preview = await read();
    } catch (error) {
      this.refused = problemOf(error);
    } finally {
      this.reading = false;
    }
  }
}

export const opening = new Opening();
