/** Which meeting comes next, and which one somebody may just come home from. */
import type { Attendance, Day, Group, Zone } from '../../api/contract';
import { weekdayOf } from '../../design/when';

/** The present, as the core told it. */
type Present = { today: Day; zone: Zone; /** 0–1439. */ minute: number };

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * When today the last one began that is over; null for none. Only of what meets every week on the reader's own clock: the
 * core tells what comes, and this is plain to see without it.
 */
function overSince(group: Group, { today, zone, minute }: Present): number | null {
  const begun = group.meetings.flatMap(({ day, time, minutes, rhythm, zone: its }) => {
    const same = rhythm.kind === 'weekly' && its === zone && day === weekdayOf(today) && time !== null;
    return same && minutesOf(time) + (minutes ?? 0) <= minute ? [minutesOf(time)] : [];
  });
  return begun.length > 0 ? Math.max(...begun) : null;
}

const current = (group: Group) => group.stage !== 'past';
const wentTo = (group: Group, visits: readonly Attendance[], today: Day) =>
  visits.some((visit) => visit.group === group.id && visit.attended_on === today);

/** The first one to come; one that goes on and was gone to is come to already. `groups` are in the order of their next meeting. */
export function nextOf(groups: readonly Group[], visits: readonly Attendance[], present: Present): Group | null {
  const done = (group: Group) => group.next?.in_progress === true && wentTo(group, visits, present.today);
  return groups.find((group) => current(group) && group.next !== null && !done(group)) ?? null;
}

/** The last one that is over today, while nothing says that one went. */
export function overToday(groups: readonly Group[], visits: readonly Attendance[], present: Present): Group | null {
  const over = groups
    .filter((group) => current(group) && !wentTo(group, visits, present.today))
    .map((group) => ({ group, since: overSince(group, present) }))
    .filter(({ since }) => since !== null)
    .sort((a, b) => b.since! - a.since!);
  return over[0]?.group ?? null;
}
