import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Address } from '../../api/contract';
import { CallError } from '../../api/call';
import FromAddress from './FromAddress.svelte';

const asked = vi.hoisted(() => vi.fn());
const stopped = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../api/call', async (original) => ({
  ...(await original<object>()),
  call: asked,
  cancelWork: stopped,
  progress: async () => ({ step: 'reading', done: 0, total: 0 }),
}));

const far: Address = {
  url: 'https://xn--mnchen-3ya.example/list.json',
  host: 'xn--mnchen-3ya.example',
  letters: 'münchen.example',
  nearby: false,
};
const near: Address = { url: 'http://nas.local/list.json', host: 'nas.local', letters: null, nearby: true };

const plain = (text: string | null) => (text ?? '').replace(/[\u2068\u2069]/g, '');
const button = (name: RegExp) =>
  screen.getAllByRole<HTMLButtonElement>('button').find((each) => name.test(plain(each.textContent)));
const commands = () => asked.mock.calls.map(([command]) => command as string);

let fetched = vi.fn();
let file = vi.fn();

function answer(address: Address, list: () => Promise<unknown> = async () => ({ token: 't' })) {
  asked.mockImplementation((command: string) => (command === 'look_at_address' ? Promise.resolve(address) : list()));
}

async function lookAt(typed: string) {
  const page = render(FromAddress, { oncancel: () => undefined, onfile: file, onfetched: fetched });
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: typed } });
  await fireEvent.click(button(/Look at it/)!);
  await screen.findByText('This is what will be asked');
  return page;
}

beforeEach(() => {
  asked.mockReset();
  stopped.mockClear();
  fetched = vi.fn();
  file = vi.fn();
});
afterEach(cleanup);

describe('a list from an address', () => {
  it('is asked for only after its address was shown, exactly as it will be asked', async () => {
    answer(far);
    const { container } = await lookAt('münchen.example/list.json');
    expect(commands()).toEqual(['look_at_address']);
    for (const shown of [far.url, far.host, far.letters!]) screen.getByText(shown);
    expect(document.activeElement?.textContent).toBe('This is what will be asked');
    expect((await axe.run(container, { rules: { region: { enabled: false } } })).violations).toEqual([]);

    await fireEvent.click(button(/^\s*Fetch from xn--mnchen-3ya\.example\s*$/)!);
    await waitFor(() => expect(fetched).toHaveBeenCalledWith({ token: 't' }));
    expect(asked).toHaveBeenLastCalledWith('preview_address', { address: far.url, nearby_confirmed: false });
  });

  it('is not fetched from another address than the one that is shown', async () => {
    answer(far);
    await lookAt('a');
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'b' } });
    expect(button(/Fetch from/)).toBeUndefined();
  });

  it('comes from a near computer only once that was said to be known', async () => {
    answer(near);
    await lookAt('http://nas.local/list.json');
    expect(button(/Fetch from/)?.disabled).toBe(true);
    await fireEvent.click(screen.getByRole('checkbox'));
    await fireEvent.click(button(/Fetch from/)!);
    await waitFor(() => expect(fetched).toHaveBeenCalled());
    expect(asked).toHaveBeenLastCalledWith('preview_address', { address: near.url, nearby_confirmed: true });
  });

  it('says what is wrong with an address at its field', async () => {
    asked.mockRejectedValue(new CallError('address_scheme', 'address'));
    render(FromAddress, { oncancel: () => undefined, onfile: file, onfetched: fetched });
    await fireEvent.click(button(/Look at it/)!);
    await waitFor(() => expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true'));
    expect(button(/Fetch from/)).toBeUndefined();
  });

  it('is had through a browser where a program gets none', async () => {
    answer(far, () => Promise.reject(new CallError('list_challenge', null)));
    await lookAt('a');
    await fireEvent.click(button(/Fetch from/)!);
    const said = await screen.findByRole('alert');
    expect(said.textContent).toContain('Save page as');
    await fireEvent.click(button(/Open the saved file/)!);
    expect(file).toHaveBeenCalled();
    expect(button(/Open it in your browser/)).toBeDefined();
  });

  it('is not waited for any more when its page is left', async () => {
    answer(far, () => new Promise(() => undefined));
    const { unmount } = await lookAt('a');
    unmount();
    expect(stopped).not.toHaveBeenCalled();

    await lookAt('a').then(async (page) => {
      await fireEvent.click(button(/Fetch from/)!);
      await screen.findByRole('progressbar');
      page.unmount();
    });
    expect(stopped).toHaveBeenCalledOnce();
  });
});
