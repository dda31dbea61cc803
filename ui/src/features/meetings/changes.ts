/** What a list says otherwise than before, in words. */
import type { ChangedField, DifferentRow, FieldChange, Way } from '../../api/contract';
import { localTime, weekdayName } from '../../design/when';
import { t } from '../../messages/messages.svelte';
import { wayWord } from './words';

const FIELDS: Record<ChangedField, string> = {
  time: 'change-time',
  day: 'change-day',
  zone: 'change-zone',
  place: 'change-place',
  address: 'change-address',
  link: 'change-link',
  phone: 'change-phone',
  status: 'change-status',
  name: 'change-name',
  notes: 'change-notes',
  kinds: 'change-kinds',
};

const dayWord = (day: string): string => (day === '' ? t('meetings-appointment') : weekdayName(Number(day)));

/** `19:00–20:00` on the reader's own clock. */
function timeWord(span: string): string {
  const [from, until] = span.split('–');
  return from && until ? t('meetings-span', { from: localTime(from), until: localTime(until) }) : span;
}

const WORDS: Partial<Record<ChangedField, (value: string) => string>> = {
  day: dayWord,
  time: timeWord,
  zone: (zone) => zone.replaceAll('_', ' '),
  status: (way) => wayWord(way as Way),
};

/** "Time: 7:00 PM to 8:00 PM, before 6:30 PM to 8:00 PM"; what was or is nothing is said as that. */
export function changeLine({ what, old, new: now }: FieldChange): string {
  const word = WORDS[what] ?? ((value: string) => value);
  const said = (value: string) => word(value) || t('change-nothing');
  return t('change-line', { what: t(FIELDS[what]), now: said(now), old: said(old) });
}

export function whenLine({ day, time }: DifferentRow): string {
  if (day === null || time === null) return t('meetings-appointment');
  return t('meetings-weekly', { day: weekdayName(day), time: localTime(time) });
}
