import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry, EntryDraft } from '../../api/contract';

const call = vi.hoisted(() => vi.fn());
vi.mock('../../api/call', async (original) => ({ ...(await original<object>()), call }));
const { CallError } = await import('../../api/call');
const { Draft } = await import('./draft.svelte');

const stored = (draft: EntryDraft): Entry => ({
  id: draft.id ?? 'made',
  body: draft.body,
  title: draft.body,
  written_at: draft.written_at ?? '2026-11-24T18:41:00Z',
  written_on: '2026-11-24',
  changed_at: '2026-11-24T18:41:00Z',
  words: draft.body.split(' ').length,
});

const write = (draft: InstanceType<typeof Draft>, text: string) => draft.write(() => text, text.trim() === '');

describe('writing is stored by itself', () => {
  const onSaved = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    call.mockReset().mockImplementation((_, draft: EntryDraft) => Promise.resolve(stored(draft)));
    onSaved.mockReset();
  });
  afterEach(() => void vi.useRealTimers());

  it('within a second of the last key, and once for many keys', async () => {
    const draft = new Draft(null, onSaved);
    write(draft, 'a');
    write(draft, 'ab');
    await vi.advanceTimersByTimeAsync(1000);
    expect(call).toHaveBeenCalledTimes(1);
    expect(call).toHaveBeenCalledWith('save_entry', { id: null, body: 'ab', written_at: null });
    expect(draft.state).toBe('saved');
    expect(draft.id).toBe('made');
  });

  it('at least every two seconds while keys keep coming', async () => {
    const draft = new Draft(null, onSaved);
    for (let typed = 'a'; typed.length < 20; typed += 'a') {
      write(draft, typed);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(call).toHaveBeenCalled();
  });

  it('a page nobody wrote on is never stored', async () => {
    const draft = new Draft(null, onSaved);
    write(draft, '  ');
    await draft.flush();
    expect(call).not.toHaveBeenCalled();
  });

  it('taking all text out keeps the last version', async () => {
    const draft = new Draft(stored({ id: 'old', body: 'words', written_at: null }), onSaved);
    write(draft, '');
    await draft.flush();
    expect(call).not.toHaveBeenCalled();
    expect(draft.state).toBe('emptied');
  });

  it('a refused save keeps the text and stores it at the next try', async () => {
    const draft = new Draft(null, onSaved);
    call.mockRejectedValueOnce(new CallError('disk_full', null));
    write(draft, 'words');
    await draft.flush();
    expect(draft.state).toBe('failed');
    expect(draft.problem?.code).toBe('disk_full');
    await draft.flush();
    expect(draft.state).toBe('saved');
    expect(draft.problem).toBeNull();
  });

  it('what is written during a save is stored after it, into the same entry', async () => {
    const draft = new Draft(null, onSaved);
    let finish: () => void = () => {};
    call.mockImplementationOnce(
      (_, sent: EntryDraft) => new Promise((resolve) => (finish = () => resolve(stored(sent)))),
    );
    write(draft, 'one');
    const first = draft.flush();
    write(draft, 'one two');
    const second = draft.flush();
    finish();
    await Promise.all([first, second]);
    expect(call.mock.calls.map(([, sent]) => sent as EntryDraft)).toEqual([
      { id: null, body: 'one', written_at: null },
      { id: 'made', body: 'one two', written_at: '2026-11-24T18:41:00Z' },
    ]);
  });

  it('a deleted entry is not brought back by a late save', async () => {
    const draft = new Draft(null, onSaved);
    write(draft, 'words');
    draft.discard();
    await draft.flush();
    expect(call).not.toHaveBeenCalled();
  });
});
