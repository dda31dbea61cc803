import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CallError } from '../api/call';

const say = vi.hoisted(() => vi.fn());
vi.mock('./toast', () => ({ say }));
const { Attempt } = await import('./attempt.svelte');

describe('an attempt', () => {
  beforeEach(() => say.mockReset());

  it('answers, and is over', async () => {
    const attempt = new Attempt();
    const running = attempt.run(() => Promise.resolve(null));
    expect(attempt.busy).toBe(true);
    expect(await running, 'a command may answer with nothing').toBeNull();
    expect([attempt.busy, attempt.problem]).toEqual([false, null]);
  });

  it('is not begun twice', async () => {
    const attempt = new Attempt();
    const work = vi.fn(() => Promise.resolve(1));
    await Promise.all([attempt.run(work), attempt.run(work)]);
    expect(work).toHaveBeenCalledOnce();
  });

  it('says what is wrong at its field, and only there', async () => {
    const attempt = new Attempt();
    expect(await attempt.run(() => Promise.reject(new CallError('wrong_secret', 'proof')))).toBeUndefined();
    expect(attempt.at('proof')).toContain('does not open');
    expect(attempt.at('passphrase')).toBeUndefined();
    expect(attempt.besides('proof', 'passphrase')).toBeNull();
    expect(attempt.besides('passphrase')?.code).toBe('wrong_secret');
    expect(say).not.toHaveBeenCalled();
  });

  it('says so in passing where nobody shows it any more', async () => {
    const attempt = new Attempt();
    attempt.gone = true;
    await attempt.run(() => Promise.reject(new CallError('disk_full', null)));
    expect(say).toHaveBeenCalledOnce();
  });
});
