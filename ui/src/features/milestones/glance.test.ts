import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock, Gain, Milestone, Timeline as Way, YearView } from '../../api/contract';
import { CallError } from '../../api/call';
import Chips from './Chips.svelte';
import Reached from './Reached.svelte';
import Savings from './Savings.svelte';
import Timeline from './Timeline.svelte';
import Year from './Year.svelte';

const asked = vi.hoisted(() => vi.fn());
vi.mock('../../api/call', async (original) => ({ ...(await original<object>()), call: asked }));

const milestone = (count: number, on: string, reached: boolean, more: Partial<Milestone> = {}): Milestone => ({
  unit: 'days',
  count,
  on,
  weekday: 2,
  reached,
  again: false,
  name: '',
  colour: null,
  own: false,
  note: '',
  picture: false,
  ...more,
});
const clock: Clock = {
  id: 'c',
  label: '',
  icon: '',
  words: 'aa',
  own_words: { free: '', slip: '' },
  zone: 'UTC',
  counting: 'from_zero',
  day_start_hour: 0,
  milestone_set: 'aa',
  place: 'shown',
  is_main: true,
  today: '2026-11-24',
  dates: [],
  periods: [{ id: 'p', began_on: '2026-09-06', ended_on: null, days: 79, earlier: false }],
  standing: null,
  figure: { kind: 'days_since', count: 79, of: null },
  use_goes_on: false,
  returns: 1,
  milestones: [
    milestone(30, '2026-10-06', true, { note: 'With Sam.' }),
    milestone(90, '2026-12-05', false),
    milestone(100, '2026-12-15', false, { own: true, name: 'A hundred' }),
  ],
};
const way: Way = {
  from: '2026-09-06',
  today: '2026-11-24',
  spans: [
    { kind: 'sober', from: '2026-09-06', last: '2026-10-31', days: 56 },
    { kind: 'used', from: '2026-11-01', last: '2026-11-01', days: 1 },
    { kind: 'sober', from: '2026-11-02', last: '2026-11-24', days: 23 },
  ],
  total_days: 78,
  of_days: 79,
  earlier_days: 0,
  longest_days: 56,
  share: 78 / 79,
};
const year: YearView = {
  year: 2026,
  days: Array.from({ length: 30 }, (_, index) => ({
    on: `2026-11-${`${index + 1}`.padStart(2, '0')}`,
    state: index === 0 ? ('used' as const) : index < 24 ? ('sober' as const) : ('to_come' as const),
    milestone: index === 5,
  })),
  sober_days: 78,
  used_days: 1,
  milestones: [milestone(60, '2026-11-06', true)],
};
const gain: Gain = {
  id: 'g',
  clock: 'c',
  kind: 'money',
  name: '',
  currency: 'EUR',
  rates: [{ from_on: null, per: 'day', amount: 1250 }],
  goal: { name: 'a bicycle', amount: 60_000 },
  total: 32_500,
  days: 26,
  goal_percent: 54,
  goal_on: '2027-03-03',
};

function answer(answers: Record<string, unknown>) {
  asked.mockImplementation(async (command: string) => {
    if (!(command in answers)) throw new CallError('internal', null);
    return answers[command];
  });
}
const props = { clock, onchange: () => undefined };
async function opened(of: Element) {
  const details = of.querySelector('details')!;
  details.open = true;
  await fireEvent(details, new Event('toggle'));
}
/** What a page without a layout can be asked. */
async function violations(of: Element): Promise<string[]> {
  const rules = {
    'color-contrast': { enabled: false },
    region: { enabled: false },
    'heading-order': { enabled: false },
  };
  return (await axe.run(of, { rules })).violations.map((each) => each.id);
}

beforeEach(() => answer({ get_timeline: way, get_year: year, list_gains: [gain] }));
afterEach(cleanup);

