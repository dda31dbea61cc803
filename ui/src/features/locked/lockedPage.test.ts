import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Welcome } from '../../api/contract';

const callLocked = vi.hoisted(() => vi.fn());
vi.mock('../../api/call', async (original) => ({ ...(await original<object>()), callLocked }));
const LockedPage = (await import('./LockedPage.svelte')).default;

const welcome = (more: Partial<Welcome>): Welcome => ({
  ...{
    state: 'locked',
    location: '/v1',
    synced_by: null,
    damaged: false,
    text_waits: false,
    unerased: [],
    only_deleted: [],
  },
  ...more,
});
const shown = (more: Partial<Welcome>) => {
  callLocked.mockResolvedValue(welcome(more));
  render(LockedPage);
};
afterEach(cleanup);

describe('before the door', () => {
  it('a text that only memory holds is told of, and more urgently when the window is to be closed', async () => {
    shown({ text_waits: true });
    await screen.findByText(/It waits here, encrypted, as long as Daymark is running/);
    expect(screen.getByRole('alert').textContent?.trim()).toBe('');
    window.dispatchEvent(new Event('text-waits'));
    await screen.findByText('If you close the window once more, that text is gone.');
    expect(screen.getByRole('alert').textContent).toContain('once more');
  });

  it('nothing is said of it otherwise', async () => {
    shown({});
    await screen.findByRole('heading', { name: 'Welcome back' });
    expect(screen.queryByText(/It waits here/)).toBeNull();
  });

  it('one that opens though it is damaged shows the ways on beside the way in', async () => {
    shown({ damaged: true });
    await screen.findByRole('heading', { name: 'Welcome back' });
    await fireEvent.click(screen.getByRole('button', { name: 'See the ways' }));
    await screen.findByRole('heading', { name: 'It is the file, not you' });
    expect(screen.getByRole('button', { name: 'Read what is left' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Leave it as it is' }));
    await screen.findByRole('heading', { name: 'Welcome back' });
  });

  it('one that is being erased names what is left, and offers no way in', async () => {
    shown({ state: 'erasing', unerased: ['snap'] });
    await screen.findByRole('heading', { name: 'Not everything is erased yet' });
    expect(screen.getByText('snap')).toBeTruthy();
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
  });
});
