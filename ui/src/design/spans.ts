/** "1 year, 1 month and 16 days", in the reader's language. */
import type { Milestone, MilestoneUnit } from '../api/contract';
import { languageTag, t } from '../messages/messages.svelte';

export function span(years: number, months: number, days: number): string {
  const parts = [
    years > 0 ? t('years', { count: years }) : '',
    months > 0 ? t('months', { count: months }) : '',
    days > 0 || years + months === 0 ? t('days-of-span', { count: days }) : '',
  ].filter(Boolean);
  return new Intl.ListFormat(languageTag(), { type: 'conjunction' }).format(parts);
}

const NAMES: Record<MilestoneUnit, string> = {
  hours: 'milestone-hours',
  days: 'milestone-days',
  weeks: 'milestone-weeks',
  months: 'milestone-months',
  years: 'milestone-years',
};

/** The user's own name for it, or what it is called after its length. */
export function milestoneName({ unit, count, name }: Pick<Milestone, 'unit' | 'count' | 'name'>): string {
  if (name !== '') return name;
  return unit === 'days' && count === 0 ? t('milestone-welcome') : t(NAMES[unit], { count });
}
