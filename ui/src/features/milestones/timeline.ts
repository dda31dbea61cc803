/** Where the stretches of a way stand in its picture. */
import type { Span, SpanKind } from '../../api/contract';

export const WIDTH = 1000;
/** A stretch of one day among thousands is still seen. */
const LEAST = 6;
const GAP = 3;
/** More stretches than this no eye tells apart. */
const MANY = 160;
const COLUMNS = 200;

/** `share`: how many of its days are sober, 0 to 1. */
export type Bar = { key: string; kind: SpanKind; last: string; share: number; x: number; width: number };

const sum = (spans: readonly Span[]) =>
  Math.max(
    1,
    spans.reduce((all, span) => all + span.days, 0),
  );

/** As wide as their days, side by side over the whole width; short ones take from all the others. */
function stretches(spans: readonly Span[]): Bar[] {
  const gap = Math.min(GAP, WIDTH / (4 * Math.max(1, spans.length)));
  const room = WIDTH - gap * (spans.length - 1);
  const days = sum(spans);
  const widths = spans.map((span) => Math.max(LEAST, (span.days / days) * room));
  const scale = room / widths.reduce((all, width) => all + width, 0);
  let x = 0;
  return spans.map(({ kind, from, last }, index) => {
    const width = (widths[index] ?? LEAST) * scale;
    const bar = { key: from, kind, last, share: kind === 'sober' ? 1 : 0, x, width };
    x += width + gap;
    return bar;
  });
}

/** Columns of as many days each, where there are too many stretches to be seen. */
function columns(spans: readonly Span[]): Bar[] {
  const each = sum(spans) / COLUMNS;
  const held = Array.from({ length: COLUMNS }, () => ({ sober: 0, used: 0, apart: 0, last: '' }));
  let day = 0;
  for (const span of spans) {
    const end = day + span.days;
    for (let at = Math.floor(day / each); at < COLUMNS && at * each < end; at += 1) {
      const column = held[at]!;
      column[span.kind] += Math.min(end, (at + 1) * each) - Math.max(day, at * each);
      column.last = span.last;
    }
    day = end;
  }
  return held.map(({ sober, used, apart, last }, at) => ({
    key: `${at}`,
    kind: sober > 0 ? 'sober' : used >= apart ? 'used' : 'apart',
    last,
    share: Math.min(1, sober / each),
    x: (at * WIDTH) / COLUMNS,
    width: (WIDTH / COLUMNS) * 0.8,
  }));
}

export const laidOut = (spans: readonly Span[]): Bar[] => (spans.length > MANY ? columns(spans) : stretches(spans));

/** How many days a column stands for; 0 where each stretch is seen by itself. */
export const columnDays = (spans: readonly Span[]): number =>
  spans.length > MANY ? Math.max(1, Math.round(sum(spans) / COLUMNS)) : 0;
