/** How a clock is called and what it shows, in its own words. */
import type { Clock } from '../api/contract';
import { languageTag, t } from '../messages/messages.svelte';

/** For `t`: the clock's word set, where it has one of its own. */
export const wordsOf = (clock: Clock | null): Record<string, string> => (clock?.words ? { words: clock.words } : {});

export const clockName = (clock: Clock): string => clock.label || t('clock-unnamed');

/** Sober days since one began to count; there while use goes on, too. */
const counted = (clock: Clock): number =>
  clock.periods.filter((period) => !period.earlier).reduce((sum, period) => sum + period.days, 0);

/** The figure its user chose. While use goes on there are no days since: then it is what there was in all. */
export function figureOf(clock: Clock): { number: string; unit: string } {
  const { kind, count, of } = clock.figure;
  const number = (value: number) => new Intl.NumberFormat(languageTag()).format(value);
  if (kind === 'of_days') {
    return { number: number(count), unit: t('figure-of', { of: of ?? count }) };
  }
  if (kind === 'total' || clock.use_goes_on) {
    const total = kind === 'total' ? count : counted(clock);
    return { number: number(total), unit: t('figure-total', { count: total, ...wordsOf(clock) }) };
  }
  return { number: number(count), unit: t('days-unit', { count, ...wordsOf(clock) }) };
}

/** "78 of the last 79 days"; empty where there was nothing else. */
export function shareOf(clock: Clock): string {
  const { standing, returns } = clock;
  if (!standing || returns === 0 || standing.of_days === 0) return '';
  return t('milestones-of', { count: standing.total_days, of: standing.of_days });
}
