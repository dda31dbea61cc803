import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Group } from '../../api/contract';
import GroupOwn from './GroupOwn.svelte';

const asked = vi.hoisted(() => vi.fn());
vi.mock('../../api/call', async (original) => ({ ...(await original<object>()), call: asked }));

const group = {
  id: 'g',
  stage: 'trying',
  tags: ['quiet'],
  note: 'By the door.',
  reminder_minutes: null,
} as unknown as Group;

/** The test's page does not know the option that is chosen by `:checked`, as every window does. */
async function choose(label: string, value: string) {
  const select = screen.getByLabelText<HTMLSelectElement>(label);
  select.value = value;
  vi.spyOn(select, 'querySelector').mockReturnValue(select.options[select.selectedIndex]!);
  await fireEvent.change(select);
}

describe('what is one’s own about a group', () => {
  beforeEach(() => asked.mockReset().mockResolvedValue(group));
  afterEach(cleanup);

  it('stands under one heading', () => {
    render(GroupOwn, { group, onchange: () => undefined });
    expect(screen.getAllByRole('heading').map((each) => each.textContent)).toEqual(['You and this group']);
  });

  it('a reminder is stored at once, with the note as it stands', async () => {
    const onchange = vi.fn();
    render(GroupOwn, { group, onchange });
    await choose('Reminder', '30');
    expect(asked.mock.calls).toEqual([['save_group', { id: 'g', note: 'By the door.', reminder_minutes: 30 }]]);
    await waitFor(() => expect(screen.getByText('Saved')).toBeTruthy());
    expect(onchange).toHaveBeenCalledWith(group);
  });

  it('what was written is stored when its page goes, and nothing that was not', async () => {
    const { unmount } = render(GroupOwn, { group, onchange: () => undefined });
    await fireEvent.input(screen.getByLabelText('Your private note'), { target: { value: 'Ask for Kim.' } });
    unmount();
    await waitFor(() => expect(asked).toHaveBeenCalled());
    expect(asked.mock.calls).toEqual([['save_group', { id: 'g', note: 'Ask for Kim.', reminder_minutes: null }]]);
  });
});
