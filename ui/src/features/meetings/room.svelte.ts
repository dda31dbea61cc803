import { call, problemOf, type CallError } from '../../api/call';
import type { Group, ListedGroup } from '../../api/contract';

export type Tab = 'next' | 'groups' | 'find' | 'kinds';

/** Kept while the window lives, so that the room is found as it was left. */
export const room = $state<{ tab: Tab; group: string | null; listed: string | null; view: 'compare' | 'week' | null }>({
  tab: 'next',
  /** A kept group that is looked at. */
  group: null,
  /** A listed meeting whose group is looked at and not kept yet. */
  listed: null,
  view: null,
});

/** What is said of a group, whoever says it. */
export type Facts = Pick<Group, Exclude<keyof Group & keyof ListedGroup, 'meetings' | 'next'>>;

/** Meetings of lists that are taken along beside one's own groups, or instead of them. */
export const takenAlong = $state<{ meetings: string[] }>({ meetings: [] });
/** So many at once. */
export const MOST_MEETINGS = 500;

/** To a week of these; of one's own groups where there are none. */
export function takeAlong(meetings: readonly string[]): void {
  takenAlong.meetings = meetings.slice(0, MOST_MEETINGS);
  room.view = 'week';
}

/** The bookmarked groups, shared by "next up", "my groups" and a group's page. */
class Groups {
  all = $state.raw<Group[]>([]);
  state = $state<'loading' | 'ready' | 'error'>('loading');
  problem = $state<CallError | null>(null);

  async load(): Promise<void> {
    try {
      this.all = await call('list_groups', null);
      this.problem = null;
      this.state = 'ready';
    } catch (error) {
      // What is shown stays when only a refresh was refused.
      if (this.state === 'ready') return;
      this.problem = problemOf(error);
      this.state = 'error';
    }
  }

  put(group: Group): void {
    this.all = this.all.map((each) => (each.id === group.id ? group : each));
  }
}

export const groups = new Groups();

/** Those with a next meeting, what is going on first; past groups no more. */
export function upcoming(all: readonly Group[]): Group[] {
  const minutes = (group: Group) => (group.next?.in_progress ? -1 : (group.next?.minutes_until ?? 0));
  return all.filter((group) => group.next !== null && group.stage !== 'past').sort((a, b) => minutes(a) - minutes(b));
}
