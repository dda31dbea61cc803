import { describe, expect, it } from 'vitest';
import type { FoundGroup, Occurrence, WeekSlot } from '../../api/contract';
import { dayChoices, headingOf, placeOfZone, sameHeading, toggled, weekTimes } from './days';

const TODAY = '2026-11-24';
const ZONE = 'Europe/Berlin';

function meeting(starts_at: string | null, in_progress = false): Pick<FoundGroup, 'occurrence'> {
  return { occurrence: starts_at === null ? null : ({ starts_at, in_progress } as Occurrence) };
}

describe('rows stand under headings', () => {
  it.each([
    ['2026-11-24T17:00:00Z', true, { kind: 'progress' }],
    ['2026-11-24T18:30:00Z', false, { kind: 'today' }],
    ['2026-11-24T22:59:00Z', false, { kind: 'today' }],
    ['2026-11-24T23:00:00Z', false, { kind: 'tomorrow' }],
    ['2026-11-27T10:00:00Z', false, { kind: 'day', day: '2026-11-27', dated: false }],
    [null, false, { kind: 'appointment' }],
  ])('%s', (starts_at, in_progress, heading) => {
    expect(headingOf(meeting(starts_at, in_progress), TODAY, ZONE)).toEqual(heading);
  });

  it('a start within the minutes of grace, before midnight, is under today', () => {
    expect(headingOf(meeting('2026-11-23T22:55:00Z'), TODAY, ZONE).kind).toBe('today');
  });

  it('the same weekday a week away says its date, and is another heading', () => {
    const heading = (at: string) => headingOf(meeting(at), TODAY, ZONE);
    const [tuesday, monday] = [heading('2026-12-01T12:00:00Z'), heading('2026-11-30T12:00:00Z')];
    expect(tuesday).toEqual({ kind: 'day', day: '2026-12-01', dated: true });
    expect(monday).toEqual({ kind: 'day', day: '2026-11-30', dated: false });
    expect(sameHeading(tuesday, monday)).toBe(false);
    expect(sameHeading(monday, heading('2026-11-30T18:00:00Z'))).toBe(true);
  });
});

describe("a group's week", () => {
  const slot = (day: number | null, time: string | null, here: WeekSlot['here'] = null) =>
    ({ day, time, here }) as WeekSlot;

  it('says each time once, from the first day of the week on', () => {
    const week = [slot(0, '10:00'), slot(1, '19:30'), slot(3, '19:30'), slot(5, '19:30'), slot(null, null)];
    expect(weekTimes(week, 1)).toEqual([
      { days: [1, 3, 5], time: '19:30' },
      { days: [0], time: '10:00' },
    ]);
    expect(weekTimes(week, 0)[0]).toEqual({ days: [0], time: '10:00' });
  });

  it("is told on the reader's clock", () => {
    expect(weekTimes([slot(2, '22:00', { day: 3, time: '06:00' }), slot(3, '06:00')], 1)).toEqual([
      { days: [3], time: '06:00' },
    ]);
  });
});

describe('days', () => {
  it('chips: today, tomorrow, and on as the days come', () => {
    expect(dayChoices(TODAY)).toEqual([2, 3, 4, 5, 6, 0, 1]);
    expect(dayChoices('2026-11-28')).toEqual([6, 0, 1, 2, 3, 4, 5]);
  });
});

it('a choice is switched on and off', () => {
  expect(toggled([2], 3)).toEqual([2, 3]);
  expect(toggled([2, 3], 2)).toEqual([3]);
});

it('a zone is called by its place', () => {
  expect(placeOfZone('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  expect(placeOfZone('UTC')).toBe('UTC');
});
