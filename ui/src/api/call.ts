/** The only way to the Rust side, and the only importer of `@tauri-apps`. */
import { invoke } from '@tauri-apps/api/core';
import { getCurrentWindow } from '@tauri-apps/api/window';
import type { Commands, ErrorCode, LockedCommands, Problem } from './contract';

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

export const call = <C extends keyof Commands>(
  command: C,
  request: Commands[C]['request'],
): Promise<Commands[C]['response']> => ask('call', { command, request });

export const callLocked = <C extends keyof LockedCommands>(
  command: C,
  request: LockedCommands[C]['request'],
): Promise<LockedCommands[C]['response']> => ask('call_locked', { command, request });

/** Closes the vault; this window is destroyed with all it holds. */
export const lock = (): Promise<void> => ask('lock');
/** The path the user chose; null for none. */
export const chooseFile = (): Promise<string | null> => ask('choose_file');
/** Hands an address to the user's own program; show its host first. */
export const openOutside = (url: string): Promise<void> => ask('open_outside', { url });
export const printPage = (): Promise<void> => ask('print_page');

export const windowLabel = (): 'locked' | 'main' => (getCurrentWindow().label === 'locked' ? 'locked' : 'main');
