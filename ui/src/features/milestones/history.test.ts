import { describe, expect, it } from 'vitest';
import type { Clock, ReturnToUse } from '../../api/contract';
import { historyOf } from './history';

const date = (id: string, began_on: string) => ({
  ...{ id, began_on, began_time: null, zone: 'UTC', ended_on: null, earlier: false },
});
const period = (id: string, began_on: string) => ({ id, began_on, ended_on: null, days: 3, earlier: false });
const use = (id: string, first_day: string) => ({ id, first_day }) as ReturnToUse;
const clock = (dates: unknown[], periods: unknown[]) => ({ dates, periods }) as Clock;

describe('a history', () => {
  it('is told newest first, and knows which stretch was entered', () => {
    const it = clock([date('a', '2026-01-01')], [period('a', '2026-01-01'), period('u', '2026-03-02')]);
    const rows = historyOf(it, [use('u', '2026-03-01')]);
    expect(rows.map((row) => row.id)).toEqual(['stretch u', 'use u', 'stretch a']);
    expect(rows.map((row) => row.kind === 'stretch' && row.entered !== null)).toEqual([false, false, true]);
    expect(rows.map((row) => row.kind === 'stretch' && row.after?.id)).toEqual(['u', false, undefined]);
  });

  it('leaves no date out that leaves no day', () => {
    const rows = historyOf(clock([date('a', '2026-03-01')], [period('u', '2026-03-02')]), [use('u', '2026-03-01')]);
    expect(rows.map((row) => row.id)).toEqual(['stretch u', 'use u', 'stretch a']);
  });
});
