/** Days, times and weeks in the reader's own way of writing. What is given is shown; nothing here knows what day it is. */
import type { Day, Moment, TimeOfDay } from '../api/contract';
import { languageTag } from '../messages/messages.svelte';

const made = new Map<string, Intl.DateTimeFormat>();

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${languageTag()} ${options.timeZone ?? ''} ${name}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(languageTag(), options);
  made.set(key, fresh);
  return fresh;
}

/** A civil day has no zone: noon in UTC is that day whatever is done to it. */
const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`);
const civil = (name: string, options: Intl.DateTimeFormatOptions) => format(name, { ...options, timeZone: 'UTC' });

/** "24 November 2026" */
export const day = (value: Day): string => civil('day', { dateStyle: 'long' }).format(noon(value));
/** "Tuesday 24 November 2026" */
export const longDay = (value: Day): string => civil('long', { dateStyle: 'full' }).format(noon(value));
/** "Tuesday 24 November" */
export const dayOfYear = (value: Day): string =>
  civil('year', { weekday: 'long', day: 'numeric', month: 'long' }).format(noon(value));
/** "Tue 24" */
export const shortDay = (value: Day): string =>
  `${civil('name', { weekday: 'short' }).format(noon(value))} ${civil('number', { day: 'numeric' }).format(noon(value))}`;
/** "8 Oct 2025" */
export const mediumDay = (value: Day): string => civil('medium', { dateStyle: 'medium' }).format(noon(value));
/** "November 2026" of `2026-11` */
export const monthAndYear = (month: string): string =>
  civil('month', { month: 'long', year: 'numeric' }).format(noon(`${month}-01`));
/** "Nov" of `11` */
export const monthName = (month: string): string =>
  civil('month name', { month: 'short' }).format(noon(`2026-${month}-01`));

/** "18:41" */
export const time = (moment: Moment, zone: string): string =>
  format('time', { timeStyle: 'short', timeZone: zone }).format(new Date(moment));
/** "Tuesday 24 November 2026 at 18:41" */
export const dayAndTime = (moment: Moment, zone: string): string =>
  format('both', { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(new Date(moment));
/** "19:30" or "7:30 pm" of a wall-clock time that belongs to no instant. */
export const localTime = (value: TimeOfDay): string =>
  civil('local', { timeStyle: 'short' }).format(new Date(`2026-01-01T${value}:00Z`));

/** 0 is Sunday. */
export const weekdayName = (weekday: number, style: 'long' | 'short' = 'long'): string =>
  civil(`weekday ${style}`, { weekday: style }).format(new Date(Date.UTC(2026, 0, 4 + weekday, 12)));

type Week = { firstDay: number };
type WithWeek = Intl.Locale & { getWeekInfo?: () => Week; weekInfo?: Week };

/** The day a week begins with where the reader lives; 0 is Sunday. */
export function firstDayOfWeek(): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const locale = new Intl.Locale(languageTag()) as WithWeek;
  const week = locale.getWeekInfo?.() ?? locale.weekInfo;
  return ((week?.firstDay ?? 1) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/** Days later, or earlier when negative. */
export function plusDays(value: Day, days: number): Day {
  const moved = noon(value);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export const weekdayOf = (value: Day): number => noon(value).getUTCDay();

/** The civil day that an instant lies in, on the wall clock of a zone. */
export function dayIn(moment: Moment, zone: string): Day {
  const parts = new Intl.DateTimeFormat('en-US', {
    calendar: 'gregory',
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(moment));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

const A_DAY = 24 * 60 * 60 * 1000;

/** Whole days from one to the other; negative where the other is earlier. */
export const daysBetween = (from: Day, until: Day): number =>
  Math.round((noon(until).getTime() - noon(from).getTime()) / A_DAY);
