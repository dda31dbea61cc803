/** The present, as the core tells it. The page never asks a clock of its own. */
import { call } from './api/call';
import type { PartOfDay, Today } from './api/contract';

const EVERY = 30_000;

class Clock {
  now = $state('');
  zone = $state('UTC');
  today = $state('');
  part = $state<PartOfDay>('morning');
  minute = $state(0);

  async load(): Promise<void> {
    const told: Today = await call('get_today', null);
    this.now = told.now;
    this.zone = told.zone;
    this.today = told.today;
    this.part = told.part;
    this.minute = told.minute_of_day;
  }

  /** Asks again twice a minute, and at once when the window comes back from behind. */
  run(): () => void {
    // A refused answer keeps the last one; the next is half a minute away.
    const again = () => {
      if (document.visibilityState === 'visible') void this.load().catch(() => undefined);
    };
    const timer = setInterval(again, EVERY);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }
}

export const clock = new Clock();
