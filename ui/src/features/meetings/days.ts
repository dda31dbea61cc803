/** How found meetings stand under headings, and which day chips there are. Pure: told what day it is. */
import type { Day, FoundGroup, TimeOfDay, WeekSlot } from '../../api/contract';
import { dayIn, plusDays, weekdayOf } from '../../design/when';

export type Heading =
  | { kind: 'progress' | 'today' | 'tomorrow' | 'appointment' }
  /** Any other day; `dated` when a week or more away, where the weekday alone would mislead. */
  | { kind: 'day'; day: Day; dated: boolean };

/** Under which heading a row stands. */
export function headingOf({ occurrence }: Pick<FoundGroup, 'occurrence'>, today: Day, zone: string): Heading {
  if (occurrence === null) return { kind: 'appointment' };
  if (occurrence.in_progress) return { kind: 'progress' };
  const day = dayIn(occurrence.starts_at, zone);
  // What began within the minutes of grace belongs to today, though it may have begun before midnight.
  if (day <= today) return { kind: 'today' };
  if (day === plusDays(today, 1)) return { kind: 'tomorrow' };
  return { kind: 'day', day, dated: day >= plusDays(today, 7) };
}

export const sameHeading = (one: Heading, other: Heading): boolean =>
  one.kind === other.kind && (one.kind !== 'day' || other.kind !== 'day' || one.day === other.day);

/** Days on which a group meets at one time, on the reader's clock. */
export type WeekTimes = { days: number[]; time: TimeOfDay };

/** A group's week, each time once with its days from the reader's first day of the week; the earliest day leads. */
export function weekTimes(week: readonly WeekSlot[], firstDayOfWeek: number): WeekTimes[] {
  const inWeek = (day: number) => (day - firstDayOfWeek + 7) % 7;
  const times = new Map<TimeOfDay, number[]>();
  for (const slot of week) {
    const { day, time } = slot.here ?? slot;
    if (day === null || time === null) continue;
    const days = times.get(time) ?? [];
    if (!days.includes(day))
      times.set(
        time,
        [...days, day].sort((a, b) => inWeek(a) - inWeek(b)),
      );
  }
  const found = [...times].map(([time, days]) => ({ time, days }));
  return found.sort((a, b) => inWeek(a.days[0]!) - inWeek(b.days[0]!) || a.time.localeCompare(b.time));
}

/** The day chips: today, tomorrow, and so on as the days come. */
export const dayChoices = (today: Day): number[] =>
  Array.from({ length: 7 }, (_, ahead) => (weekdayOf(today) + ahead) % 7);

/** Switches one value of a choice on or off. */
export const toggled = <T>(chosen: readonly T[], value: T): T[] =>
  chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];

export { placeOfZone } from '../../design/slots';
