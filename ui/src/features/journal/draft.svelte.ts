import { call, problemOf, type CallError } from '../../api/call';
import type { Entry, EntryDraft, Moment } from '../../api/contract';
import { hold, storing } from '../../holding';

/** Saved this long after the last key … */
const PAUSE = 700;
/** … and while somebody types without a pause, at least this often. */
const AT_LEAST = 1500;

export type DraftState =
  | 'untouched'
  | 'waiting'
  | 'saving'
  | 'saved'
  | 'failed'
  /** All text was taken out: nothing to store, so the last version stays until it is deleted. */
  | 'emptied';

/**
 * One entry while it is being written. Saves are made one after the other and always of the newest
 * text, so that a slow save can never bring an older text back.
 */
export class Draft {
  id = $state<string | null>(null);
  writtenAt = $state<Moment | null>(null);
  words = $state(0);
  state = $state<DraftState>('untouched');
  problem = $state<CallError | null>(null);

  /** The newest text, made into Markdown only when it is stored, not with every key. */
  #read: () => string;
  #blank: boolean;
  #dirty = false;
  #storedAt: Moment | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | null = null;
  #saving: Promise<void> | null = null;
  #gone = false;
  readonly #onSaved: (entry: Entry) => void;

  constructor(entry: Entry | null, onSaved: (entry: Entry) => void) {
    const body = entry?.body ?? '';
    this.#read = () => body;
    this.#blank = body.trim() === '';
    this.#onSaved = onSaved;
    this.id = entry?.id ?? null;
    this.writtenAt = this.#storedAt = entry?.written_at ?? null;
    this.words = entry?.words ?? 0;
  }

  /** The text as it is now: what an editor that is opened on it begins with. */
  get body(): string {
    return this.#read();
  }

  /** Whether the vault still lacks something that was written here. */
  get owes(): boolean {
    const changed = this.#dirty || this.writtenAt !== this.#storedAt;
    return changed && !this.#blank && !this.#gone;
  }

  /** `read` gives the whole text as it is now; `blank`: there is not a letter in it. */
  write(read: () => string, blank: boolean): void {
    this.#read = read;
    this.#blank = blank;
    this.#dirty = true;
    hold(this.#owed);
    this.#schedule();
  }

  date(writtenAt: Moment): void {
    this.writtenAt = writtenAt;
    void this.flush();
  }

  /** Everything written is stored when this resolves; a refusal is kept in `problem`, with the text. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#saving) await this.#saving;
    if (!this.owes) return;
    this.#saving = this.#save();
    try {
      await this.#saving;
    } finally {
      this.#saving = null;
    }
  }

  readonly #owed = (): EntryDraft | null =>
    this.owes ? { id: this.id, body: this.#read(), written_at: this.writtenAt } : null;

  /** The entry was deleted: no save may bring it back. */
  discard(): void {
    this.#gone = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#blank && this.id !== null) {
      clearTimeout(this.#timer);
      this.state = 'emptied';
      return;
    }
    if (!this.owes) return;
    if (this.state !== 'failed') this.state = 'waiting';
    // A timer's own time, never a date: how long the text has been waiting.
    const now = performance.now();
    this.#waitingSince ??= now;
    clearTimeout(this.#timer);
    const left = Math.max(0, this.#waitingSince + AT_LEAST - now);
    this.#timer = setTimeout(() => void this.flush(), Math.min(PAUSE, left));
  }

  async #save(): Promise<void> {
    const body = this.#read();
    this.#dirty = false;
    const written_at = this.writtenAt;
    this.#waitingSince = null;
    this.state = 'saving';
    try {
      const entry = await storing(() => call('save_entry', { id: this.id, body, written_at }));
      this.id = entry.id;
      this.#storedAt = entry.written_at;
      if (this.writtenAt === written_at) this.writtenAt = entry.written_at;
      this.words = entry.words;
      this.problem = null;
      this.state = this.owes ? 'waiting' : 'saved';
      this.#onSaved(entry);
    } catch (error) {
      this.#dirty = true;
      this.problem = problemOf(error);
      this.state = 'failed';
    }
  }
}
