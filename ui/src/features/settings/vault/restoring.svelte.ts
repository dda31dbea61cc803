import { call, problemOf, type CallError } from '../../../api/call';
import type { ErrorCode, Moment, RestorePreview } from '../../../api/contract';
import { leave } from '../../../pending';

/** What could take the place of what is here. */
export type Source =
  | { kind: 'snapshot'; name: string; made_at: Moment }
  | { kind: 'file'; path: string }
  /** An export of everything, as JSON. */
  | { kind: 'everything'; path: string };

/** Said of what was prepared: it is looked at afresh. */
const GONE: ErrorCode[] = ['nothing_prepared', 'vault_damaged'];

export type Step = 'looking' | 'secret' | 'preview' | 'refused' | 'working';

/** From the chosen backup to the yes: what is inside and what would change is seen first, and nothing changes before. */
export class Restoring {
  step = $state<Step>('looking');
  preview = $state.raw<RestorePreview | null>(null);
  /** Shown at the field in the step `secret`, else in `refused`, or above what can be tried again. */
  problem = $state.raw<CallError | null>(null);
  /** The passphrase or the code of that time, where today's keys do not open it. */
  secret = $state('');
  readonly source: Source;
  #left = false;

  constructor(source: Source) {
    this.source = source;
  }

  async look(): Promise<void> {
    const from = this.step;
    this.step = 'looking';
    this.problem = null;
    try {
      this.preview = await this.#ask();
      this.secret = '';
      this.step = 'preview';
      if (this.#left) await this.#forget();
    } catch (error) {
      this.problem = problemOf(error);
      // A work that was stopped leads back to where it was begun.
      const atSecret = this.problem.field === 'secret' || (this.problem.code === 'cancelled' && from === 'secret');
      this.step = atSecret ? 'secret' : 'refused';
    }
  }

  #ask(): Promise<RestorePreview> {
    const { source } = this;
    if (source.kind === 'everything') return call('preview_everything', { path: source.path });
    const secret = this.secret === '' ? null : this.secret;
    return source.kind === 'snapshot'
      ? call('preview_restore', { snapshot: source.name, path: null, secret })
      : call('preview_restore', { snapshot: null, path: source.path, secret });
  }

  /** True when what is shown anywhere is of before. */
  async restore(): Promise<boolean> {
    this.step = 'working';
    this.problem = null;
    // What was being written belongs to what is here now, and becomes a backup with it.
    await leave();
    try {
      await call('restore', null);
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      // What was prepared waits for another yes, where it is there still.
      this.step = GONE.includes(this.problem.code) ? 'refused' : 'preview';
      if (this.step === 'refused') this.preview = null;
      else if (this.#left) await this.#forget();
      return false;
    }
  }

  /** Nothing of it stays prepared. */
  async leave(): Promise<void> {
    this.#left = true;
    if (this.step === 'preview') await this.#forget();
  }

  async #forget(): Promise<void> {
    this.preview = null;
    // Kept there, it is replaced by the next look and does nothing by itself.
    await call('forget_restore', null).catch(() => undefined);
  }
}
