/** How something that was deleted is called, and what it was. */
import type { Deleted, DeletedKind, GainKind } from '../api/contract';
import { t } from '../messages/messages.svelte';
import { clockName } from './clocks';
import { milestoneName } from './spans';
import { longDay } from './when';

/** What there is to say of each kind beside its name; with its day, or the name of its clock. */
const WHAT: Record<DeletedKind, string> = {
  clock: 'deleted-clock',
  period: 'deleted-period',
  return_to_use: 'deleted-return',
  milestone: 'deleted-milestone',
  milestone_picture: 'deleted-picture',
  gain: 'deleted-gain',
  look_back: 'deleted-look-back',
  entry: 'deleted-entry',
  visit: 'deleted-visit',
  group: 'deleted-group',
  fellowship: 'deleted-fellowship',
  meeting_list: 'deleted-list',
};

const GAINS: Record<GainKind, string> = { money: 'savings-money', time: 'savings-time', own: 'savings-own' };

const dayOf = ({ day }: Deleted): string => (day === null ? '' : longDay(day));

export function deletedName(row: Deleted): string {
  const { kind, name, gain, unit, count } = row;
  if (kind === 'clock') return clockName({ label: name });
  if (unit !== null && count !== null) return milestoneName({ unit, count, name });
  if (name !== '') return name;
  if (kind === 'entry') return t('journal-untitled');
  return gain === null ? dayOf(row) : t(GAINS[gain]);
}

export const deletedWhat = (row: Deleted): string =>
  t(WHAT[row.kind], { day: dayOf(row), clock: clockName({ label: row.clock ?? '' }) });
