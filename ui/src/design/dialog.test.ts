import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speak } from '../messages/messages.svelte';
import Dialog from './Dialog.svelte';
import Toasts from './Toasts.svelte';
import { hush, say, undoable } from './toast';

const gone = (words: string) => waitFor(() => expect(screen.queryByText(words)).toBeNull());
const undo = vi.fn(() => Promise.resolve());

describe('what was said in passing', () => {
  beforeEach(() => {
    speak('en', 'plain');
    undo.mockClear();
    render(Toasts);
  });
  afterEach(async () => {
    hush();
    await tick();
    cleanup();
  });

  it('goes when a dialog opens; what can be undone is offered again after it', async () => {
    const { rerender } = render(Dialog, { open: false, title: 'A date' });
    say('Saved.');
    undoable('Entry deleted.', undo);
    await screen.findByText('Saved.');
    await rerender({ open: true });
    await gone('Saved.');
    await gone('Entry deleted.');
    await rerender({ title: 'Another date' });
    await rerender({ open: false });
    await screen.findByText('Entry deleted.');
    expect(screen.queryByText('Saved.')).toBeNull();
    await fireEvent.click(screen.getByText('Undo'));
    expect(undo).toHaveBeenCalledTimes(1);
    await gone('Entry deleted.');
  });

  it('what is said when one is closed stays', async () => {
    const { rerender } = render(Dialog, { open: false, title: 'A date' });
    for (const name of ['One', 'Two', 'Three', 'Four']) undoable(`${name} deleted.`, undo);
    await screen.findByText('Four deleted.');
    await rerender({ open: true });
    await gone('Four deleted.');
    const closed = rerender({ open: false });
    say('Done.');
    await closed;
    await screen.findByText('Done.');
    await new Promise((later) => setTimeout(later, 1_000));
    const seen = [...document.querySelectorAll('[data-sonner-toast][data-visible=true] [data-title]')];
    expect(seen.map((each) => each.textContent?.trim()).sort()).toEqual(['Done.', 'Four deleted.', 'Three deleted.']);
  });

  it('is not offered again once it was taken back, nor after a lock', async () => {
    const { rerender } = render(Dialog, { open: false, title: 'A date' });
    undoable('Entry deleted.', undo);
    await fireEvent.click(await screen.findByText('Undo'));
    undoable('Visit deleted.', undo);
    await screen.findByText('Visit deleted.');
    hush();
    await rerender({ open: true });
    await rerender({ open: false });
    await tick();
    await gone('Entry deleted.');
    await gone('Visit deleted.');
  });
});
