import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../api/contract';

const callLocked = vi.hoisted(() => vi.fn());
const chooseFile = vi.hoisted(() => vi.fn());
vi.mock('../../api/call', async (original) => ({ ...(await original<object>()), callLocked, chooseFile }));
const { CallError } = await import('../../api/call');
const { Rescue } = await import('./rescue.svelte');

const refuse = (code: ErrorCode, field: string | null = null) =>
  callLocked.mockRejectedValueOnce(new CallError(code, field));
const asked = () => callLocked.mock.calls.map(([name]) => name as string);
const snapshot = { kind: 'snapshot', name: 'a.vbk', made_at: '2026-11-24T18:41:00.000Z' } as const;
const preview = { inside: { entries: 5 } };

describe('the way out of a vault that does not open', () => {
  beforeEach(() => {
    callLocked.mockReset().mockResolvedValue(preview);
    chooseFile.mockReset().mockResolvedValue('/media/stick/b.vbk');
  });

  it('asks nobody again for what was just typed', async () => {
    const rescue = new Rescue('a passphrase');
    await rescue.take(snapshot);
    expect(callLocked).toHaveBeenCalledWith('preview_backup', {
      snapshot: 'a.vbk',
      path: null,
      secret: 'a passphrase',
    });
    expect(rescue.step).toBe('inside');
  });

  it('asks for another where that one does not open the backup, and does not call it wrong', async () => {
    const rescue = new Rescue('a passphrase');
    refuse('wrong_secret', 'secret');
    await rescue.take(snapshot);
    expect([rescue.step, rescue.other, rescue.problem]).toEqual(['secret', true, null]);
    rescue.secret = 'an older one';
    refuse('wrong_secret', 'secret');
    await rescue.look();
    expect([rescue.step, rescue.problem?.code, rescue.secret]).toEqual(['secret', 'wrong_secret', 'an older one']);
  });

  it('on a new computer a file is chosen, then what opens it is asked for', async () => {
    const rescue = new Rescue();
    await rescue.chooseFile();
    expect([rescue.step, asked()]).toEqual(['secret', []]);
    rescue.secret = 'a passphrase';
    await rescue.look();
    expect(callLocked).toHaveBeenCalledWith('preview_backup', {
      snapshot: null,
      path: '/media/stick/b.vbk',
      secret: 'a passphrase',
    });
    expect(rescue.secret, 'nothing that was typed stays').toBe('');
  });

  it('choosing no file changes nothing', async () => {
    chooseFile.mockResolvedValue(null);
    const rescue = new Rescue();
    await rescue.chooseFile();
    expect([rescue.step, rescue.problem]).toEqual(['ways', null]);
  });

  it('a file that is no backup leads back to where another is chosen', async () => {
    const rescue = new Rescue('a passphrase');
    refuse('not_a_backup');
    await rescue.chooseFile();
    expect([rescue.step, rescue.problem?.code, rescue.source?.kind]).toEqual(['ways', 'not_a_backup', 'file']);
  });

  it('stopped, it is where it was, without a word', async () => {
    const rescue = new Rescue();
    await rescue.chooseFile();
    rescue.secret = 'a passphrase';
    refuse('cancelled');
    await rescue.look();
    expect([rescue.step, rescue.problem, rescue.secret]).toEqual(['secret', null, 'a passphrase']);
  });

  it('a salvage is reported before anything is opened', async () => {
    const rescue = new Rescue('a passphrase');
    await rescue.take({ kind: 'salvage' });
    expect([rescue.step, asked()]).toEqual(['salvaged', ['salvage']]);
    await rescue.back();
    expect([rescue.step, asked()]).toEqual(['ways', ['salvage', 'forget_rescue']]);
  });

  it('where opening is refused, it can be tried again as it was shown', async () => {
    const rescue = new Rescue('a passphrase');
    await rescue.take(snapshot);
    refuse('disk_full');
    await rescue.accept();
    expect([rescue.step, rescue.problem?.code]).toEqual(['inside', 'disk_full']);
    await rescue.back();
    expect([rescue.step, rescue.problem, asked().at(-1)]).toEqual(['ways', null, 'forget_rescue']);
  });

  it('where what was prepared is gone, the ways are offered again with the reason', async () => {
    const rescue = new Rescue('a passphrase');
    await rescue.take({ kind: 'salvage' });
    refuse('nothing_prepared');
    await rescue.accept();
    expect([rescue.step, rescue.problem?.code]).toEqual(['ways', 'nothing_prepared']);
  });
});
