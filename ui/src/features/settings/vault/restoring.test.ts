import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../../api/contract';

const call = vi.hoisted(() => vi.fn());
const leave = vi.hoisted(() => vi.fn());
vi.mock('../../../api/call', async (original) => ({ ...(await original<object>()), call }));
vi.mock('../../../pending', () => ({ leave }));
const { CallError } = await import('../../../api/call');
const { Restoring } = await import('./restoring.svelte');

const snapshot = { kind: 'snapshot', name: 'a.vbk', made_at: '2026-11-24T18:41:00.000Z' } as const;
const preview = { inside: { entries: 5 } };
const refuse = (code: ErrorCode, field: string | null = null) => call.mockRejectedValueOnce(new CallError(code, field));
const asked = () => call.mock.calls.map(([name]) => name as string);

describe('bringing a backup back', () => {
  beforeEach(() => {
    call.mockReset().mockResolvedValue(preview);
    leave.mockReset().mockResolvedValue(undefined);
  });

  it('asks for no secret where the vault’s own keys open it', async () => {
    const restoring = new Restoring(snapshot);
    await restoring.look();
    expect(call).toHaveBeenCalledWith('preview_restore', { snapshot: 'a.vbk', path: null, secret: null });
    expect([restoring.step, restoring.preview]).toEqual(['preview', preview]);
  });

  it('asks for the secret of that time where they do not, as often as it is wrong', async () => {
    const restoring = new Restoring({ kind: 'file', path: '/media/stick/b.vbk' });
    refuse('secret_needed', 'secret');
    await restoring.look();
    expect(restoring.step).toBe('secret');
    restoring.secret = 'mistyped';
    refuse('wrong_secret', 'secret');
    await restoring.look();
    expect([restoring.step, restoring.problem?.code, restoring.secret]).toEqual(['secret', 'wrong_secret', 'mistyped']);
    restoring.secret = 'of that time';
    await restoring.look();
    expect(call).toHaveBeenLastCalledWith('preview_restore', {
      snapshot: null,
      path: '/media/stick/b.vbk',
      secret: 'of that time',
    });
    expect([restoring.step, restoring.secret]).toEqual(['preview', '']);
  });

  it('leads back to the secret when the look by it is stopped, and says why another was refused', async () => {
    const restoring = new Restoring(snapshot);
    refuse('secret_needed', 'secret');
    await restoring.look();
    refuse('cancelled');
    await restoring.look();
    expect(restoring.step).toBe('secret');
    refuse('backup_damaged');
    await restoring.look();
    expect([restoring.step, restoring.problem?.code]).toEqual(['refused', 'backup_damaged']);
  });

  it('stores what is being written before it changes everything', async () => {
    const restoring = new Restoring(snapshot);
    await restoring.look();
    leave.mockImplementation(() => {
      expect(asked()).not.toContain('restore');
      return Promise.resolve();
    });
    expect(await restoring.restore()).toBe(true);
    expect(leave).toHaveBeenCalledOnce();
    expect(asked()).toEqual(['preview_restore', 'restore']);
  });

  it('can be tried again as it was shown, where it was refused', async () => {
    const restoring = new Restoring(snapshot);
    await restoring.look();
    refuse('disk_full');
    expect(await restoring.restore()).toBe(false);
    expect([restoring.step, restoring.preview, restoring.problem?.code]).toEqual(['preview', preview, 'disk_full']);
    expect(await restoring.restore()).toBe(true);
    expect(restoring.problem).toBe(null);
  });

  it('is looked at afresh where what was prepared is gone', async () => {
    for (const code of ['nothing_prepared', 'vault_damaged'] as const) {
      const restoring = new Restoring(snapshot);
      await restoring.look();
      refuse(code);
      expect(await restoring.restore()).toBe(false);
      expect([restoring.step, restoring.preview, restoring.problem?.code]).toEqual(['refused', null, code]);
    }
  });

  it('stays prepared for nobody who left while it was under way', async () => {
    const restoring = new Restoring(snapshot);
    await restoring.look();
    refuse('disk_full');
    const under = restoring.restore();
    await restoring.leave();
    expect(await under).toBe(false);
    expect(asked()).toEqual(['preview_restore', 'restore', 'forget_restore']);
  });

  it('forgets what was prepared when it is left, also when that comes late', async () => {
    const left = new Restoring(snapshot);
    await left.look();
    await left.leave();
    expect(asked()).toEqual(['preview_restore', 'forget_restore']);
    call.mockClear();
    const late = new Restoring({ kind: 'everything', path: '/tmp/everything.json' });
    const looking = late.look();
    await late.leave();
    await looking;
    expect(asked()).toEqual(['preview_everything', 'forget_restore']);
  });
});
