import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry, EntryDraft } from './api/contract';

const call = vi.hoisted(() => vi.fn());
const undoable = vi.hoisted(() => vi.fn());
vi.mock('./api/call', async (original) => ({ ...(await original<object>()), call }));
vi.mock('./design/toast', () => ({ say: vi.fn(), undoable }));

const entry = (id: string, body: string): Entry => ({
  id,
  body,
  title: body,
  written_at: '2026-11-24T18:41:00Z',
  written_on: '2026-11-24',
  changed_at: '2026-11-24T18:41:00Z',
  words: 2,
});
const sent = (command: string) =>
  call.mock.calls.filter(([name]) => name === command).map(([, body]) => body as unknown);

/** A fresh window onto a vault that kept `draft` at its last lock. */
async function opened(draft: EntryDraft | null, entries: Entry[] = []) {
  vi.resetModules();
  call.mockReset().mockImplementation((name: string, request: EntryDraft) => {
    if (name === 'get_left_draft') return Promise.resolve(draft);
    const known = entries.find(({ id }) => id === request?.id);
    if (name === 'get_entry') return known ? Promise.resolve(known) : Promise.reject(new Error());
    return Promise.resolve(name === 'save_entry' ? entry(request.id ?? 'made', request.body) : null);
  });
  undoable.mockReset();
  const { left } = await import('./left.svelte');
  await left.load();
  return left;
}

describe('a text that was kept at the last lock', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  const loose: EntryDraft = { id: null, body: 'half a thought', written_at: null };
  const older = entry('one', 'half');
  const ofOne: EntryDraft = { id: 'one', body: 'half a thought', written_at: '2026-11-24T18:41:00Z' };

  it('is offered, and nothing is done with it', async () => {
    const left = await opened(loose);
    await left.load();
    expect(left.draft).toEqual(loose);
    expect(call.mock.calls.map(([name]) => name as string)).toEqual(['get_left_draft']);
  });

  it('is not offered when its entry already says it', async () => {
    const left = await opened(ofOne, [entry('one', 'half a thought')]);
    expect(left.draft).toBeNull();
    expect(sent('forget_left_draft')).toHaveLength(1);
  });

  it('becomes a new entry, and is forgotten only then', async () => {
    const left = await opened(ofOne);
    expect(left.entry, 'its entry was deleted').toBeNull();
    await left.keepAsNew();
    expect(sent('save_entry')).toEqual([{ ...ofOne, id: null }]);
    expect(call.mock.calls.map(([name]) => name as string).slice(-2)).toEqual(['save_entry', 'forget_left_draft']);
    expect(left.draft).toBeNull();
  });

  it('stays where it was when it cannot be stored', async () => {
    const left = await opened(loose);
    call.mockRejectedValueOnce(new Error());
    await expect(left.keepAsNew()).rejects.toThrow();
    expect(left.draft).toEqual(loose);
    expect(sent('forget_left_draft')).toEqual([]);
  });

  it('goes into its entry at the wish of its writer, and out again', async () => {
    const left = await opened(ofOne, [older]);
    const stored = vi.fn();
    left.shareWith({ settle: () => Promise.resolve(), stored });
    await left.keepInEntry();
    expect(sent('save_entry')).toEqual([ofOne]);
    await (undoable.mock.calls[0]![1] as () => Promise<void>)();
    expect(sent('save_entry').at(-1)).toEqual({ id: 'one', body: 'half', written_at: older.written_at });
    expect(stored).toHaveBeenCalledTimes(2);
    expect(left.draft).toEqual(ofOne);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent('forget_left_draft')).toEqual([]);
  });

  it('is let go of only when nobody can press Undo any more', async () => {
    const left = await opened(loose);
    left.letGo();
    expect(left.draft).toBeNull();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent('forget_left_draft')).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent('forget_left_draft')).toHaveLength(1);
  });
});
