import { describe, expect, it } from 'vitest';
import { changeLine, whenLine } from './changes';

describe('what a list says otherwise than before', () => {
  it('is told as it is now, and as it was', () => {
    const line = changeLine({ what: 'day', old: '2', new: '3' });
    expect(line.indexOf('Wednesday')).toBeGreaterThan(-1);
    expect(line.indexOf('Wednesday')).toBeLessThan(line.indexOf('Tuesday'));
  });

  it('is told on the reader’s clock', () => {
    expect(changeLine({ what: 'time', old: '19:00–20:00', new: '19:30–20:30' })).toMatch(/7:30.PM\W+to\W+8:30.PM/u);
  });

  it('is never an empty place', () => {
    expect(changeLine({ what: 'link', old: '', new: 'https://video.example.org/j/1' })).toContain('nothing');
    expect(changeLine({ what: 'time', old: '', new: '19:30–20:30' })).toContain('nothing');
    expect(changeLine({ what: 'day', old: '', new: '1' })).toContain('By appointment');
  });

  it('a row without a time is by appointment', () => {
    expect(whenLine({ name: 'A', day: null, time: null, changes: [] })).toBe('By appointment');
  });
});
