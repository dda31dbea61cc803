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

const sent = (command: string) =>
  call.mock.calls.filter(([name]) => name === command).map(([, draft]) => draft as EntryDraft);
const saves = () => sent('save_entry');
const holds = () => sent('hold_draft');
/** Most answers are for saves; a hold answers nothing. */
const onceForASave = (answer: (draft: EntryDraft) => Promise<Entry>) => {
  let given = false;
  call.mockImplementation((name: string, draft: EntryDraft) => {
    if (name === 'hold_draft') return Promise.resolve(null);
    if (given) return Promise.resolve(stored(draft));
    given = true;
    return answer(draft);
  });
};

const write = (draft: InstanceType<typeof Draft>, text: string) => draft.write(() => text, text.trim() === '');

describe('writing is stored by itself', () => {
  const onSaved = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    call.mockReset().mockImplementation((_, draft: EntryDraft) => Promise.resolve(stored(draft)));
    onSaved.mockReset();
  });
  afterEach(async () => {
    // What a test left owing is let go of.
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
  });

  it('within a second of the last key, and once for many keys', async () => {
    const draft = new Draft(null, onSaved);
    write(draft, 'a');
    write(draft, 'ab');
    await vi.advanceTimersByTimeAsync(1000);
    expect(saves()).toEqual([{ id: null, body: 'ab', written_at: null }]);
    expect(draft.state).toBe('saved');
    expect(draft.id).toBe('made');
  });

  it('at least every two seconds while keys keep coming', async () => {
    const draft = new Draft(null, onSaved);
    for (let typed = 'a'; typed.length < 20; typed += 'a') {
      write(draft, typed);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saves()).not.toEqual([]);
  });

  it('a page nobody wrote on is never stored', async () => {
    const draft = new Draft(null, onSaved);
    write(draft, '  ');
    await draft.flush();
    expect(saves()).toEqual([]);
  });

  it('taking all text out keeps the last version', async () => {
    const draft = new Draft(stored({ id: 'old', body: 'words', written_at: null }), onSaved);
    write(draft, '');
    await draft.flush();
    expect(saves()).toEqual([]);
    expect(draft.state).toBe('emptied');
  });

  it('a refused save keeps the text and stores it at the next try', async () => {
    const draft = new Draft(null, onSaved);
    onceForASave(() => Promise.reject(new CallError('disk_full', null)));
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
    onceForASave((sent) => new Promise((resolve) => (finish = () => resolve(stored(sent)))));
    write(draft, 'one');
    const first = draft.flush();
    write(draft, 'one two');
    const second = draft.flush();
    await vi.advanceTimersByTimeAsync(0);
    finish();
    await Promise.all([first, second]);
    expect(saves()).toEqual([
      { id: null, body: 'one', written_at: null },
      { id: 'made', body: 'one two', written_at: '2026-11-24T18:41:00Z' },
    ]);
  });

  it('a deleted entry is not brought back by a late save', async () => {
    const draft = new Draft(null, onSaved);
    write(draft, 'words');
    draft.discard();
    await draft.flush();
    expect(saves()).toEqual([]);
  });

  describe('and held on the Rust side until then', () => {
    it('with the first key, now and then while keys come, and with the last', async () => {
      const draft = new Draft(null, onSaved);
      for (const text of ['a', 'ab', 'abc', 'abcd', 'abcde']) {
        write(draft, text);
        await vi.advanceTimersByTimeAsync(60);
      }
      expect(holds().map(({ body }) => body)).toEqual(['a', 'abcd']);
      await vi.advanceTimersByTimeAsync(200);
      expect(holds().at(-1)).toEqual({ id: null, body: 'abcde', written_at: null });
      expect(saves()).toEqual([]);
    });

    it('nothing after it is stored', async () => {
      const draft = new Draft(null, onSaved);
      write(draft, 'words');
      await draft.flush();
      await vi.advanceTimersByTimeAsync(1000);
      expect(call.mock.calls.map(([name]) => name as string)).toEqual(['save_entry']);
    });

    it('a save waits for the hold that is on its way', async () => {
      const draft = new Draft(null, onSaved);
      let arrive: () => void = () => {};
      call.mockImplementationOnce(() => new Promise((resolve) => (arrive = () => resolve(null))));
      write(draft, 'words');
      await vi.advanceTimersByTimeAsync(10);
      const flushed = draft.flush();
      await vi.advanceTimersByTimeAsync(100);
      expect(saves()).toEqual([]);
      arrive();
      await flushed;
      await vi.advanceTimersByTimeAsync(1000);
      expect(call.mock.calls.map(([name]) => name as string)).toEqual(['hold_draft', 'save_entry']);
    });

    it('what is typed during a save is held after it, as the same entry', async () => {
      const draft = new Draft(null, onSaved);
      let finish: () => void = () => {};
      onceForASave((sent) => new Promise((resolve) => (finish = () => resolve(stored(sent)))));
      write(draft, 'one');
      const flushed = draft.flush();
      await vi.advanceTimersByTimeAsync(0);
      write(draft, 'one two');
      await vi.advanceTimersByTimeAsync(400);
      expect(holds()).toEqual([]);
      finish();
      await flushed;
      await vi.advanceTimersByTimeAsync(250);
      expect(holds()).toEqual([{ id: 'made', body: 'one two', written_at: '2026-11-24T18:41:00Z' }]);
    });

    it('but at once where the save itself has to wait, and then as the same entry', async () => {
      const draft = new Draft(null, onSaved);
      let finish: () => void = () => {};
      onceForASave((sent) => new Promise((resolve) => (finish = () => resolve(stored(sent)))));
      write(draft, 'one');
      const flushed = draft.flush();
      await vi.advanceTimersByTimeAsync(3000);
      write(draft, 'one two');
      await vi.advanceTimersByTimeAsync(400);
      expect(holds().at(-1)?.body).toBe('one two');
      finish();
      await flushed;
      await vi.advanceTimersByTimeAsync(2000);
      expect(saves().map(({ id, body }) => [id, body])).toEqual([
        [null, 'one'],
        ['made', 'one two'],
      ]);
      expect(holds().at(-1)?.id).toBe('made');
      expect(call.mock.calls.at(-1)?.[0]).toBe('save_entry');
    });

    it('still, when the disk refuses the save', async () => {
      const draft = new Draft(null, onSaved);
      onceForASave(() => Promise.reject(new CallError('disk_full', null)));
      write(draft, 'words');
      await draft.flush();
      await vi.advanceTimersByTimeAsync(250);
      expect(holds().at(-1)?.body).toBe('words');
      await draft.flush();
    });

    it('whatever becomes of the hold, the save is made', async () => {
      const draft = new Draft(null, onSaved);
      call.mockRejectedValueOnce(new CallError('text_too_long', 'body'));
      write(draft, 'words');
      await vi.advanceTimersByTimeAsync(1000);
      expect(saves()).toEqual([{ id: null, body: 'words', written_at: null }]);
      expect(draft.state).toBe('saved');
    });

    it('is let go of when all text is taken out again', async () => {
      const draft = new Draft(null, onSaved);
      write(draft, 'words');
      await vi.advanceTimersByTimeAsync(10);
      write(draft, '');
      await vi.advanceTimersByTimeAsync(1000);
      expect(holds().map(({ body }) => body)).toEqual(['words', '']);
    });

    it('another text that is still owed is held again after a save cleared it', async () => {
      const [parked, typed] = [new Draft(null, onSaved), new Draft(null, onSaved)];
      call.mockImplementation((name: string, draft: EntryDraft) => {
        if (name === 'hold_draft') return Promise.resolve(null);
        return draft.body === 'parked'
          ? Promise.reject(new CallError('disk_full', null))
          : Promise.resolve(stored(draft));
      });
      write(parked, 'parked');
      await parked.flush();
      write(typed, 'typed');
      await vi.advanceTimersByTimeAsync(250);
      expect(holds().at(-1)?.body).toBe('typed');
      await typed.flush();
      await vi.advanceTimersByTimeAsync(250);
      expect(holds().at(-1)?.body).toBe('parked');
      parked.discard();
    });
  });
});
