import { call, problemOf, type CallError } from '../../api/call';
import type { Entry, EntryGist } from '../../api/contract';

const PAGE = 50;

/** The entries in the list pane: all of them, or those that hold the searched words. */
export class EntryList {
  text = $state('');
  entries = $state.raw<EntryGist[]>([]);
  total = $state(0);
  next = $state<string | null>(null);
  state = $state<'loading' | 'ready' | 'error'>('loading');
  problem = $state<CallError | null>(null);
  loadingMore = $state(false);
  /** The words the shown entries were found by. */
  shownFor = $state('');
  #asked = 0;

  /** From the top. Answers that come after a newer question are dropped. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    const text = this.text.trim();
    try {
      const page = await call('list_entries', { text, before: null, limit: PAGE });
      if (asked !== this.#asked) return;
      this.entries = page.entries;
      this.next = page.next;
      this.total = page.total;
      this.shownFor = text;
      this.problem = null;
      this.state = 'ready';
    } catch (error) {
      if (asked !== this.#asked) return;
      this.problem = problemOf(error);
      this.state = 'error';
    }
  }

  async more(): Promise<void> {
    if (this.next === null || this.loadingMore || this.state !== 'ready') return;
    const asked = this.#asked;
    this.loadingMore = true;
    try {
      const page = await call('list_entries', { text: this.shownFor, before: this.next, limit: PAGE });
      if (asked !== this.#asked) return;
      const have = new Set(this.entries.map((entry) => entry.id));
      this.entries = [...this.entries, ...page.entries.filter((entry) => !have.has(entry.id))];
      this.next = page.next;
    } catch {
      // The next scroll asks again; what is shown stays.
    } finally {
      this.loadingMore = false;
    }
  }

  /** Brings a just saved entry up to date where it stands, or puts it where its day belongs. */
  keep(entry: Entry, excerpt: string): void {
    const gist: EntryGist = {
      id: entry.id,
      title: entry.title,
      excerpt: [{ text: excerpt, hit: false }],
      written_at: entry.written_at,
      written_on: entry.written_on,
    };
    const old = this.entries.find((each) => each.id === entry.id);
    // Among found entries the marked words stay as they were found.
    if (old && this.shownFor !== '') gist.excerpt = old.excerpt;
    if (old && old.written_at === gist.written_at) {
      this.entries = this.entries.map((each) => (each.id === gist.id ? gist : each));
    } else if (old) {
      this.entries = inOrder([...this.entries.filter((each) => each.id !== gist.id), gist]);
    } else if (this.shownFor === '') {
      this.entries = inOrder([...this.entries, gist]);
      this.total += 1;
    }
  }

  /** Takes an entry out; the answer is the one that should be shown instead. */
  drop(id: string): EntryGist | null {
    const at = this.entries.findIndex((each) => each.id === id);
    if (at < 0) return null;
    this.entries = this.entries.filter((each) => each.id !== id);
    this.total -= 1;
    return this.entries[at] ?? this.entries[at - 1] ?? null;
  }
}

const inOrder = (entries: EntryGist[]): EntryGist[] => entries.sort((a, b) => (a.written_at < b.written_at ? 1 : -1));

export type Month = { key: string; entries: EntryGist[] };

/** "2026-11" and its entries, in the order they came. */
export function byMonth(entries: readonly EntryGist[]): Month[] {
  const months: Month[] = [];
  for (const entry of entries) {
    const key = entry.written_on.slice(0, 7);
    const last = months.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else months.push({ key, entries: [entry] });
  }
  return months;
}

/** The first words under the title, as the list shows them until it is read afresh. */
export function excerptOf(plain: string, title: string): string {
  const text = plain.replace(/\s+/g, ' ').trim();
  const rest = text.startsWith(title) ? text.slice(title.length).trim() : text;
  return rest.slice(0, 160);
}
