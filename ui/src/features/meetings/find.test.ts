import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FoundGroup, MeetingFilter } from '../../api/contract';
import { everything } from './filters';
import { Finder, PAGE } from './find.svelte';

type Asked = { filter: MeetingFilter; answer: (total: number) => void; refuse: () => void };
const asked: Asked[] = [];
const kept: MeetingFilter[] = [];
let last: MeetingFilter = everything();

vi.mock('../../api/call', async (original) => ({
  ...(await original<object>()),
  call: (command: string, request: unknown) => {
    if (command === 'get_kept_filter') return Promise.resolve(last);
    if (command === 'get_filter_choices') return Promise.resolve({ kinds: [] });
    if (command === 'keep_filter') return Promise.resolve(void kept.push(request as MeetingFilter));
    const filter = request as MeetingFilter;
    return new Promise((resolve, reject) => {
      const row = (place: number) => ({ meeting: `${filter.text}${filter.offset + place}` }) as FoundGroup;
      const rows = (total: number) =>
        Array.from({ length: Math.min(PAGE, Math.max(total - filter.offset, 0)) }, (_, place) => row(place));
      asked.push({
        filter,
        answer: (total) => resolve({ rows: rows(total), total, meetings: total, all: 9999 }),
        refuse: () => reject({ code: 'internal', field: null }),
      });
    });
  },
}));

const settled = () => new Promise((done) => setTimeout(done));

describe('finding', () => {
  beforeEach(() => {
    asked.length = 0;
    kept.length = 0;
    last = everything();
  });

  async function begun(total: number): Promise<Finder> {
    const finder = new Finder();
    void finder.begin();
    await settled();
    asked.pop()!.answer(total);
    await settled();
    return finder;
  }

  it('begins with the filters of the last time', async () => {
    last = { ...everything(), days: [2], limit: 7 };
    const finder = await begun(3);
    expect(finder.filter.days).toEqual([2]);
    expect([finder.state, finder.total, finder.row(2)?.meeting]).toEqual(['ready', 3, '2']);
  });

  it('asks one question at a time, and of those that wait only the last', async () => {
    const finder = await begun(3);
    for (const text of ['l', 'la', 'lam', 'lamp']) void finder.change({ text });
    expect(asked.map(({ filter }) => filter.text)).toEqual(['l']);
    asked.shift()!.answer(2);
    await settled();
    expect(finder.row(0)?.meeting, 'an answer to an older keystroke is dropped').toBe('0');
    expect(asked.map(({ filter }) => filter.text)).toEqual(['lamp']);
    asked.shift()!.answer(1);
    await settled();
    expect([finder.total, finder.row(0)?.meeting]).toEqual([1, 'lamp0']);
  });

  it('fetches what comes into sight and what comes next, once', async () => {
    const finder = await begun(500);
    finder.see(0, 10);
    expect(asked).toEqual([]);
    finder.see(100, 130);
    finder.see(101, 131);
    expect(asked.map(({ filter }) => filter.offset)).toEqual([50, 100, 150]);
    asked.forEach(({ answer }) => answer(500));
    await settled();
    expect(finder.row(130)?.meeting).toBe('130');
    expect(finder.row(300)).toBeUndefined();
  });

  it('asks again for a page that was refused', async () => {
    const finder = await begun(500);
    finder.see(100, 101);
    asked.forEach(({ refuse }) => refuse());
    asked.length = 0;
    await settled();
    finder.see(100, 101);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('keeps what is shown when only a refresh is refused', async () => {
    const finder = await begun(3);
    void finder.load();
    asked.shift()!.refuse();
    await settled();
    expect([finder.state, finder.row(0)?.meeting]).toEqual(['ready', '0']);
  });

  it('says why, when nothing can be shown', async () => {
    const finder = new Finder();
    void finder.begin();
    await settled();
    asked.shift()!.refuse();
    await settled();
    expect([finder.state, finder.problem?.code]).toEqual(['error', 'internal']);
  });

  it('keeps the filters for the next start, once and only when they changed', async () => {
    const finder = await begun(3);
    await finder.keep();
    expect(kept).toEqual([]);
    void finder.change({ days: [1] });
    void finder.change({ days: [1, 2] });
    await finder.keep();
    await finder.keep();
    expect(kept.map(({ days }) => days)).toEqual([[1, 2]]);
  });
});
