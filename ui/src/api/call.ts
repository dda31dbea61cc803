/** The only way to the Rust side, and the only importer of `@tauri-apps`. */
import { invoke } from '@tauri-apps/api/core';
import { getCurrentWindow } from '@tauri-apps/api/window';
import type { Commands, ErrorCode, LockedCommands, Problem, WorkProgress } from './contract';

/** A refused command: a code, and the field it belongs to. The words are in `messages/problems`. */
export class CallError extends Error {
  readonly code: ErrorCode;
  readonly field: string | null;

  constructor(code: ErrorCode, field: string | null) {
    super(code);
    this.code = code;
    this.field = field;
  }
}

/** Whatever was thrown, as a problem that has words. */
export function problemOf(error: unknown): CallError {
  if (error instanceof CallError) return error;
  if (typeof error !== 'object' || error === null || !('code' in error)) return new CallError('internal', null);
  const { code, field } = error as Problem;
  return new CallError(code, field);
}

async function ask<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (error) {
    throw problemOf(error);
  }
}

/** Both ways as raw bytes: nothing on the way keeps a passphrase as a string. */
async function carry<T>(door: 'call' | 'call_locked', command: string, request: unknown): Promise<T> {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  try {
    const answer = await invoke<ArrayBuffer>(door, bytes, { headers: { 'daymark-command': command } });
    return JSON.parse(new TextDecoder().decode(answer)) as T;
  } catch (error) {
    throw problemOf(error);
  } finally {
    bytes.fill(0);
  }
}

export const call = <C extends keyof Commands>(
  command: C,
  request: Commands[C]['request'],
): Promise<Commands[C]['response']> => carry('call', command, request);

export const callLocked = <C extends keyof LockedCommands>(
  command: C,
  request: LockedCommands[C]['request'],
): Promise<LockedCommands[C]['response']> => carry('call_locked', command, request);

/** How far the long work has come that a command is busy with; `idle` when none is. Answered while it runs. */
export const progress = (): Promise<WorkProgress> => ask('progress');
/** Stops it; its command is then refused with `cancelled`, and nothing of it is left. */
export const cancelWork = (): Promise<void> => ask('cancel_work');

/** Nothing is left here that is not stored, or held on the other side. */
export const putAway = (): Promise<void> => ask('put_away');
/** Somebody is here. */
export const touch = (): Promise<void> => ask('touch');
/** Closes the vault; this window is destroyed with all it holds. */
export const lock = (): Promise<void> => ask('lock');
/** The path the user chose; null for none. */
export const chooseFile = (): Promise<string | null> => ask('choose_file');
/** The folder the user chose; null for none. */
export const chooseFolder = (): Promise<string | null> => ask('choose_folder');
/** Hands an address to the user's own program; show its host first. */
export const openOutside = (url: string): Promise<void> => ask('open_outside', { url });
export const printPage = (): Promise<void> => ask('print_page');

export const windowLabel = (): 'locked' | 'main' => (getCurrentWindow().label === 'locked' ? 'locked' : 'main');
