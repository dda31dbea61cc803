import { describe, expect, it } from 'vitest';
import type { Clock } from '../api/contract';
import { speak, t } from '../messages/messages.svelte';
import { clockName, dayWords, figureOf, shareOf, slipWords } from './clocks';

const clock = (change: Partial<Clock>) =>
  ({
    ...{
      label: '',
      words: null,
      own_words: { free: '', slip: '' },
      returns: 0,
      use_goes_on: false,
      periods: [],
      standing: null,
    },
    figure: { kind: 'days_since', count: 1234, of: null },
    ...change,
  }) as Clock;
const period = (days: number, earlier = false) => ({ id: `${days}`, began_on: '', ended_on: null, days, earlier });
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

describe('what a clock shows', () => {
  it('is in its own words, whatever the settings say', () => {
    expect(figureOf(clock({ words: 'na' }))).toEqual({ number: '1,234', unit: 'days clean' });
    expect(figureOf(clock({})).unit).toBe('days');
  });

  it('is in plain words where it counts something further', () => {
    speak('en', 'na');
    const other = clock({ label: 'Gambling', is_main: false });
    expect([figureOf(other).unit, t('slip-do', slipWords(other))]).toEqual(['days', 'I had a slip']);
    expect(figureOf({ ...other, words: 'aa' }).unit).toBe('days sober');
    expect(figureOf({ ...other, is_main: true }).unit).toBe('days clean');
    speak('en', 'plain');
  });

  it('is in its user’s own words, in both languages', () => {
    const own = clock({ words: 'plain', own_words: { free: 'without a bet', slip: 'a bad night' } });
    const said = () =>
      [
        figureOf(own).unit,
        figureOf({ ...own, figure: { kind: 'total', count: 1, of: null } }).unit,
        t('day-sober', dayWords(own)),
        t('slip-do', slipWords(own)),
        t('slip-title', slipWords(own)),
        t('history-use', slipWords(own)),
      ].map(plain);
    expect(said()).toEqual([
      'days without a bet',
      'day without a bet in all',
      'without a bet',
      'I had a bad night',
      'You had a bad night, and you are here',
      'a bad night',
    ]);
    speak('es', 'na');
    own.own_words = { free: 'sin apostar', slip: 'una mala noche' };
    expect(said()).toEqual([
      'días sin apostar',
      'día sin apostar en total',
      'sin apostar',
      'Tuve una mala noche',
      'Tuviste una mala noche, y estás aquí',
      'una mala noche',
    ]);
    speak('en', 'plain');
  });

  it('is in neutral words where an own one is blank', () => {
    speak('en', 'na');
    const half = clock({ words: 'plain', own_words: { free: 'clear', slip: '' } });
    expect(plain(figureOf(half).unit)).toBe('days clear');
    expect(t('slip-do', slipWords(half))).toBe('I had a slip');
    const other = clock({ words: 'plain', own_words: { free: '', slip: 'a dip' } });
    expect([figureOf(other).unit, plain(t('slip-do', slipWords(other)))]).toEqual(['days', 'I had a dip']);
    speak('en', 'plain');
  });

  it('is the figure its user chose', () => {
    const share = figureOf(clock({ figure: { kind: 'of_days', count: 78, of: 79 } }));
    expect([share.number, plain(share.unit)]).toEqual(['78', 'of the last 79 days']);
    expect(figureOf(clock({ figure: { kind: 'total', count: 1, of: null } }))).toEqual({
      number: '1',
      unit: 'day in all',
    });
  });

  it('is never nothing while use goes on', () => {
    const figure = { kind: 'days_since' as const, count: 0, of: null };
    const periods = [period(500, true), period(70), period(8)];
    expect(figureOf(clock({ figure, periods, use_goes_on: true })).number).toBe('78');
  });

  it('is those days that stand, and no nought, on the day after use', () => {
    const figure = { kind: 'days_since' as const, count: 0, of: null };
    const standing = { total_days: 78, of_days: 79 } as Clock['standing'];
    const anew = clock({ figure, standing, returns: 1 });
    expect([figureOf(anew).number, plain(figureOf(anew).unit)]).toEqual(['78', 'of the last 79 days']);
    expect(shareOf(anew)).toBe('');
    expect(figureOf(clock({ figure, standing })).number).toBe('0');
  });

  it('says how many days stand only where there was something else', () => {
    const standing = { total_days: 78, of_days: 79 } as Clock['standing'];
    expect(shareOf(clock({ standing }))).toBe('');
    expect(plain(shareOf(clock({ standing, returns: 1 })))).toBe('78 of the last 79 days');
  });

  it('has a name without a label', () => {
    expect(clockName(clock({}))).toBe('Your days');
  });
});
