import { describe, expect, it } from 'vitest';
import type { FoundMeeting, Occurrence } from '../../api/contract';
import { addDays, dayChoices, dayIn, placeOfZone, sections, toggled, weekdayOf } from './days';

const TODAY = '2026-11-24';
const ZONE = 'Europe/Berlin';

function meeting(id: string, starts_at: string | null, in_progress = false): FoundMeeting {
  const occurrence = starts_at === null ? null : ({ starts_at, in_progress } as Occurrence);
  return { id, occurrence } as FoundMeeting;
}

const keys = (rows: FoundMeeting[]) =>
  sections(rows, TODAY, ZONE).map(({ key, rows }) => [key, rows.map((row) => row.id).join('')]);

describe('rows stand under headings', () => {
  it('in progress, today, tomorrow, weekdays, by appointment', () => {
    const rows = [
      meeting('a', '2026-11-24T17:00:00Z', true),
      meeting('b', '2026-11-24T18:30:00Z'),
      meeting('c', '2026-11-24T22:59:00Z'),
      meeting('d', '2026-11-24T23:00:00Z'),
      meeting('e', '2026-11-27T10:00:00Z'),
      meeting('f', null),
    ];
    expect(keys(rows)).toEqual([
      ['progress', 'a'],
      ['today', 'bc'],
      ['tomorrow', 'd'],
      ['2026-11-27', 'e'],
      ['appointment', 'f'],
    ]);
  });

  it('a start within the minutes of grace, before midnight, is under today', () => {
    expect(keys([meeting('a', '2026-11-23T22:55:00Z')])).toEqual([['today', 'a']]);
  });

  it('the same weekday a week away says its date', () => {
    const heading = (at: string) => sections([meeting('a', at)], TODAY, ZONE)[0]?.heading;
    expect(heading('2026-12-01T12:00:00Z')).toEqual({ kind: 'day', day: '2026-12-01', dated: true });
    expect(heading('2026-11-30T12:00:00Z')).toEqual({ kind: 'day', day: '2026-11-30', dated: false });
  });
});

describe('days', () => {
  it('an instant falls on the day of the zone', () => {
    expect(dayIn('2026-11-24T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-25');
    expect(dayIn('2026-11-24T23:30:00Z', 'America/New_York')).toBe('2026-11-24');
  });

  it('the next day crosses months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(weekdayOf(TODAY)).toBe(2);
  });

  it('chips: today, tomorrow, then the week as the locale begins it', () => {
    expect(dayChoices(TODAY, 1)).toEqual([2, 3, 1, 4, 5, 6, 0]);
    expect(dayChoices(TODAY, 0)).toEqual([2, 3, 0, 1, 4, 5, 6]);
    expect(dayChoices('2026-11-28', 1)).toEqual([6, 0, 1, 2, 3, 4, 5]);
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
