/** How a clock is called and what it shows, in its own words. */
import type { Clock } from '../api/contract';
import { languageTag, t } from '../messages/messages.svelte';

type Words = Record<string, string>;

/** The words of the settings are chosen for the first clock: nobody is sober of gambling, or clean of smoking. */
export const followsSettings = (clock: Pick<Clock, 'is_main' | 'label'>): boolean =>
  clock.is_main || clock.label === '';

/** A further one for which no words were chosen counts plain days. */
function setOf(clock: Clock): Words {
  if (clock.words) return { words: clock.words };
  return followsSettings(clock) ? {} : { words: 'plain' };
}

/** For `t`, where days are spoken of: the user's own words, or the word set of the clock, or none: that of the settings. */
export const dayWords = (clock: Clock): Words =>
  clock.own_words.free ? { words: 'own', free: clock.own_words.free } : setOf(clock);

/** The same where a slip is. */
export const slipWords = (clock: Clock): Words =>
  clock.own_words.slip ? { words: 'own', slip: clock.own_words.slip } : setOf(clock);

export const clockName = (clock: { label: string }): string => clock.label || t('clock-unnamed');

/** Sober days since one began to count; there while use goes on, too. */
const counted = (clock: Clock): number =>
  clock.periods.filter((period) => !period.earlier).reduce((sum, period) => sum + period.days, 0);

/** Days since would be none although days were lived: nobody is shown a nought for a hard day. */
const beginsAnew = ({ figure, returns }: Clock): boolean =>
  figure.kind === 'days_since' && figure.count === 0 && returns > 0;

/** The figure its user chose. Where no days since are there after use, it is those that stand. */
export function figureOf(clock: Clock): { number: string; unit: string } {
  const { kind, count, of } = clock.figure;
  const number = (value: number) => new Intl.NumberFormat(languageTag()).format(value);
  const share = (days: number, all: number) => ({ number: number(days), unit: t('figure-of', { of: all }) });
  if (kind === 'of_days') return share(count, of ?? count);
  if (beginsAnew(clock) && clock.standing) return share(clock.standing.total_days, clock.standing.of_days);
  if (kind === 'total' || clock.use_goes_on) {
    const total = kind === 'total' ? count : counted(clock);
    return { number: number(total), unit: t('figure-total', { count: total, ...dayWords(clock) }) };
  }
  return { number: number(count), unit: t('days-unit', { count, ...dayWords(clock) }) };
}

/** "78 of the last 79 days" beside the days since; empty where there was nothing else, or where it is said already. */
export function shareOf(clock: Clock): string {
  const { figure, standing, returns } = clock;
  if (figure.kind !== 'days_since' || !standing || returns === 0 || beginsAnew(clock)) return '';
  return t('milestones-of', { count: standing.total_days, of: standing.of_days });
}
