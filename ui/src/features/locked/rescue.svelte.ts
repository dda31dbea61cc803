import { callLocked, chooseFile, problemOf, type CallError } from '../../api/call';
import type { ErrorCode, Moment, RestorePreview, SalvageReport } from '../../api/contract';

/** What could take the place of a vault that is not there or will not open. */
export type Source =
  | { kind: 'snapshot'; name: string; made_at: Moment }
  | { kind: 'file'; path: string }
  /** What can still be read of the damaged vault itself. */
  | { kind: 'salvage' };

/** Said of what was prepared: another way is chosen. */
const GONE: ErrorCode[] = ['nothing_prepared', 'vault_damaged'];

export type Step = 'ways' | 'secret' | 'looking' | 'inside' | 'salvaged' | 'opening';

/**
 * The way from "it does not open" to "this is inside; open it". Nothing is changed before `accept`, and each refusal leads
 * back to where another way can be chosen.
 */
export class Rescue {
  step = $state<Step>('ways');
  source = $state.raw<Source | null>(null);
  /** Shown at the field when its field is `secret`, else at the way that was tried, or above what can be tried again. */
  problem = $state.raw<CallError | null>(null);
  preview = $state.raw<RestorePreview | null>(null);
  report = $state.raw<SalvageReport | null>(null);
  /** What is typed for this source. */
  secret = $state('');
  /** What opened the vault's keys does not open this. */
  other = $state(false);
  #known: string | null;

  /** `known` was just typed for the vault: nobody is asked again for what they told. */
  constructor(known: string | null = null) {
    this.#known = known;
  }

  async chooseFile(): Promise<void> {
    try {
      const path = await chooseFile();
      if (path !== null) await this.take({ kind: 'file', path });
    } catch (error) {
      this.source = { kind: 'file', path: '' };
      this.problem = problemOf(error);
    }
  }

  async take(source: Source): Promise<void> {
    this.source = source;
    this.problem = null;
    this.secret = '';
    this.other = false;
    if (this.#known === null) this.step = 'secret';
    else await this.#look(this.#known, 'ways');
  }

  /** Looks inside by what was typed. */
  async look(): Promise<void> {
    await this.#look(this.secret, 'secret');
  }

  async #look(secret: string, from: Step): Promise<void> {
    const source = this.source;
    if (source === null) return;
    this.step = 'looking';
    this.problem = null;
    try {
      if (source.kind === 'salvage') {
        this.report = await callLocked('salvage', { secret });
        this.step = 'salvaged';
      } else {
        const snapshot = source.kind === 'snapshot' ? source.name : null;
        const path = source.kind === 'file' ? source.path : null;
        this.preview = await callLocked('preview_backup', { snapshot, path, secret });
        this.step = 'inside';
      }
      this.secret = '';
    } catch (error) {
      this.#refused(problemOf(error), from);
    }
  }

  #refused(problem: CallError, from: Step): void {
    if (problem.code === 'cancelled') {
      this.step = from;
    } else if (problem.field === 'secret') {
      this.other = from === 'ways' && this.source?.kind !== 'salvage';
      this.problem = this.other ? null : problem;
      this.step = 'secret';
    } else {
      this.problem = problem;
      this.step = 'ways';
    }
  }

  /** The shell opens the main window and takes this page away. */
  async accept(): Promise<void> {
    const from = this.step;
    this.step = 'opening';
    this.problem = null;
    try {
      await callLocked('accept_rescue', null);
    } catch (error) {
      // The vault is as it was. What was prepared waits for another yes, where it is there still.
      this.problem = problemOf(error);
      this.step = GONE.includes(this.problem.code) ? 'ways' : from;
    }
  }

  async back(): Promise<void> {
    const prepared = this.step === 'inside' || this.step === 'salvaged';
    this.step = 'ways';
    this.problem = null;
    this.secret = '';
    // What stays prepared is replaced by the next look, and opens nothing by itself.
    if (prepared) await callLocked('forget_rescue', null).catch(() => undefined);
    this.preview = null;
    this.report = null;
  }
}
