import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallError } from '../../api/call';
import type { Clock } from '../../api/contract';
import ClockList from './ClockList.svelte';
import { clocks } from './clocks.svelte';
import HistoryList from './HistoryList.svelte';

const asked = vi.hoisted(() => vi.fn());
const said = vi.hoisted(() => ({ undoable: vi.fn(), say: vi.fn(), setAside: () => () => undefined }));
vi.mock('../../api/call', async (original) => ({ ...(await original<object>()), call: asked }));
vi.mock('../../design/toast', () => said);

const clock = {
  ...{ id: 'c', label: 'Betting', icon: 'leaf', words: null, own_words: { free: '', slip: '' }, zone: 'UTC' },
  ...{ counting: 'from_zero', day_start_hour: 0, milestone_set: 'aa', place: 'shown', is_main: true },
  ...{ today: '2026-11-24', dates: [], periods: [], standing: null, use_goes_on: false, returns: 0, milestones: [] },
  figure: { kind: 'days_since', count: 3, of: null },
} as Clock;
const use = {
  ...{ id: 'u', began_on: '2026-11-20', began_time: null, ended_on: '2026-11-20', ended_time: null, zone: 'UTC' },
  ...{ first_day: '2026-11-20', last_day: '2026-11-20', days: 1, entry: 'e' },
};
let answers: Record<string, unknown>;

beforeEach(async () => {
  asked.mockReset();
  said.undoable.mockReset();
  answers = { list_clocks: [clock], list_returns: [use] };
  asked.mockImplementation(async (command: string) => {
    const answer = answers[command];
    if (answer instanceof CallError) throw answer;
    return answer;
  });
  await clocks.load();
});
afterEach(cleanup);

/** A list of the system's is chosen from in the window's own tests. */
async function edit() {
  answers['list_clocks'] = [{ ...clock, own_words: { free: 'clear', slip: '' } }];
  await clocks.load();
  render(ClockList);
  await fireEvent.click(screen.getByRole('button', { name: /^Change/ }));
  await screen.findByRole('textbox', { name: 'What your days are', hidden: true });
}
const fill = (name: string, value: string) =>
  fireEvent.input(screen.getByRole('textbox', { name, hidden: true }), { target: { value } });
const plain = (text: string | null | undefined) => (text ?? '').replace(/[\u2066-\u2069]/g, '');

describe('the words of a clock', () => {
  it('can be one’s own, and show how they read before they are kept', async () => {
    answers['save_clock'] = clock;
    await edit();
    const reads = () => plain(screen.getByText(/^It reads/).textContent);
    expect(reads()).toBe('It reads: “412 days clear” and “I had a slip”.');
    await fill('What your days are', ' ');
    expect(reads()).toBe('It reads: “412 days” and “I had a slip”.');
    await fill('What your days are', ' without a bet ');
    await fill('What you call a slip', 'a bad night');
    expect(reads()).toBe('It reads: “412 days without a bet” and “I had a bad night”.');
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const own_words = { free: ' without a bet ', slip: 'a bad night' };
    await waitFor(() => {
      expect(asked).toHaveBeenCalledWith('save_clock', expect.objectContaining({ words: 'plain', own_words }));
    });
  });

  it('are refused at their field, which is in sight', async () => {
    answers['save_clock'] = new CallError('text_too_long', 'own_slip');
    await edit();
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const field = await screen.findByRole('textbox', { name: 'What you call a slip', hidden: true });
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(field.closest('details')).toBeNull();
    expect(screen.getAllByText('This is too long to be kept. Make it shorter.')).toHaveLength(1);
  });
});

describe('a further clock', () => {
  it('is asked what its days are, and counts plain days where nothing is said', async () => {
    answers['save_clock'] = { ...clock, id: 'f', label: 'Smoking', is_main: false };
    render(ClockList);
    await fireEvent.click(screen.getByRole('button', { name: 'New clock' }));
    const field = await screen.findByRole('textbox', { name: 'What your days are', hidden: true });
    expect(field.closest('details')).toBeNull();
    await fill('What it counts', 'Smoking');
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const draft = { label: 'Smoking', words: 'plain', own_words: { free: '', slip: '' } };
    await waitFor(() => expect(asked).toHaveBeenCalledWith('save_clock', expect.objectContaining(draft)));
  });
});

describe('a zone that is not known here', () => {
  it('is said at its field', async () => {
    answers['save_clock'] = new CallError('zone_unknown', 'zone');
    await edit();
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const zone = screen.getByRole('combobox', { name: 'Time zone', hidden: true });
    await waitFor(() => expect(zone.getAttribute('aria-invalid')).toBe('true'));
    expect(zone.closest('details')?.open).toBe(true);
    expect(
      document.getElementById(zone.getAttribute('aria-describedby')!.split(' ').at(-1)!)?.textContent,
    ).toBeTruthy();
  });
});

describe('a slip that is deleted', () => {
  it.each([
    ['e', 'It was deleted. What you wrote about it stays in your journal.'],
    [null, 'It was deleted.'],
  ])('says what becomes of what was written (%s), and comes back', async (entry, words) => {
    answers['list_returns'] = [{ ...use, entry }];
    answers['delete_return_to_use'] = clock;
    answers['restore_return_to_use'] = clock;
    render(HistoryList, { clock });
    await fireEvent.click(await screen.findByRole('button', { name: /^Delete/ }));
    await waitFor(() => expect(said.undoable).toHaveBeenCalledWith(words, expect.anything()));
    expect(asked).not.toHaveBeenCalledWith('delete_entry', expect.anything());
    await said.undoable.mock.lastCall?.[1]();
    expect(asked).toHaveBeenCalledWith('restore_return_to_use', { id: 'u' });
  });
});

describe('a long history', () => {
  it('is shown a part at a time', async () => {
    answers['list_returns'] = Array.from({ length: 7000 }, (_, at) => ({ ...use, id: `u${at}` }));
    const { container } = render(HistoryList, { clock });
    await waitFor(() => expect(container.querySelectorAll('li')).toHaveLength(50));
    await fireEvent.click(screen.getByRole('button', { name: /^Show .*50.* more/ }));
    expect(container.querySelectorAll('li')).toHaveLength(100);
  });
});
