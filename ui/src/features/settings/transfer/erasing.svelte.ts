import { call } from '../../../api/call';
import { Attempt } from '../../../design/attempt.svelte';

export type Step = 'told' | 'asked' | 'shut' | 'gone';

/** The end of it all. What cannot be overwritten is told before anything is changed, and left to its user to decide. */
export class Erasing {
  step = $state<Step>('told');
  /** The passphrase or the code. */
  proof = $state('');
  /** Why it has not begun: names in the vault's folder. */
  inTheWay = $state.raw<string[]>([]);
  readonly attempt = new Attempt();

  async erase(): Promise<void> {
    const regardless = this.step === 'shut';
    const answer = await this.attempt.run(() => call('erase_everything', { proof: this.proof, regardless }));
    if (answer === undefined) return;
    this.inTheWay = answer.in_the_way;
    // Once it has begun the shell takes this window away; what then is left stands before the door.
    this.step = answer.begun ? 'gone' : 'shut';
  }
}
