import { describe, expect, it } from 'vitest';
import type { KindChoice, MeetingFilter } from '../../api/contract';
import { dayPart, everything, kindsFor, partsOn, withoutPart, type Words } from './filters';

const words: Words = {
  text: (text) => `text ${text}`,
  day: (day) => `day ${day}`,
  time: ({ from, until }) => `${from} to ${until}`,
  soon: () => 'soon',
  way: (way) => way,
  access: (access) => access,
  kind: (key) => key,
  notKind: (key) => `not ${key}`,
  language: (code) => code,
  list: (id) => id,
  near: ({ label }) => label,
};

describe('what is on', () => {
  const filter = {
    ...everything(),
    days: [2, 4],
    kinds: ['D'],
    not_kinds: ['W'],
    from: '17:00',
    until: '21:00',
    text: ' lamp ',
    access: 'open' as const,
  };

  it('is said part by part, each value on its own', () => {
    const said = partsOn(filter, words).map(({ label }) => label);
    expect(said).toEqual(['text lamp', 'day 2', 'day 4', '17:00 to 21:00', 'open', 'D', 'not W']);
    expect(partsOn(everything(), words)).toEqual([]);
  });

  it('goes value by value, or a part at a time', () => {
    const on = partsOn(filter, words);
    expect(on.find(({ label }) => label === 'day 2')?.without).toEqual({ days: [4] });
    expect(withoutPart(on, 'days')).toEqual({ days: [] });
    expect(withoutPart(on, 'time')).toEqual({ from: null, until: null });
    expect(withoutPart(on, 'near')).toEqual({});
    const none = on.reduce<MeetingFilter>((left, { part }) => ({ ...left, ...withoutPart(on, part) }), filter);
    expect(none).toEqual(everything());
  });
});

it('a part of the day is known again', () => {
  expect(dayPart({ from: '17:00', until: '21:00' })).toBe('evening');
  expect(dayPart({ from: '17:00', until: null })).toBeNull();
});

describe('kinds', () => {
  const kind = (code: string, name: string, count: number): KindChoice => ({
    key: code,
    kind: { code, known: false, name },
    count,
  });
  const kinds = [kind('D', 'Discussion', 9), kind('MED', 'Meditación', 5), kind('1H', 'One hour', 2)];
  const keys = (typed: string, chosen: string[], most = 9) =>
    kindsFor(kinds, typed, chosen, ({ kind }) => kind.name ?? '', most).map(({ key }) => key);

  it('are found by their words and codes, without regard to accents', () => {
    expect(keys('meditacion', [])).toEqual(['MED']);
    expect(keys('1h', [])).toEqual(['1H']);
    expect(keys('  ', [], 2)).toEqual(['D', 'MED']);
    expect(keys('nothing', [])).toEqual([]);
  });

  it('that are chosen stay in sight', () => {
    expect(keys('meditacion', ['1H'])).toEqual(['1H', 'MED']);
  });
});
