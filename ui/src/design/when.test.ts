import { describe, expect, it } from 'vitest';
import { day, dayIn, daysBetween, localTime, longDay, plusDays, time, weekdayName, weekdayOf } from './when';

describe('days and times', () => {
  it('a civil day is that day in every zone of the reader', () => {
    expect(day('2026-11-24')).toContain('24');
    expect(longDay('2026-01-01')).toContain('2026');
  });

  it('an instant is shown on the wall clock of the given zone', () => {
    expect(time('2026-11-24T18:41:00.000Z', 'Asia/Kolkata')).toMatch(/12:11/);
    expect(localTime('19:30')).toMatch(/7:30|19:30/);
  });

  it('weekdays count from Sunday, as meeting lists do', () => {
    expect(weekdayName(0)).toBe('Sunday');
    expect(weekdayOf('2026-11-24')).toBe(2);
  });

  it('days are counted over the ends of months and years', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(daysBetween('2026-10-21', '2026-11-24')).toBe(34);
    expect(daysBetween('2026-11-24', '2026-11-23')).toBe(-1);
  });

  it('an instant lies in the day that it is where the reader is', () => {
    expect(dayIn('2026-11-25T02:48:00.000Z', 'America/Los_Angeles')).toBe('2026-11-24');
    expect(dayIn('2026-11-25T02:48:00.000Z', 'Asia/Kolkata')).toBe('2026-11-25');
  });
});