describe('the way at a glance', () => {
  it('is a picture, a sentence and a table, and says nothing of all days that is not so', async () => {
    const { container } = render(Timeline, { clock });
    const says = await screen.findByText(/78.* of .*79.* days/);
    expect(says.textContent?.replace(/[\u2068\u2069]/g, '')).toContain('98%');
    await opened(container);
    expect(container.querySelectorAll('tbody tr')).toHaveLength(3);
    expect(container.querySelectorAll('rect')).toHaveLength(3);
    expect(await violations(container)).toEqual([]);
  });

  it('draws forty years of slips with what an eye can see, and their table a part at a time', async () => {
    const spans = Array.from({ length: 14_611 }, (_, at) => ({
      kind: at % 2 ? ('used' as const) : ('sober' as const),
      from: new Date(Date.UTC(1986, 10, 24 + at)).toISOString().slice(0, 10),
      last: new Date(Date.UTC(1986, 10, 24 + at)).toISOString().slice(0, 10),
      days: 1,
    }));
    answer({ get_timeline: { ...way, from: '1986-11-24', spans } });
    const { container } = render(Timeline, { clock });
    await screen.findByText(/Each column stands for about .*73.* days/);
    expect(container.querySelectorAll('rect')).toHaveLength(200);
    expect(container.querySelectorAll('tbody tr')).toHaveLength(0);
    await opened(container);
    expect(container.querySelectorAll('tbody tr')).toHaveLength(100);
    await fireEvent.click(screen.getByRole('button', { name: /Show .*100.* more/ }));
    expect(container.querySelectorAll('tbody tr')).toHaveLength(200);
  });

  it('says what to do when it cannot be told, and is told again', async () => {
    answer({});
    render(Timeline, { clock });
    await screen.findByRole('alert');
    answer({ get_timeline: way });
    await fireEvent.click(screen.getByRole('button'));
    await screen.findByText(/78.* of /);
  });

  it('says each day of a year in words', async () => {
    const { container } = render(Year, { clock });
    await waitFor(() => expect(container.querySelectorAll('tbody tr')).toHaveLength(12));
    const words = [...container.querySelectorAll('td .visually-hidden')].map((each) => each.textContent);
    expect(words).toHaveLength(30);
    expect(words.slice(0, 2)).toEqual(['not counted', 'sober']);
    expect(words[5]).toBe('sober, milestone');
    expect(words.at(-1)).toBe('to come');
    expect(await violations(container)).toEqual([]);
  });
});

describe('milestones', () => {
  it('show what was reached with its note, and what comes with its day', async () => {
    const reached = render(Reached, props);
    expect(screen.getByText('With Sam.')).toBeTruthy();
    expect(await violations(reached.container)).toEqual([]);
    const coming = render(Chips, props);
    expect(screen.getByText(/in .*11.* days.*December/)).toBeTruthy();
    expect(screen.getByText('A hundred')).toBeTruthy();
    expect(await violations(coming.container)).toEqual([]);
  });

  it('keep a note as soon as the dialog is closed', async () => {
    answer({ save_milestone_note: clock });
    render(Reached, props);
    await fireEvent.click(screen.getByRole('button', { name: /^Note and picture/ }));
    await fireEvent.input(await screen.findByRole('textbox'), { target: { value: 'With Sam and Ana.' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    const wanted = { clock: 'c', unit: 'days', count: 30, note: 'With Sam and Ana.' };
    await waitFor(() => expect(asked).toHaveBeenCalledWith('save_milestone_note', wanted));
  });

  it('can be of one’s own, and a refused length is said at its field', async () => {
    asked.mockRejectedValue(new CallError('out_of_range', 'count'));
    render(Chips, props);
    await fireEvent.click(screen.getByRole('button', { name: 'Add one of your own' }));
    const field = await screen.findByRole('textbox', { name: 'How many' });
    await fireEvent.input(field, { target: { value: 'a lot' } });
    await fireEvent.submit(field.closest('form')!);
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(asked).toHaveBeenCalledWith('add_milestone', expect.objectContaining({ count: 0 }));
  });
});

describe('what was given back', () => {
  it('is told with the days it rests on and its goal', async () => {
    const { container } = render(Savings, { clock });
    await screen.findByText(/325/);
    const text = container.textContent?.replace(/[\u2068\u2069]/g, '') ?? '';
    expect(text).toContain('It rests on 26 days.');
    expect(text).toContain('About March 3, 2027, at this pace. A guess, and no promise.');
    expect(text).toMatch(/54% of .*600.* for a bicycle/);
    expect(await violations(container)).toEqual([]);
  });

  it('is nothing until it is wanted', async () => {
    answer({ list_gains: [] });
    render(Savings, { clock });
    await screen.findByText(/if you like/);
    await fireEvent.click(screen.getByRole('button', { name: 'Count something' }));
    expect(await screen.findByRole('radiogroup')).toBeTruthy();
  });
});
