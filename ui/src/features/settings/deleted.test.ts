import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Deleted as Row, DeletedKind } from '../../api/contract';
import { CallError } from '../../api/call';
import { speak } from '../../messages/messages.svelte';
import { deleted } from './data';
import Deleted from './Deleted.svelte';

const asked = vi.hoisted(() => vi.fn());
const say = vi.hoisted(() => vi.fn());
vi.mock('../../api/call', async (original) => ({ ...(await original<object>()), call: asked }));
vi.mock('../../design/toast', () => ({ say }));

const row = (kind: DeletedKind, more: Partial<Row> = {}): Row => ({
  ...{ kind, id: kind, name: '', day: null, gain: null, unit: null, count: null, clock: null },
  ...{ deleted_on: '2026-11-20', days_left: 26 },
  ...more,
});
const THIRTY = { unit: 'days', count: 30, clock: 'alcohol' } as const;
const ALL = [
  row('entry', { name: 'A lantern', day: '2026-11-19' }),
  row('visit', { name: 'Harbour', day: '2026-11-18' }),
  row('milestone_picture', THIRTY),
  row('return_to_use', { day: '2026-10-01', clock: '' }),
  row('clock', { days_left: 1 }),
  row('meeting_list', { name: 'A list' }),
  row('gain', { clock: 'alcohol', gain: 'time' }),
];
let rows: Row[];
const plain = (text: string | null | undefined) => text?.replace(/[\u2068\u2069]/g, '') ?? '';
const texts = () => screen.getAllByRole('listitem').map((each) => plain(each.textContent).replace(/\s+/g, ' ').trim());

beforeEach(() => {
  speak('en', 'plain');
  rows = ALL;
  say.mockClear();
  asked.mockReset();
  asked.mockImplementation((name: string) => Promise.resolve(name === 'restore_deleted' ? null : rows));
  deleted.state = 'loading';
  deleted.value = null;
});
afterEach(cleanup);

describe('what was deleted of late', () => {
  it('is told by its name, what it was and how long it is here', async () => {
    const { container } = render(Deleted);
    await screen.findByText('A lantern');
    const told = texts();
    expect(told[0]).toContain('Journal entry of');
    expect(told[0]).toContain('here for 26 more days');
    expect(told[2]).toContain('30 days Picture of a milestone · alcohol');
    expect(told[3]).toMatch(/2026 From the history · Your days/);
    expect(told[4]).toContain('here for one more day');
    expect(told[6]).toContain('Time Given back · alcohol');
    expect(plain(container.querySelector('summary')?.textContent)).toBe('2 more');
    const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
    expect((await axe.run(container, { rules })).violations.map((each) => each.id)).toEqual([]);
  });

  it('comes back, and the next one has the focus', async () => {
    render(Deleted);
    const buttons = await screen.findAllByRole('button', { name: /^Bring back / });
    rows = ALL.slice(1);
    await fireEvent.click(buttons[0]!);
    await waitFor(() => expect(screen.queryByText('A lantern')).toBeNull());
    expect(asked).toHaveBeenCalledWith('restore_deleted', { kind: 'entry', id: 'entry' });
    await waitFor(() =>
      expect(plain(document.activeElement?.getAttribute('aria-label'))).toMatch(/^Bring back Harbour \(Visit on /),
    );
    expect(plain(say.mock.lastCall?.[0])).toBe('Brought back: A lantern');
  });

  it('stays where something stands in its place, and it is said why', async () => {
    asked.mockImplementation((name: string) =>
      name === 'restore_deleted' ? Promise.reject(new CallError('dates_overlap', null)) : Promise.resolve(rows),
    );
    render(Deleted);
    await fireEvent.click((await screen.findAllByRole('button', { name: /^Bring back / }))[0]!);
    await waitFor(() => expect(say).toHaveBeenCalledTimes(1));
    expect(say.mock.lastCall?.[0]).toBeTruthy();
    expect(screen.getByText('A lantern')).toBeTruthy();
  });

  it('is none: that is said', async () => {
    rows = [];
    render(Deleted);
    await screen.findByText('Nothing is here.');
  });
});
