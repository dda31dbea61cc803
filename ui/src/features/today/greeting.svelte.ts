import { call } from '../../api/call';
import type { Greeting } from '../../api/contract';

/** What was reached lately is greeted once: told as seen when it is shown, and shown until it is put away or the vault locks. */
class Greeted {
  current = $state.raw<Greeting | null>(null);

  async load(): Promise<void> {
    const fresh = await call('get_greeting', null);
    if (fresh === null) return;
    this.current = fresh;
    const { unit, count } = fresh.milestone;
    await call('mark_greeted', { clock: fresh.clock, unit, count });
  }

  putAway(): void {
    this.current = null;
  }
}

export const greeted = new Greeted();
