/** Where the stretches of a way stand in its picture. */
import type { Span } from '../../api/contract';

export const WIDTH = 1000;
/** A stretch of one day among thousands is still seen. */
const LEAST = 6;
const GAP = 3;

export type Bar = { span: Span; x: number; width: number };

/** As wide as their days, side by side over the whole width; short ones take from all the others. */
export function laidOut(spans: readonly Span[]): Bar[] {
  const gap = Math.min(GAP, WIDTH / (4 * Math.max(1, spans.length)));
  const room = WIDTH - gap * (spans.length - 1);
  const days = Math.max(
    1,
    spans.reduce((sum, span) => sum + span.days, 0),
  );
  const widths = spans.map((span) => Math.max(LEAST, (span.days / days) * room));
  const scale = room / widths.reduce((sum, width) => sum + width, 0);
  let x = 0;
  return spans.map((span, index) => {
    const width = (widths[index] ?? LEAST) * scale;
    const bar = { span, x, width };
    x += width + gap;
    return bar;
  });
}
