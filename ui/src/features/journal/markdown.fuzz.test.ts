import { expect, it } from 'vitest';
import { toEditor } from './markdown';
import { round, words } from './markdown.testing';

/** What the store is fed with, too: see `tests/fuzz`. */
const CORPUS = Object.values(
  import.meta.glob<string>('../../../../tests/fuzz/corpus/markdown/*', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
const SIGNS = [
  ...[
    '# ',
    '\n\n',
    '- ',
    '1. ',
    '> ',
    '```\n',
    '    ',
    '| a | b |\n|---|---|\n',
    '[x]: ',
    '[^1]: ',
    '[a](',
    '](',
    '![',
  ],
  ...[
    '<',
    '<!--',
    '-->',
    '&amp;',
    '&#0;',
    '\\',
    '*',
    '**',
    '_',
    '`',
    '~~',
    '---\n',
    '- [x] ',
    '<?',
    '\u{a0}',
    '\t',
    '\r',
  ],
];
/** Milliseconds for changed texts, after all of the corpus. */
const TRIED_FOR = 4_000;
const LONGEST = 1_500;

/** The same numbers each time: what fails once fails again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function changed(text: string, next: (below: number) => number): string {
  const signs = [...text];
  for (let times = 1 + next(6); times > 0; times -= 1) {
    const at = next(signs.length + 1);
    const what = next(4);
    if (what === 0) signs.splice(at, 1 + next(8));
    else if (what === 1) signs.splice(at, 0, SIGNS[next(SIGNS.length)]!);
    else if (what === 2) signs.splice(at, 0, ...signs.slice(next(signs.length + 1)).slice(0, 40));
    else signs.splice(at, 0, ...[...CORPUS[next(CORPUS.length)]!].slice(0, 60));
  }
  return signs.join('').slice(0, LONGEST);
}

/** Spaces may move, a mark of byte order is no word, and Markdown knows no NUL. */
const said = (text: string) =>
  words(toEditor(text))
    .replace(/[\s\ufeff]+/g, '')
    .replaceAll('\0', '\ufffd');

it('whatever was written can be opened, and no word of it is lost on the way back and forth', () => {
  expect(CORPUS.length).toBeGreaterThan(20);
  const next = numbers(20_261_124);
  let until = Infinity;
  for (let at = 0; performance.now() < until; at += 1) {
    if (at === CORPUS.length) until = performance.now() + TRIED_FOR;
    const text = CORPUS[at]?.slice(0, LONGEST) ?? changed(CORPUS[next(CORPUS.length)]!, next);
    expect(said(round(text)), JSON.stringify(text)).toBe(said(text));
  }
}, 120_000);
