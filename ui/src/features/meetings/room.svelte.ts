import { call, problemOf, type CallError } from '../../api/call';
import type { Group } from '../../api/contract';

export type Tab = 'next' | 'groups' | 'find' | 'kinds';

/** Kept while the window lives, so that the room is found as it was left. */
export const room = $state<{ tab: Tab; group: string | null }>({ tab: 'next', group: null });

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

/** Those with a next meeting, what is going on first. */
export function upcoming(all: readonly Group[]): Group[] {
  const minutes = (group: Group) => (group.next?.in_progress ? -1 : (group.next?.minutes_until ?? 0));
  return all.filter((group) => group.next !== null).sort((a, b) => minutes(a) - minutes(b));
}
