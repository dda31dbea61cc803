/** What the filters find. It lives as long as the window, so that Find is found as it was left. */
import { SvelteSet } from 'svelte/reactivity';
import { call, problemOf, type CallError } from '../../api/call';
import type { FoundGroup, FoundGroups, MeetingFilter } from '../../api/contract';
import { Loaded } from '../../design/load.svelte';
import { everything } from './filters';
import { MOST_MEETINGS } from './room.svelte';

export const PAGE = 50;
/** After the last change, in milliseconds. */
const KEEP_AFTER = 800;

type Pages = ReadonlyMap<number, readonly FoundGroup[]>;

export class Finder {
  filter = $state.raw<MeetingFilter>(everything());
  state = $state<'loading' | 'ready' | 'error'>('loading');
  problem = $state<CallError | null>(null);
  /** What is said of all that was found; its rows are in the pages. */
  found = $state.raw<Omit<FoundGroups, 'rows'> | null>(null);
  choices = new Loaded(() => call('get_filter_choices', null));
  /** Rows of which more is shown, by their meeting. */
  open = new SvelteSet<string>();
  /** How far down the list was, in pixels. */
  scrolled = 0;

  #pages = $state.raw<Pages>(new Map());
  #asked = new Set<number>();
  /** Of which filter and minute the rows are; what an older one answers is dropped. */
  #turn = 0;
  #begun = false;
  #inView: [number, number] = [0, 0];
  #busy = false;
  #again = false;
  #keep: ReturnType<typeof setTimeout> | undefined;

  /** With the filters of the last time. */
  async begin(): Promise<void> {
    void this.choices.load();
    if (!this.#begun) {
      // Without what was kept, all is shown.
      const kept = await call('get_kept_filter', null).catch(() => null);
      if (kept !== null && !this.#begun) this.filter = { ...kept, offset: 0, limit: 0 };
      this.#begun = true;
    }
    await this.load();
  }

  row(place: number): FoundGroup | undefined {
    return this.#pages.get(Math.floor(place / PAGE))?.[place % PAGE];
  }

  get total(): number {
    return this.found?.total ?? 0;
  }

  /** Another filter: from the top. */
  async change(change: Partial<MeetingFilter>): Promise<void> {
    this.filter = { ...this.filter, ...change };
    this.#begun = true;
    // What is on its way is no answer to this any more.
    this.#turn += 1;
    this.#inView = [0, 0];
    this.scrolled = 0;
    clearTimeout(this.#keep);
    this.#keep = setTimeout(() => void this.keep(), KEEP_AFTER);
    await this.load();
  }

  clear(): Promise<void> {
    return this.change(everything());
  }

  /** What is in view, anew: the filter changed, or the minute, or what is kept. One question at a time; of those that wait
   * only the last is asked. */
  async load(): Promise<void> {
    this.#again = this.#busy;
    if (this.#busy) return;
    this.#busy = true;
    do {
      this.#again = false;
      await this.#loadInView();
    } while (this.#again);
    this.#busy = false;
  }

  async #loadInView(): Promise<void> {
    const turn = ++this.#turn;
    const [first, last] = this.#inView;
    try {
      const wanted = pagesOf(first, last);
      const answers = await Promise.all(wanted.map((page) => this.#ask(page)));
      if (turn !== this.#turn || this.#again) return;
      this.#pages = new Map(answers.map((answer, at) => [wanted[at]!, answer.rows]));
      this.#asked = new Set(wanted);
      this.found = answers[0]!;
      this.problem = null;
      this.state = 'ready';
    } catch (error) {
      // What is shown stays when only a refresh was refused.
      if (turn !== this.#turn || this.state === 'ready') return;
      this.problem = problemOf(error);
      this.state = 'error';
    }
  }

  /** These places are in view: their rows are fetched, and those that come next. */
  see(first: number, last: number): void {
    this.#inView = [first, last];
    for (const page of pagesOf(first - PAGE / 2, last + PAGE / 2)) {
      if (page * PAGE < this.total && !this.#asked.has(page)) void this.#fetch(page);
    }
  }

  async #fetch(page: number): Promise<void> {
    const turn = this.#turn;
    this.#asked.add(page);
    try {
      const { rows } = await this.#ask(page);
      if (turn === this.#turn) this.#pages = new Map([...this.#pages, [page, rows]]);
    } catch {
      // The next scroll asks again.
      if (turn === this.#turn) this.#asked.delete(page);
    }
  }

  #ask(page: number): Promise<FoundGroups> {
    return call('find_meetings', { ...this.filter, offset: page * PAGE, limit: PAGE });
  }

  /** The slots that fit, soonest first: as many as can be taken along at once. */
  async fitting(): Promise<string[]> {
    const meetings: string[] = [];
    for (let page = 0; page * PAGE < this.total && meetings.length < MOST_MEETINGS; page++) {
      const { rows } = await this.#ask(page);
      for (const row of rows) meetings.push(...slotsOf(row));
    }
    return meetings.slice(0, MOST_MEETINGS);
  }

  /** For the next start. */
  async keep(): Promise<void> {
    if (this.#keep === undefined) return;
    clearTimeout(this.#keep);
    this.#keep = undefined;
    // Filters that were not kept are chosen again; nobody is stopped by it.
    await call('keep_filter', this.filter).catch(() => undefined);
  }
}

/** The days of a group that fit; one that meets by appointment has none, and is itself. */
function slotsOf(row: FoundGroup): string[] {
  const fits = row.week.filter((slot) => slot.fits).map((slot) => slot.meeting);
  return fits.length > 0 ? fits : [row.meeting];
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(first, 0) / PAGE);
  const until = Math.floor(Math.max(last, 0) / PAGE);
  return Array.from({ length: until - from + 1 }, (_, at) => from + at);
}

export const finder = new Finder();
