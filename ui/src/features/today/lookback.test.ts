import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DayLookedAt, Settings } from '../../api/contract';
import { CallError } from '../../api/call';
import { clock } from '../../clock.svelte';
import { settings } from '../../settings.svelte';
import Greeting from './Greeting.svelte';
import { greeted } from './greeting.svelte';
import Lookback from './Lookback.svelte';

const asked = vi.hoisted(() => vi.fn());
vi.mock('../../api/call', async (original) => ({ ...(await original<object>()), call: asked }));

const yesterday: DayLookedAt = {
  id: 'd',
  lived_on: '2026-11-23',
  intention: 'call Sam',
  hardness: 4,
  line: 'It was long.',
};
function answer(answers: Record<string, unknown>) {
  asked.mockImplementation(async (command: string) => {
    if (!(command in answers)) throw new CallError('internal', null);
    return answers[command];
  });
}
const want = (morning_intention: boolean, evening_look_back: boolean) =>
  (settings.current = { morning_intention, evening_look_back } as Settings);

beforeEach(() => {
  clock.today = '2026-11-24';
  clock.part = 'morning';
  asked.mockReset();
  answer({
    list_look_backs: { today: '2026-11-24', days: [yesterday] },
    save_intention: yesterday,
    save_look_back: yesterday,
  });
});
afterEach(cleanup);

describe('morning and evening', () => {
  it('ask for nothing unless they are wanted', () => {
    want(false, false);
    const { container } = render(Lookback);
    expect(container.textContent).toBe('');
    expect(asked).not.toHaveBeenCalled();
  });

  it('keep the morning’s word of the day that is lived', async () => {
    want(true, true);
    const { container } = render(Lookback);
    const field = await screen.findByRole('textbox');
    await fireEvent.input(field, { target: { value: 'one thing at a time' } });
    const wanted = { lived_on: '2026-11-24', intention: 'one thing at a time' };
    await waitFor(() => expect(asked).toHaveBeenCalledWith('save_intention', wanted), { timeout: 2000 });
    expect(
      (await axe.run(container, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } }))
        .violations,
    ).toEqual([]);
  });

  it('let an earlier day be told, with what is known of it', async () => {
    want(false, true);
    render(Lookback);
    await fireEvent.click(await screen.findByRole('button', { name: 'Another day' }));
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toBe('It was long.');
    await fireEvent.click(screen.getByRole('radio', { name: '2, mostly light' }));
    const wanted = { lived_on: '2026-11-23', hardness: 2, line: 'It was long.' };
    await waitFor(() => expect(asked).toHaveBeenCalledWith('save_look_back', wanted), { timeout: 2000 });
  });

  it('say what to do when the days cannot be told', async () => {
    want(true, false);
    answer({});
    render(Lookback);
    await screen.findByRole('alert');
  });
});

describe('a greeting', () => {
  const milestone = { unit: 'days', count: 90, on: '2026-11-24', name: '', reached: true };

  it('comes once, is told as seen, and goes when it is put away', async () => {
    answer({ get_greeting: { clock: 'c', label: '', milestone }, mark_greeted: null });
    render(Greeting);
    await screen.findByText(/You have reached/);
    expect(asked).toHaveBeenCalledWith('mark_greeted', { clock: 'c', unit: 'days', count: 90 });
    answer({ get_greeting: null });
    await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByText(/You have reached/)).toBeNull());
    expect(greeted.current).toBeNull();
  });

  it('offers a keepsake without a name on it', async () => {
    answer({ get_greeting: { clock: 'c', label: '', milestone }, mark_greeted: null });
    render(Greeting);
    await fireEvent.click(await screen.findByRole('button', { name: 'Save a keepsake' }));
    const picture = await screen.findByRole('img');
    expect(picture.getAttribute('aria-label')?.replace(/[\u2068\u2069]/g, '')).toBe(
      '90 days, Tuesday, November 24, 2026',
    );
  });
});
