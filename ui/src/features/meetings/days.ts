/** How found meetings stand under headings, and which day chips there are. Pure: told what day it is. */
import type { Day, FoundMeeting, Moment } from '../../api/contract';

export type Heading =
  | { kind: 'progress' | 'today' | 'tomorrow' | 'appointment' }
  /** Any other day; `dated` when a week or more away, where the weekday alone would mislead. */
  | { kind: 'day'; day: Day; dated: boolean };

export type Section = { key: string; heading: Heading; rows: FoundMeeting[] };

/** The civil day an instant falls on in a zone. */
export function dayIn(moment: Moment, zone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(moment));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

export function addDays(day: Day, days: number): Day {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** 0 = Sunday, as meeting lists count. */
export const weekdayOf = (day: Day): number => new Date(`${day}T12:00:00Z`).getUTCDay();

/** Sections in the order the rows came in; the core has sorted them. */
export function sections(rows: readonly FoundMeeting[], today: Day, zone: string): Section[] {
  const made = new Map<string, Section>();
  for (const row of rows) {
    const heading = headingOf(row, today, zone);
    const key = heading.kind === 'day' ? heading.day : heading.kind;
    const section = made.get(key) ?? { key, heading, rows: [] };
    section.rows.push(row);
    made.set(key, section);
  }
  return [...made.values()];
}

function headingOf({ occurrence }: FoundMeeting, today: Day, zone: string): Heading {
  if (occurrence === null) return { kind: 'appointment' };
  if (occurrence.in_progress) return { kind: 'progress' };
  const day = dayIn(occurrence.starts_at, zone);
  // What began within the minutes of grace belongs to today, though it may have begun before midnight.
  if (day <= today) return { kind: 'today' };
  if (day === addDays(today, 1)) return { kind: 'tomorrow' };
  return { kind: 'day', day, dated: day >= addDays(today, 7) };
}

/** The day chips: today and tomorrow first, then the rest of the week from the locale's first day. */
export function dayChoices(today: Day, firstDayOfWeek: number): number[] {
  const first = weekdayOf(today);
  const second = (first + 1) % 7;
  const week = Array.from({ length: 7 }, (_, index) => (firstDayOfWeek + index) % 7);
  return [first, second, ...week.filter((day) => day !== first && day !== second)];
}

/** Switches one value of a choice on or off. */
export const toggled = <T>(chosen: readonly T[], value: T): T[] =>
  chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];

export { placeOfZone } from '../../design/slots';
