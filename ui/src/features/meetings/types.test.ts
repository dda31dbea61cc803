import { describe, expect, it } from 'vitest';
import { TYPE_WORDS, typesLine, typeWord } from './types';
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

  it('what its own list calls it comes first', () => {
    expect(typeWord({ code: 'B', known: true, name: 'Beginners' })).toBe('Beginners');
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
