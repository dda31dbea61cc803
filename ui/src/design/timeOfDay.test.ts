import { describe, expect, it } from 'vitest';
import { readTime } from './timeOfDay';

describe('a time of day', () => {
  it('is read as people write it', () => {
    const times: [string, string][] = [
      ['21:30', '21:30'],
      ['9:05', '09:05'],
      ['9.05', '09:05'],
      ['2130', '21:30'],
      ['21h30', '21:30'],
      ['21 h', '21:00'],
      ['9:30 pm', '21:30'],
      ['9 p.m.', '21:00'],
      ['12 am', '00:00'],
      ['12:15 PM', '12:15'],
      ['0:00', '00:00'],
    ];
    for (const [text, time] of times) expect(readTime(text), text).toBe(time);
  });

  it('may be left out', () => {
    expect(readTime(' ')).toBeNull();
  });

  it('is refused where it is none', () => {
    for (const text of ['24:00', '9:60', '13 pm', '0 am', 'evening', '9:3', '1:2:3']) {
      expect(readTime(text), text).toBeUndefined();
    }
  });
});
