/** Which meeting comes next, and which one somebody may just come home from. */
import type { Attendance, Day, Group } from '../../api/contract';

const current = (group: Group) => group.stage !== 'past';
const goesOn = (group: Group) => group.next?.in_progress === true;
const wentTo = (group: Group, visits: readonly Attendance[], today: Day) =>
  visits.some((visit) => visit.group === group.id && visit.attended_on === today);

/** The first one to come; one that goes on and was gone to is come to already. `groups` are in the order of their next meeting. */
export function nextOf(groups: readonly Group[], visits: readonly Attendance[], today: Day): Group | null {
  const done = (group: Group) => goesOn(group) && wentTo(group, visits, today);
  return groups.find((group) => current(group) && group.next !== null && !done(group)) ?? null;
}

/** The last one that is over today, while nothing says that one went. */
export function overToday(groups: readonly Group[], visits: readonly Attendance[], today: Day): Group | null {
  const over = groups.filter(
    (group) => current(group) && group.begun_at !== null && !goesOn(group) && !wentTo(group, visits, today),
  );
  return over.sort((a, b) => b.begun_at!.localeCompare(a.begun_at!))[0] ?? null;
}
