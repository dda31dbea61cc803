import { call, problemOf, type CallError } from '../../api/call';
import type { FoundMeeting } from '../../api/contract';
import { chosen } from './room.svelte';

const PAGE = 100;

/** What the filters find, page by page. */
export class Finder {
  rows = $state.raw<FoundMeeting[]>([]);
  total = $state(0);
  all = $state(0);
  state = $state<'loading' | 'ready' | 'error'>('loading');
  problem = $state<CallError | null>(null);
  #asked = 0;
  #more = false;

  /** From the top; with `keep`, as many as are shown now (the minutes have moved on). */
  async load(keep = false): Promise<void> {
    const asked = ++this.#asked;
    const wanted = keep ? this.rows.length : 0;
    try {
      let found = await ask(0);
      let rows = found.rows;
      while (rows.length < Math.min(wanted, found.total) && found.rows.length > 0) {
        found = await ask(rows.length);
        rows = joined(rows, found.rows);
      }
      if (asked !== this.#asked) return;
      this.rows = rows;
      this.total = found.total;
      this.all = found.all;
      this.problem = null;
      this.state = 'ready';
    } catch (error) {
      // What is shown stays when only a refresh was refused.
      if (asked !== this.#asked || keep) return;
      this.problem = problemOf(error);
      this.state = 'error';
    }
  }

  async more(): Promise<void> {
    if (this.#more || this.rows.length >= this.total) return;
    const asked = this.#asked;
    this.#more = true;
    try {
      const found = await ask(this.rows.length);
      if (asked === this.#asked) this.rows = joined(this.rows, found.rows);
    } catch {
      // The next scroll asks again.
    } finally {
      this.#more = false;
    }
  }

  /** A bookmark is of the whole group, with all its days: the core says which rows are kept now. */
  refresh(): Promise<void> {
    return this.load(true);
  }
}

const ask = (offset: number) => call('find_meetings', { ...$state.snapshot(chosen), offset, limit: PAGE });

/** Between two pages a meeting may have begun and moved to another place: no row stands twice. */
function joined(rows: readonly FoundMeeting[], more: readonly FoundMeeting[]): FoundMeeting[] {
  const have = new Set(rows.map((row) => row.id));
  return [...rows, ...more.filter((row) => !have.has(row.id))];
}
