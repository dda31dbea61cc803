import { beforeEach, describe, expect, it, vi } from 'vitest';

const call = vi.hoisted(() => vi.fn());
vi.mock('../../../api/call', async (original) => ({ ...(await original<object>()), call }));
const { CallError } = await import('../../../api/call');
const { Erasing } = await import('./erasing.svelte');

function asked() {
  const erasing = new Erasing();
  erasing.step = 'asked';
  erasing.proof = 'lantern orchard';
  return erasing;
}

describe('erasing everything', () => {
  beforeEach(() => call.mockReset());

  it('stays where it was asked while nothing was changed', async () => {
    const erasing = asked();
    call.mockRejectedValueOnce(new CallError('wrong_secret', 'proof'));
    await erasing.erase();
    expect([erasing.step, erasing.attempt.problem?.code]).toEqual(['asked', 'wrong_secret']);
  });

  it('says what cannot be overwritten before it begins, and goes on only when it is told to', async () => {
    const erasing = asked();
    call.mockResolvedValueOnce({ begun: false, in_the_way: ['snap/a.vbk'] });
    await erasing.erase();
    expect([erasing.step, erasing.inTheWay]).toEqual(['shut', ['snap/a.vbk']]);
    call.mockResolvedValueOnce({ begun: true, in_the_way: [] });
    await erasing.erase();
    expect(erasing.step).toBe('gone');
    expect(call.mock.calls.map(([, request]) => (request as { regardless: boolean }).regardless)).toEqual([
      false,
      true,
    ]);
  });
});
