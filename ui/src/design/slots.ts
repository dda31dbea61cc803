/** When a group meets, in words: every week, every other, on some of a month's weekdays, once. */
import type { GroupChange, Meeting, Nth, Rhythm, SlotChange, Way } from '../api/contract';
import { languageTag, t } from '../messages/messages.svelte';
import { localTime, longDay, mediumDay, weekdayName } from './when';

const NTH: Record<Nth, string> = {
  first: 'nth-first',
  second: 'nth-second',
  third: 'nth-third',
  fourth: 'nth-fourth',
  fifth: 'nth-fifth',
  last: 'nth-last',
};

export const NTHS = ['first', 'second', 'third', 'fourth', 'fifth', 'last'] as const satisfies readonly Nth[];
export const nthWord = (nth: Nth): string => t(NTH[nth]);

/** "New York" of "America/New_York". */
export const placeOfZone = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const upper = (text: string): string => text.charAt(0).toLocaleUpperCase(languageTag()) + text.slice(1);

function days(rhythm: Rhythm, day: number): string {
  switch (rhythm.kind) {
    case 'weekly':
      return t('slot-weekly', { day: weekdayName(day) });
    case 'every_other_week':
      return t('slot-every-other', { day: weekdayName(day), from: mediumDay(rhythm.from) });
    case 'monthly': {
      const weeks = new Intl.ListFormat(languageTag(), { type: 'conjunction' }).format(rhythm.weeks.map(nthWord));
      return t('slot-monthly', { weeks: upper(weeks), day: weekdayName(day) });
    }
    case 'once':
      return upper(longDay(rhythm.on));
  }
}

/** "Every Tuesday, 19:30 to 20:30", with the place of its clock where that is not the reader's. */
export function slotLine({ day, time, end_time, zone, rhythm }: Meeting, here: string): string {
  if (day === null || time === null) return t('slot-appointment');
  const span = end_time ? t('meetings-span', { from: localTime(time), until: localTime(end_time) }) : localTime(time);
  const when = t('meetings-weekly', { day: days(rhythm, day), time: span });
  return zone === here ? when : t('meetings-in-zone', { when, place: placeOfZone(zone) });
}

/** "Tuesday 19:30", for a change that is told in a line. */
function short({ day, time, rhythm }: Meeting): string {
  if (day === null || time === null) return t('slot-appointment');
  const name = rhythm.kind === 'once' ? mediumDay(rhythm.on) : weekdayName(day);
  return t('slot-short', { day: name, time: localTime(time) });
}

/** "Tuesday 19:00 → Tuesday 19:30"; a time that came or went is said as that. */
export function slotChangeLine({ old, new: now }: SlotChange): string {
  if (old === null) return now === null ? '' : t('group-change-came', { when: short(now) });
  if (now === null) return t('group-change-went', { when: short(old) });
  // The same start on both sides: its end or its zone is another.
  const [was, is] = [short(old), short(now)];
  if (was !== is) return t('group-change-line', { old: was, now: is });
  return t('group-change-line', { old: slotLine(old, now.zone), now: slotLine(now, old.zone) });
}

const FIELDS: Record<GroupChange['what'], string> = {
  name: 'group-change-name',
  place: 'group-change-place',
  address: 'group-change-address',
  link: 'group-change-link',
  phone: 'group-change-phone',
  way: 'group-change-way',
  kinds: 'group-change-kinds',
  notes: 'group-change-notes',
};

const WAYS: Record<Way, string> = {
  in_person: 'way-in-person',
  online: 'way-online',
  hybrid: 'way-hybrid',
  inactive: 'way-inactive',
};
const isWay = (text: string): text is Way => Object.hasOwn(WAYS, text);

const LONGEST = 160;
const clipped = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** "Place: Mill House → Old Mill". `kinds` puts codes in words. */
export function fieldChangeLine({ what, old, new: now }: GroupChange, kinds: (codes: string) => string): string {
  const said = (text: string): string => {
    if (text === '') return t('group-change-nothing');
    if (what === 'way') return isWay(text) ? t(WAYS[text]) : text;
    return what === 'kinds' ? kinds(text) : clipped(text);
  };
  return t('group-change-field', { what: t(FIELDS[what]), old: said(old), now: said(now) });
}
