/** Something asked of the core once and shown in its three states. */
import { problemOf, type CallError } from '../api/call';

export class Loaded<T> {
  state = $state<'loading' | 'ready' | 'error'>('loading');
  value = $state.raw<T | null>(null);
  problem = $state<CallError | null>(null);
  readonly #ask: () => Promise<T>;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  /** What is shown stays while it is asked again, also when the answer is a refusal. */
  async load(): Promise<void> {
    try {
      this.value = await this.#ask();
      this.problem = null;
      this.state = 'ready';
    } catch (error) {
      if (this.state === 'ready') return;
      this.problem = problemOf(error);
      this.state = 'error';
    }
  }
}
