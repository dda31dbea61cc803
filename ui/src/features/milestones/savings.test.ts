import { describe, expect, it } from 'vitest';
import { amountWords, readAmount, typedAmount } from './savings';

const euro = { kind: 'money', currency: 'EUR' } as const;
const yen = { kind: 'money', currency: 'JPY' } as const;
const time = { kind: 'time', currency: null } as const;

describe('what was given back', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['12,50', 1250],
    ['1,200', 120_000],
    ['1.200,75', 120_075],
    ['1,200,300.05', 120_030_005],
    ['0', 0],
    [' 7 000 ', 700_000],
  ])('%s is read in cents', (text, cents) => {
    expect(readAmount(text, euro)).toBe(cents);
  });

  it.each(['', 'a lot', '12.5678', '-3', '1,2,3', '1.2.3,4'])('%s is no amount', (text) => {
    expect(readAmount(text, euro)).toBe(-1);
  });

  it('knows that there is nothing behind the point of a yen', () => {
    expect(readAmount('1,500', yen)).toBe(1500);
    expect(readAmount('15.5', yen)).toBe(-1);
  });

  it('comes back as it was typed', () => {
    expect(readAmount(typedAmount(1250, euro), euro)).toBe(1250);
    expect(readAmount(typedAmount(120_000, euro), euro)).toBe(120_000);
    expect(typedAmount(90, time)).toBe('90');
  });

  it('is told in words', () => {
    expect(amountWords(32_500, euro)).toContain('325');
    expect(amountWords(150, time)).toBe('2 hours and 30 minutes');
    expect(amountWords(120, time)).toBe('2 hours');
    expect(amountWords(0, time)).toBe('0 minutes');
  });
});
