/** What a clock went through, newest first: stretches, and use between them. */
import type { Clock, Day, EnteredPeriod, Period, ReturnToUse } from '../../api/contract';

export type Row =
  | {
      kind: 'stretch';
      id: string;
      from: Day;
      /** Null for a date that leaves no day: use began on it. */
      period: Period | null;
      /** What was entered; null: the stretch began after a return to use. */
      entered: EnteredPeriod | null;
      /** The use whose end it follows: when that ended is when it began. */
      after: ReturnToUse | null;
    }
  | { kind: 'use'; id: string; from: Day; use: ReturnToUse };

export function historyOf(clock: Clock, uses: readonly ReturnToUse[]): Row[] {
  const entered = new Map(clock.dates.map((date) => [date.id, date]));
  const ended = new Map(uses.map((use) => [use.id, use]));
  const rows: Row[] = clock.periods.map((period) => ({
    kind: 'stretch',
    id: `stretch ${period.id}`,
    from: period.began_on,
    period,
    entered: entered.get(period.id) ?? null,
    after: ended.get(period.id) ?? null,
  }));
  const shown = new Set(clock.periods.map((period) => period.id));
  for (const date of clock.dates) {
    if (shown.has(date.id)) continue;
    const row = { id: `stretch ${date.id}`, from: date.began_on, period: null, entered: date, after: null };
    rows.push({ kind: 'stretch', ...row });
  }
  for (const use of uses) rows.push({ kind: 'use', id: `use ${use.id}`, from: use.first_day, use });
  // On one day: use came after the stretch that was entered for it.
  const byKind = (a: Row, b: Row) => (a.kind === b.kind ? 0 : a.kind === 'use' ? -1 : 1);
  return rows.sort((a, b) => (a.from === b.from ? byKind(a, b) : a.from < b.from ? 1 : -1));
}
