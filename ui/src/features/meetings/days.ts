/** How found meetings stand under headings, and which day chips there are. Pure: told what day it is. */
import type { Day, FoundGroup, Group, Moment, TimeOfDay, WeekSlot } from '../../api/contract';

export type Heading =
  | { kind: 'progress' | 'today' | 'tomorrow' | 'appointment' }
  /** Any other day; `dated` when a week or more away, where the weekday alone would mislead. */
  | { kind: 'day'; day: Day; dated: boolean };

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

/** What a clock in a zone shows at an instant. */
function timeIn(moment: Moment, zone: string): TimeOfDay {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(moment));
}

export function addDays(day: Day, days: number): Day {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** 0 = Sunday, as meeting lists count. */
export const weekdayOf = (day: Day): number => new Date(`${day}T12:00:00Z`).getUTCDay();

/** Whether one may have been there today: it has begun, or one of its times today has, on the clock where it meets. */
export function hasBegun({ next, meetings }: Pick<Group, 'next' | 'meetings'>, now: Moment): boolean {
  if (next !== null && (next.in_progress || next.minutes_until <= 0)) return true;
  return meetings.some(({ day, time, zone, rhythm }) => {
    const today = dayIn(now, zone);
    const held = rhythm.kind === 'once' ? rhythm.on === today : day === weekdayOf(today);
    return held && time !== null && time <= timeIn(now, zone);
  });
}

/** Under which heading a row stands. */
export function headingOf({ occurrence }: Pick<FoundGroup, 'occurrence'>, today: Day, zone: string): Heading {
  if (occurrence === null) return { kind: 'appointment' };
  if (occurrence.in_progress) return { kind: 'progress' };
  const day = dayIn(occurrence.starts_at, zone);
  // What began within the minutes of grace belongs to today, though it may have begun before midnight.
  if (day <= today) return { kind: 'today' };
  if (day === addDays(today, 1)) return { kind: 'tomorrow' };
  return { kind: 'day', day, dated: day >= addDays(today, 7) };
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
