import { cleanup, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Compared as Group, Trend } from '../../api/contract';
import Compared from './Compared.svelte';

const trend = (middle: number | null, ...ratings: number[]): Trend => ({
  ratings: ratings.map((rating, at) => ({ on: `2026-11-0${at + 1}`, rating })),
  middle,
});
const group: Group = {
  group: 'g',
  name: 'Early Light',
  stage: 'trying',
  visits: 3,
  rated: 3,
  first_on: '2026-11-01',
  last_on: '2026-11-03',
  comfortable: trend(4, 3, 5, 4),
  supported: trend(null, 5, 5),
  motivated: trend(null),
};
const plain = (text: string | null) => (text ?? '').replace(/[\u2068\u2069]/g, '');

describe('ratings over the visits', () => {
  afterEach(cleanup);

  it('are drawn and read out where there are enough of them', () => {
    render(Compared, { group, needed: 3 });
    const box = screen.getByRole('group', { name: 'Comfortable' });
    const dots = [...box.querySelectorAll('circle')];
    expect(dots.map((dot) => [dot.getAttribute('cx'), dot.getAttribute('cy')])).toEqual([
      ['2%', '1.5em'],
      ['50%', '0.5em'],
      ['98%', '1em'],
    ]);
    expect(
      within(box)
        .getAllByRole('listitem')
        .map((each) => plain(each.textContent)),
    ).toEqual(['Nov 1, 2026: 3 of 5', 'Nov 2, 2026: 5 of 5', 'Nov 3, 2026: 4 of 5']);
    expect(plain(box.textContent)).toContain('In the middle 4 of 5, over 3 ratings.');
  });

  it('are only counted where there are too few, and no picture says more', () => {
    render(Compared, { group, needed: 3 });
    const box = screen.getByRole('group', { name: 'Supported' });
    expect(plain(box.textContent)).toContain('2 of 3 ratings so far');
    expect(box.querySelector('svg')).toBeNull();
    expect(screen.getByRole('group', { name: 'Motivated' }).textContent).toContain('Not rated yet.');
  });
});
