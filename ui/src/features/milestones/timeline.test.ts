import { describe, expect, it } from 'vitest';
import type { Span } from '../../api/contract';
import { laidOut, WIDTH } from './timeline';

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
    const many = laidOut(Array.from({ length: 900 }, (_, at) => span(at % 2 ? 'used' : 'sober', 1, at)));
    expect(many.every((bar) => bar.width > 0)).toBe(true);
    expect(many.at(-1)!.x + many.at(-1)!.width).toBeCloseTo(WIDTH);
    expect(laidOut([])).toEqual([]);
  });
});
