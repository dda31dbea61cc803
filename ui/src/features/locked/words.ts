/** Words for what the core names: the tables of a salvage. */
import { t } from '../../messages/messages.svelte';

/** What people would look for first stands first. */
const TABLES = new Map([
  ['entry', 'salvaged-table-entry'],
  ['attendance', 'salvaged-table-attendance'],
  ['bookmarked_group', 'salvaged-table-bookmarked-group'],
  ['group_meeting', 'salvaged-table-group-meeting'],
  ['clock', 'salvaged-table-clock'],
  ['period', 'salvaged-table-period'],
  ['return_to_use', 'salvaged-table-return-to-use'],
  ['milestone_reached', 'salvaged-table-milestone-reached'],
  ['milestone_picture', 'salvaged-table-milestone-picture'],
  ['own_milestone', 'salvaged-table-own-milestone'],
  ['gain', 'salvaged-table-gain'],
  ['day_looked_at', 'salvaged-table-day-looked-at'],
  ['fellowship', 'salvaged-table-fellowship'],
  ['guide_answer', 'salvaged-table-guide-answer'],
  ['setting', 'salvaged-table-setting'],
  ['meeting_list', 'salvaged-table-meeting-list'],
  ['listed_meeting', 'salvaged-table-listed-meeting'],
  ['kept_filter', 'salvaged-table-kept-filter'],
  ['reminder_given', 'salvaged-table-reminder-given'],
  ['copy_made', 'salvaged-table-copy-made'],
]);

/** A table that came later than these words keeps its own name. */
export function tableName(table: string): string {
  const id = TABLES.get(table);
  return id === undefined ? table : t(id);
}

export function inOrder<T extends { table: string }>(tables: readonly T[]): T[] {
  const names = [...TABLES.keys()];
  const place = ({ table }: T) => (TABLES.has(table) ? names.indexOf(table) : names.length);
  return [...tables].sort((a, b) => place(a) - place(b));
}

/** The vault's own zone is behind the door. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
