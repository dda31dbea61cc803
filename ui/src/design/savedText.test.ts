import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CallError } from '../api/call';
import { SavedText } from './savedText.svelte';

describe('a text that is saved by itself', () => {
  beforeEach(() => void vi.useFakeTimers());

  it('is saved within a second of the last letter, once', async () => {
    const saved: string[] = [];
    const text = new SavedText('', async (value) => void saved.push(value));
    for (const value of ['a', 'ab', 'abc']) {
      text.value = value;
      text.typed();
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved).toEqual(['abc']);
    expect(text.saved).toBe(true);
    await text.flush();
    expect(saved).toEqual(['abc']);
  });

  it('keeps what was typed while it was saved', async () => {
    const saved: string[] = [];
    const text = new SavedText('', async (value) => {
      saved.push(value);
      if (saved.length > 1) return;
      text.value = 'more';
      text.typed();
    });
    text.value = 'some';
    text.typed();
    await text.flush();
    expect(saved).toEqual(['some', 'more']);
  });

  it('says why it was refused, and is saved later', async () => {
    const save = vi.fn(async () => undefined).mockRejectedValueOnce(new CallError('disk_full', null));
    const text = new SavedText('', save);
    text.typed();
    await text.flush();
    expect(text.attempt.problem?.code).toBe('disk_full');
    expect(text.saved).toBe(false);
    await text.flush();
    expect(text.saved).toBe(true);
  });
});
