import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import Dialog from './Dialog.svelte';

const hush = vi.hoisted(() => vi.fn());
vi.mock('./toast', () => ({ hush }));
afterEach(cleanup);

it('what was said in passing goes when a dialog opens, and what is said in one stays', async () => {
  const { rerender } = render(Dialog, { open: false, title: 'A date' });
  expect(hush).not.toHaveBeenCalled();
  await rerender({ open: true });
  expect(hush).toHaveBeenCalledTimes(1);
  await rerender({ title: 'Another date' });
  await rerender({ open: false });
  expect(hush).toHaveBeenCalledTimes(1);
});
