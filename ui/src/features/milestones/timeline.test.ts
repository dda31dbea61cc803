import { describe, expect, it } from 'vitest';
import type { Span } from '../../api/contract';
import { columnDays, laidOut, WIDTH } from './timeline';

const span = (kind: Span['kind'], days: number, at: number): Span => ({ kind, days, from: `${at}`, last: `${at}` });

describe('the picture of a way', () => {
  it('fills its width and keeps its order', () => {
    const bars = laidOut([span('sober', 40, 1), span('used', 1, 2), span('sober', 38, 3)]);
    expect(bars[0]?.x).toBe(0);
    const last = bars.at(-1)!;
    expect(last.x + last.width).toBeCloseTo(WIDTH);
    expect(bars[0]!.width).toBeGreaterThan(bars[2]!.width);
  });

  it('shows one day among thousands', () => {
    const bars = laidOut([span('sober', 4000, 1), span('used', 1, 2), span('sober', 4000, 3)]);
    expect(bars[1]!.width).toBeGreaterThan(5);
  });

  it('holds any number of stretches, and none', () => {
    const some = laidOut(Array.from({ length: 160 }, (_, at) => span(at % 2 ? 'used' : 'sober', 1, at)));
    expect(some).toHaveLength(160);
    expect(some.every((bar) => bar.width > 0)).toBe(true);
    expect(some.at(-1)!.x + some.at(-1)!.width).toBeCloseTo(WIDTH);
    expect(laidOut([])).toEqual([]);
  });

  it('is columns of days where there are more stretches than can be seen', () => {
    const years = [
      span('apart', 100, 1),
      ...Array.from({ length: 14_600 }, (_, at) => span(at % 2 ? 'used' : 'sober', 1, at + 2)),
      span('sober', 300, 14_602),
    ];
    const bars = laidOut(years);
    expect([bars.length, columnDays(years)]).toEqual([200, 75]);
    expect(bars[0]!.kind).toBe('apart');
    expect(bars[10]!.share).toBeCloseTo(0.5, 1);
    expect([bars.at(-1)!.share, bars.at(-1)!.last]).toEqual([1, '14602']);
    const days = bars.reduce((sum, bar) => sum + bar.share * (15_000 / 200), 0);
    expect(days).toBeCloseTo(7300 + 300);
    expect(columnDays(years.slice(0, 160))).toBe(0);
  });
});
