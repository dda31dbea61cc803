/** How far a long work has come, as far as that can be said honestly. */
import type { WorkProgress, WorkStep } from '../api/contract';

/** Fewer parts than this tell nothing of the time they take. */
const FEWEST_PARTS = 3;

/** In whole percent, rounded down: all of it is said only when it is all. Null: it goes on, nobody knows how long. */
export function percentOf({ done, total }: WorkProgress): number | null {
  if (total < FEWEST_PARTS) return null;
  return Math.min(100, Math.floor((100 * done) / total));
}

export const STEP_WORDS: Record<WorkStep, string> = {
  idle: 'work-idle',
  reading: 'work-reading',
  copying: 'work-copying',
  checking: 'work-checking',
  writing: 'work-writing',
};
