import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { Clock, Elapsed as Gone } from '../../api/contract';
import { place } from '../../navigation.svelte';
import Elapsed from './Elapsed.svelte';

const asked = vi.hoisted(() => vi.fn());
vi.mock('../../api/call', async (original) => ({ ...(await original<object>()), call: asked }));
afterEach(cleanup);

const gone: Gone = {
  ...{ since: '2026-11-12T00:00:00Z', is_exact: false, now: '', total_seconds: 0 },
  ...{ years: 0, months: 0, days: 12, hours: 0, minutes: 49, seconds: 21 },
};
const clock = { id: 'c' } as Clock;
const parts = () => screen.getAllByRole('listitem').map((each) => each.textContent);

it('counts no years before there is one, and leads to where a time is entered', async () => {
  asked.mockResolvedValue(gone);
  render(Elapsed, { clock, zone: 'UTC' });
  await screen.findByText(/when that day began/);
  expect(parts()).toEqual(['12 days', '0 hours', '49 minutes', '21 seconds']);
  await fireEvent.click(screen.getByRole('button', { name: 'Enter the time in the history' }));
  expect(place).toEqual({ room: 'milestones', params: { section: 'history', clock: 'c' } });
});

it('asks for no time where one is known, and begins with seconds', async () => {
  asked.mockResolvedValue({ ...gone, is_exact: true, days: 0, minutes: 0, seconds: 0 });
  render(Elapsed, { clock, zone: 'UTC' });
  await screen.findByText(/^Since/);
  expect(parts()).toEqual(['0 seconds']);
  expect(screen.queryByRole('button')).toBeNull();
});
