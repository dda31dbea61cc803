/** Files as people speak of them. */
import type { Reason } from '../api/contract';
import { languageTag, t } from '../messages/messages.svelte';

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

const REASONS: Record<Reason, string> = {
  daily: 'ways-reason-daily',
  migrate: 'ways-reason-migrate',
  restore: 'ways-reason-restore',
  reencrypt: 'ways-reason-reencrypt',
  import: 'ways-reason-import',
};

/** Why a backup was made. */
export const reasonWords = (reason: Reason): string => t(REASONS[reason]);
