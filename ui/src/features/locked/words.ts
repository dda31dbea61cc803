/** Words for what the core names: tables of a salvage, reasons of backups. */
import type { Reason } from '../../api/contract';
import { languageTag, t } from '../../messages/messages.svelte';

/** What people would look for first stands first. */
const TABLES = new Map([
  ['entry', 'salvaged-table-entry'],
  ['attendance', 'salvaged-table-attendance'],
  ['bookmarked_group', 'salvaged-table-bookmarked-group'],
  ['group_meeting', 'salvaged-table-group-meeting'],
  ['clock', 'salvaged-table-clock'],
  ['period', 'salvaged-table-period'],
  ['setting', 'salvaged-table-setting'],
  ['meeting_list', 'salvaged-table-meeting-list'],
  ['listed_meeting', 'salvaged-table-listed-meeting'],
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

const REASONS: Record<Reason, string> = {
  daily: 'ways-reason-daily',
  migrate: 'ways-reason-migrate',
  restore: 'ways-reason-restore',
  reencrypt: 'ways-reason-reencrypt',
  import: 'ways-reason-import',
};

export const reasonWords = (reason: Reason): string => t(REASONS[reason]);

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** "2.4 MB" */
export function size(bytes: number): string {
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const style = { style: 'unit', unit: UNITS[unit], maximumFractionDigits: value < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(languageTag(), style).format(value);
}

export const fileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

/** The vault's own zone is behind the door. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
