import { describe, expect, it } from 'vitest';
import { lines, WIDTH } from './keepsake';

const words = { title: '90 days', day: 'Tuesday 24 November 2026', name: '' };

describe('a keepsake', () => {
  it('has no name on it unless one was typed', () => {
    expect(lines(words).map((line) => line.text)).toEqual(['90 days', 'Tuesday 24 November 2026']);
    expect(lines({ ...words, name: '  ' })).toHaveLength(2);
    expect(lines({ ...words, name: ' Sam ' }).at(-1)?.text).toBe('Sam');
  });

  it('makes a long name smaller, so that it stays on it', () => {
    const title = 'a year of mornings that I remember';
    const [line] = lines({ ...words, title });
    expect(line!.size).toBeLessThan(lines(words)[0]!.size);
    expect(line!.size * 0.58 * title.length).toBeLessThanOrEqual(WIDTH);
  });
});
