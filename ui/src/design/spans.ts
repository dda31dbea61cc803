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

export const milestoneName = ({ unit, count }: Milestone): string => t(NAMES[unit], { count });
