import { describe, expect, it } from 'vitest';
import { isCode, TYPE_WORDS, typesLine, typeWord } from './types';
import en from '../../messages/en/types.ftl?raw';
import es from '../../messages/es/types.ftl?raw';

const ids = (ftl: string) => [...ftl.matchAll(/^(type-\S+) =/gm)].map(([, id]) => id).sort();

describe('words for the codes of meeting lists', () => {
  it('every code has words in every language, and every word a code', () => {
    const wanted = Object.values(TYPE_WORDS).sort();
    expect(ids(en)).toEqual(wanted);
    expect(ids(es)).toEqual(wanted);
    expect(new Set(wanted).size).toBe(wanted.length);
  });

  it('the id of a code is made of the code, so that none has another’s words', () => {
    for (const [code, id] of Object.entries(TYPE_WORDS)) expect(id).toBe(`type-${code}`);
  });

  it('a code that is not known is shown as the list wrote it', () => {
    expect(typeWord({ code: '1H', known: false, name: null })).toBe('1H');
    expect(typeWord({ code: 'constructor', known: true, name: null })).toBe('constructor');
  });

  it('a code stands apart unless there is a word for it, ours or its list’s', () => {
    expect(isCode({ code: '1H', known: false, name: null })).toBe(true);
    expect(isCode({ code: '1H', known: false, name: 'One hour' })).toBe(false);
    expect(isCode({ code: 'D', known: true, name: null })).toBe(false);
    expect(isCode({ code: 'ONL', known: false, name: null })).toBe(false);
  });

  it('a list that names its codes is taken at its word', () => {
    expect(typeWord({ code: 'BB', known: false, name: 'Basic text' })).toBe('Basic text');
    expect(typeWord({ code: 'O', known: true, name: 'Open to all' })).toBe('Open to all');
  });

  it('codes join into a line', () => {
    expect(
      typesLine([
        { code: 'D', known: true, name: null },
        { code: 'O', known: true, name: null },
      ]),
    ).toBe('Discussion, open');
    expect(typesLine([])).toBe('');
  });
});
