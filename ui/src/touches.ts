/** Tells the shell, from time to time, that somebody is here: it locks after a while of nobody. */
import { touch } from './api/call';

/** Milliseconds between two words about it; far below the shortest wait one can choose, a minute. */
const AT_MOST_EVERY = 2000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'input', 'focus'] as const;

/** The answer ends it. */
export function tellOfTouches(): () => void {
  let told = -Infinity;
  const seen = (event: Event) => {
    if (event.timeStamp - told < AT_MOST_EVERY) return;
    told = event.timeStamp;
    // Not told, it is told with the next sign.
    touch().catch(() => (told = -Infinity));
  };
  SIGNS.forEach((sign) => window.addEventListener(sign, seen, { capture: true, passive: true }));
  return () => SIGNS.forEach((sign) => window.removeEventListener(sign, seen, { capture: true }));
}
