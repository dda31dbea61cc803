import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

type Colours = Map<string, string>;

/** The colours of a rule, on top of others. */
function rule(selector: string, under: Colours = new Map()): Colours {
  const start = css.indexOf(`\n${selector} {`);
  expect(start, `${selector} is in tokens.css`).toBeGreaterThan(-1);
  const body = css.slice(start, css.indexOf('\n}', start));
  const found = [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map((match) => [match[1]!, match[2]!] as const);
  return new Map([...under, ...found]);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const light = rule(':root');
const dark = rule(":root[data-theme='dark']", light);

/** What is read on what. */
const READ: [string, string][] = [
  ...['paper', 'sheet', 'side', 'accent-wash'].flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-soft', ground],
  ]),
  ...['paper', 'sheet', 'accent-wash'].map((ground): [string, string] => ['accent', ground]),
  ['accent-ink', 'accent'],
  ['paper', 'ink'],
  ['ink', 'attention-wash'],
  ['attention', 'sheet'],
  ['attention', 'paper'],
  ...['hours', '30', '60', '90', '6m', '9m', '1y', '18m', 'years', 'white', 'bronze', 'silver', 'gold'].map(
    (chip): [string, string] => ['chip-ink', `chip-${chip}`],
  ),
];

describe.each([
  ['light', light, ''],
  ['dark', dark, ":root[data-theme='dark'] "],
])('by %s', (_, theme, prefix) => {
  it.each(READ)('%s is read on %s', (ink, ground) => {
    expect(contrast(theme.get(ink)!, theme.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['morning', 'afternoon', 'evening', 'night'])('words are read on the sky of the %s', (part) => {
    const sky = part === 'morning' ? theme : rule(`${prefix}[data-part='${part}']`, theme);
    for (const height of ['sky-top', 'sky-middle', 'sky-low']) {
      expect(contrast(theme.get('ink')!, sky.get(height)!), `${part} ${height}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.get('accent')!, sky.get(height)!), `a link, ${part} ${height}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(['sheet', 'paper'])('the edge of what one can act on is seen on %s', (ground) => {
    expect(contrast(theme.get('line-strong')!, theme.get(ground)!)).toBeGreaterThanOrEqual(3);
  });
});

it('the night that is chosen is the night of the system', () => {
  const chosen = css.slice(
    css.indexOf("\n:root[data-theme='dark'] {"),
    css.indexOf('\n}', css.indexOf("\n:root[data-theme='dark'] {")),
  );
  const system = css.slice(
    css.indexOf("  :root:not([data-theme='light']) {"),
    css.indexOf('\n  }', css.indexOf("  :root:not([data-theme='light']) {")),
  );
  const values = (text: string) => [...text.matchAll(/--[\w-]+: [^;]+;/g)].map(String);
  expect(values(system)).toEqual(values(chosen));
});
