import { hasBegunAgain } from '../../again';
import { call } from '../../api/call';
import { clock } from '../../clock.svelte';
import { Loaded } from '../../design/load.svelte';
import { firstDayOfWeek, plusDays, weekdayOf } from '../../design/when';

/** The first day of the reader's week that today lies in. */
export function weekStart(): string {
  return plusDays(clock.today, -((weekdayOf(clock.today) - firstDayOfWeek() + 7) % 7));
}

/** What the cards share: the groups, and the visits of this week. */
class TodayPage {
  readonly groups = new Loaded(() => call('list_groups', null));
  readonly week = new Loaded(() => {
    const from = weekStart();
    return call('list_attendance', { group: null, from, until: plusDays(from, 6) });
  });
  readonly about = new Loaded(() => call('get_about', null));
  readonly nudge = new Loaded(() => call('get_backup_nudge', null));

  async load(): Promise<void> {
    await Promise.all([this.groups.load(), this.week.load(), this.about.load(), this.nudge.load()]);
  }
}

export const todayPage = new TodayPage();
/** Put aside until the next unlock. */
export const putAside = $state({ headers: false, sheet: false });

/** Everything was brought back a moment ago, and that is not read yet. */
export const broughtBack = $state({ unread: hasBegunAgain() });
