/** One thing asked of the core at the user's wish: whether it is under way, and why it was refused. */
import { problemOf, type CallError } from '../api/call';
import { sentence } from '../messages/problems';
import { say } from './toast';

export class Attempt {
  busy = $state(false);
  problem = $state.raw<CallError | null>(null);
  /** Whoever would have shown the answer is not there any more. */
  gone = false;

  /** Undefined when it was refused, or is under way already. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.problem = null;
    try {
      return await work();
    } catch (error) {
      this.problem = problemOf(error);
      if (this.gone) say(sentence(this.problem));
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** What is wrong with a field, for that field. */
  at(field: string): string | undefined {
    return this.problem?.field === field ? sentence(this.problem) : undefined;
  }

  /** What is wrong with none of these fields. */
  besides(...fields: string[]): CallError | null {
    return this.problem?.field && fields.includes(this.problem.field) ? null : this.problem;
  }
}
