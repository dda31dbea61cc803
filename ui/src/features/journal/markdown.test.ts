import type { JSONContent } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { toEditor, toStored } from './markdown';
import { round, words } from './markdown.testing';

const paragraph = (...content: JSONContent[]): JSONContent => ({ type: 'paragraph', content });
const text = (words: string, ...marks: string[]): JSONContent => ({
  type: 'text',
  text: words,
  ...(marks.length ? { marks: marks.map((type) => ({ type })) } : {}),
});
const doc = (...content: JSONContent[]): JSONContent => ({ type: 'doc', content });

describe('what is stored comes back as it was', () => {
  it.each([
    ['titles', '# One\n\n## Two\n\n### Three\n\nand a line'],
    ['bold and italic', 'a **bold** word, an *italic* one, **both *at* once**'],
    ['nested lists', '- one\n  - in it\n    - deeper\n- two'],
    ['numbered lists', '3. three\n4. four'],
    ['tasks', '- [x] done\n- [ ] open\n  - [ ] within'],
    ['links', 'see [the place](https://example.org/a_b?c=d) or <https://example.org/x>'],
    ['mail and phone', '[write](mailto:me@example.org) or [call](tel:+441234567)'],
    ['quotes', '> one\n>\n> two'],
    ['breaks', 'one\\\ntwo'],
    ['a line across', 'before\n\n---\n\nafter'],
    ['emoji and accents', 'Después ☀️ niño 日本'],
  ])('%s', (_, markdown) => {
    expect(round(markdown)).toBe(markdown);
  });

  it('an empty page is stored as nothing', () => {
    expect(toStored(doc({ type: 'paragraph' }, { type: 'paragraph' }))).toBe('');
    expect(words(toEditor(''))).toBe('');
  });

  it('an empty line somebody left stays', () => {
    const written = doc(paragraph(text('a')), { type: 'paragraph' }, paragraph(text('b')));
    expect(toEditor(toStored(written))).toEqual(written);
  });
});

describe('what looks like Markdown but was typed as words stays words', () => {
  it.each([
    '# not a title',
    '- not a list',
    '1. not a list',
    '> not a quote',
    '---',
    '    four spaces',
    '2 * 3 * 4 and snake_case_name',
    '[ ] no box',
    '[no](https://example.org)',
    '| a | b |',
    '```',
    '&amp; &lt;',
    '<script>alert(1)</script>',
    '<me@example.org>',
    'back\\slash',
  ])('%s', (typed) => {
    const written = doc(paragraph(text(typed)));
    expect(toEditor(toStored(written))).toEqual(written);
  });

  it('also on a later line', () => {
    const written = doc(paragraph(text('a'), { type: 'hardBreak' }, text('- b'), { type: 'hardBreak' }, text('===')));
    expect(toEditor(toStored(written))).toEqual(written);
  });
});

describe('marks hold where Markdown makes it hard', () => {
  it.each<[string, JSONContent[]]>([
    ['within a word', [text('un'), text('believ', 'bold'), text('able')]],
    ['after a colon, before a letter', [text('Later:', 'bold'), text('now')]],
    ['one ends where the other begins', [text('a', 'bold'), text('b', 'italic')]],
    ['one reaches into the other', [text('a ', 'bold'), text('b', 'bold', 'italic'), text('c', 'italic')]],
  ])('%s', (_, content) => {
    const written = doc(paragraph(...content));
    expect(toEditor(toStored(written))).toEqual(written);
  });

  it('a space at the end of bold steps outside it', () => {
    const back = toEditor(toStored(doc(paragraph(text('now ', 'bold'), text('then')))));
    expect(back).toEqual(doc(paragraph(text('now', 'bold'), text(' then'))));
  });
});

describe('hostile text', () => {
  it('HTML stays the characters it is', () => {
    for (const html of ['<script>alert(1)</script>', 'a <img src=x onerror=alert(1)> b', '<!-- hidden -->']) {
      const tree = toEditor(html);
      expect(words(tree)).toBe(html);
      expect(JSON.stringify(tree)).not.toContain('"image"');
      expect(words(toEditor(round(html)))).toBe(html);
    }
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    '//x',
  ])('a link to %s is no link', (href) => {
    const tree = toEditor(`[press](${href})`);
    expect(JSON.stringify(tree)).not.toContain('"link"');
    expect(words(tree)).toBe('press');
    const smuggled = paragraph({ type: 'text', text: 'press', marks: [{ type: 'link', attrs: { href } }] });
    expect(toStored(doc(smuggled))).toBe('press');
  });

  it('what the editor has no place for stays readable', () => {
    expect(words(toEditor('```js\nlet a\n```'))).toBe('```jslet a```');
    expect(words(toEditor('![a picture](https://example.org/p.png)'))).toBe('![a picture](https://example.org/p.png)');
    expect(words(toEditor('a `word` in code'))).toBe('a `word` in code');
  });

  it('a deep and broken text is read without harm', () => {
    const text = `${'> '.repeat(40)}deep ${'*'.repeat(300)} ${'['.repeat(300)}`;
    expect(() => round(text)).not.toThrow();
  });
});

it('a list in a list without end is opened, and keeps its words', () => {
  for (const sign of ['- ', '> ', '1. ', '*a *']) {
    const deep = `${sign.repeat(500)}end`;
    expect(words(toEditor(deep)), sign).toContain('end');
    expect(words(toEditor(round(deep))), sign).toContain('end');
  }
});
