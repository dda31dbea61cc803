import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallError } from '../../../api/call';
import type { Fellowship, FellowshipKey, Guide as Whole, GuideAnswers } from '../../../api/contract';
import en from '../../../messages/en/guide.ftl?raw';
import es from '../../../messages/es/guide.ftl?raw';
import Guide from './Guide.svelte';
import { draftOf, room } from './guide.svelte';
import { hiddenOf, isAnswered, NOTHING, sectionsOf, toggled } from './sections';
import { APPEALS, KINDS, MEETS, nameOf, REASONS, SAID, TOPICS } from './words';

const asked = vi.hoisted(() => vi.fn());
vi.mock('../../../api/call', async (original) => ({ ...(await original<object>()), call: asked }));
const undoable = vi.hoisted(() => vi.fn());
const say = vi.hoisted(() => vi.fn());
vi.mock('../../../design/toast', () => ({ say, undoable, setAside: () => () => undefined }));

const entry = (key: FellowshipKey, more: Partial<Fellowship> = {}): Fellowship => ({
  which: { built_in: key },
  kind: 'twelve_step',
  name: '',
  site: 'https://www.aa.org',
  online_site: '',
  note: '',
  hidden: false,
  meets: 'both_ways',
  checked_on: '2026-11',
  fit: 'open',
  speaks_for: [],
  speaks_against: [],
  ...more,
});
const own = (more: Partial<Fellowship> = {}): Fellowship => ({
  ...entry('aa'),
  which: { own: 'w' },
  kind: 'other',
  name: 'Tuesday walk',
  site: '',
  meets: null,
  checked_on: null,
  ...more,
});
const whole = (fellowships: Fellowship[], answers: Partial<GuideAnswers> = {}): Whole => ({
  answers: { ...NOTHING, ...answers },
  fellowships,
});

describe('the words of the guide', () => {
  it('stand in both languages for each fellowship, kind, question and reason', () => {
    const ids = [
      ...Object.values(SAID).flatMap((said) => Object.values(said)),
      ...Object.values(KINDS).flatMap((kind) => Object.values(kind)),
      ...[MEETS, TOPICS, APPEALS, REASONS].flatMap((words) => Object.values(words)),
    ];
    for (const [language, ftl] of [
      ['en', en],
      ['es', es],
    ] as const) {
      const said = new Set([...ftl.matchAll(/^([\w-]+) = \S/gm)].map(([, id]) => id));
      expect(
        ids.filter((id) => !said.has(id)),
        language,
      ).toEqual([]);
    }
  });

  it('are each fellowship’s and each reason’s own', () => {
    for (const words of [REASONS, TOPICS, APPEALS, MEETS]) {
      expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length);
    }
    const names = Object.values(SAID).flatMap(({ name, focus, how }) => [name, focus, how]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('call an entry as its user does, and else as it is called', () => {
    expect(nameOf(entry('aa'))).toBe('Alcoholics Anonymous (AA)');
    expect(nameOf(entry('aa', { name: 'The Friday people' }))).toBe('The Friday people');
    expect(nameOf(own())).toBe('Tuesday walk');
  });
});

describe('the order of the guide', () => {
  const three = [
    entry('aa', { fit: 'fits' }),
    entry('smart', { kind: 'therapy', fit: 'open' }),
    own({ fit: 'open' }),
    entry('ga', { fit: 'less', hidden: true }),
  ];
  const told = (guide: Whole) => sectionsOf(guide).map(({ key, entries }) => [key, entries.map(nameOf)]);

  it('is by kind as long as nothing was answered, the user’s own last', () => {
    expect(told(whole(three)).map(([key]) => key)).toEqual(['twelve_step', 'therapy', 'other']);
  });

  it('is by the answers once there is one, and hides only what its user hid', () => {
    const answered = whole(three, { online: true });
    expect(told(answered)).toEqual([
      ['fits', ['Alcoholics Anonymous (AA)']],
      ['open', ['SMART Recovery', 'Tuesday walk']],
    ]);
    const shown = sectionsOf(answered).flatMap(({ entries }) => entries);
    expect(shown.length + hiddenOf(answered).length).toBe(three.length);
  });

  it('says so when nothing fits, and shows the rest', () => {
    const [first, second] = sectionsOf(whole([entry('aa', { fit: 'less' })], { stop: false }));
    expect([first?.key, first?.about, second?.key]).toEqual(['fits', 'guide-fits-none', 'less']);
  });

  it('a no is an answer, and none is none', () => {
    expect(isAnswered(NOTHING)).toBe(false);
    expect(isAnswered({ ...NOTHING, stop: false })).toBe(true);
    expect(isAnswered({ ...NOTHING, appeals: ['steps'] })).toBe(true);
    expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b']);
  });
});

describe('the guide', () => {
  let kept: Whole;
  beforeEach(() => {
    for (const mock of [asked, undoable, say]) mock.mockReset();
    kept = whole([entry('aa'), entry('smart', { kind: 'therapy' }), own()]);
    asked.mockImplementation((command: string, request: unknown) => {
      if (command === 'answer_guide') kept = { ...kept, answers: request as GuideAnswers };
      return Promise.resolve(command === 'get_guide' || command === 'answer_guide' ? kept : entry('aa'));
    });
    room.list.value = null;
    room.list.problem = null;
    room.list.state = 'loading';
  });
  afterEach(cleanup);

  const requests = (command: string) =>
    asked.mock.calls.filter(([name]) => name === command).map(([, request]) => request as unknown);
  /** Without the marks of direction around what is put into a sentence. */
  const called = (text: string) => (content: string) =>
    content
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim() === text;
  const button = (name: string) => screen.findByRole('button', { name: called(name) });
  const press = (name: string) => fireEvent.click(screen.getByLabelText(called(name)));

  it('shows each kind and reads well', async () => {
    const { container } = render(Guide);
    await screen.findByRole('heading', { name: 'Twelve-step groups' });
    expect(screen.getAllByText(called('Checked November 2026'))).toHaveLength(2);
    const { violations } = await axe.run(container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    const levels = screen.getAllByRole('heading').map((each) => each.tagName);
    expect(levels[0], 'it stands under the title of its room').toBe('H2');
  });

  it('narrows at once, keeps the last of quick answers, and clears them with a way back', async () => {
    render(Guide);
    await fireEvent.click(await button('Alcohol'));
    await press('Yes, it does');
    await waitFor(() => expect(requests('answer_guide')).toHaveLength(2));
    const both = { ...NOTHING, topics: ['alcohol'], higher_power: false };
    expect(requests('answer_guide')[1]).toEqual(both);
    await screen.findByRole('heading', { name: 'Your answers say nothing for or against these' });
    expect(screen.getByText(/fit your answers/).getAttribute('aria-live')).toBe('polite');

    await fireEvent.click(await button('Clear my answers'));
    expect(document.activeElement?.textContent).toBe('A few questions, if you like');
    await waitFor(() => expect(undoable).toHaveBeenCalled());
    expect(requests('answer_guide')[2]).toEqual(NOTHING);
    await (undoable.mock.calls[0]![1] as () => Promise<void>)();
    expect(requests('answer_guide')[3]).toEqual(both);
  });

  it('takes an answer back that could not be kept', async () => {
    render(Guide);
    await screen.findByRole('heading', { name: 'Twelve-step groups' });
    asked.mockImplementation((command: string) =>
      command === 'get_guide' ? Promise.resolve(kept) : Promise.reject(new CallError('disk_full', null)),
    );
    await press('To stop');
    await waitFor(() => expect(say).toHaveBeenCalledOnce());
    const group = screen.getByRole('radiogroup', { name: 'Do you want to stop, or to cut down?' });
    await waitFor(() => expect(within(group).getByLabelText<HTMLInputElement>('Leave open').checked).toBe(true));
  });

  it('says aloud what speaks for an entry and what against', async () => {
    kept = whole(
      [entry('aa', { fit: 'less', speaks_for: ['made_for_it'], speaks_against: ['speaks_of_higher_power'] })],
      {
        topics: ['alcohol'],
        higher_power: false,
      },
    );
    render(Guide);
    await screen.findByRole('heading', { name: 'These fit less, and why' });
    const reasons = screen.getAllByRole('listitem').map((each) => each.textContent?.trim());
    expect(reasons).toContain('For it: It is made for what you named.');
    expect(reasons).toContain('Fits less: It speaks of a higher power; many take that in their own way.');
  });

  it('opens a site only after its host was shown, and offers nothing that is no web address', async () => {
    kept = whole([entry('aa'), entry('na', { site: 'javascript:alert(1)' })]);
    render(Guide);
    await fireEvent.click(await button('Open www.aa.org'));
    await screen.findByText('Open outside Daymark?');
    expect(screen.getByText('https://www.aa.org/')).toBeTruthy();
    expect(screen.queryAllByText(/javascript/)).toEqual([]);
  });

  it('hides with an undo, and goes on reading where the entry stood', async () => {
    render(Guide);
    await screen.findByRole('heading', { name: 'Twelve-step groups' });
    kept = whole([entry('aa', { hidden: true }), entry('na'), own()]);
    await press('Hide Alcoholics Anonymous (AA)');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Twelve-step groups'));
    expect(requests('hide_fellowship')).toEqual([{ which: { built_in: 'aa' }, hidden: true }]);
    await (undoable.mock.calls[0]![1] as () => Promise<void>)();
    expect(requests('hide_fellowship')[1]).toEqual({ which: { built_in: 'aa' }, hidden: false });
    await press('Show Alcoholics Anonymous (AA) again');
    await waitFor(() => expect(requests('hide_fellowship')).toHaveLength(3));
  });

  it('deletes one of the user’s own with an undo, and never one that came', async () => {
    render(Guide);
    await screen.findByRole('heading', { name: 'Other groups' });
    expect(screen.queryByLabelText(called('Delete Alcoholics Anonymous (AA)'))).toBeNull();
    await press('Delete Tuesday walk');
    await waitFor(() => expect(undoable).toHaveBeenCalled());
    await (undoable.mock.calls[0]![1] as () => Promise<void>)();
    expect([requests('delete_fellowship'), requests('restore_fellowship')]).toEqual([[{ id: 'w' }], [{ id: 'w' }]]);
  });

  it('keeps a change, with the name as it came where that was not changed', async () => {
    render(Guide);
    await screen.findByRole('heading', { name: 'Twelve-step groups' });
    await press('Change Alcoholics Anonymous (AA)');
    const note = await screen.findByLabelText('Your note');
    await fireEvent.input(note, { target: { value: 'Ask for Sam.' } });
    await fireEvent.click(await button('Save'));
    await waitFor(() => expect(undoable).toHaveBeenCalled());
    expect(requests('save_fellowship')).toEqual([{ ...draftOf(entry('aa')), note: 'Ask for Sam.' }]);
    await (undoable.mock.calls[0]![1] as () => Promise<void>)();
    expect(requests('save_fellowship')[1]).toEqual(draftOf(entry('aa')));
  });

  it('says at its field what is no web address, and keeps what was typed', async () => {
    render(Guide);
    await fireEvent.click(await button('Add one of your own'));
    const site = await screen.findByLabelText<HTMLInputElement>('Site');
    await fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'Ours' } });
    await fireEvent.input(site, { target: { value: 'ask Sam' } });
    asked.mockRejectedValueOnce(new CallError('not_a_web_address', 'site'));
    await fireEvent.click(await button('Save'));
    await screen.findByText(/This is not a web address/);
    await waitFor(() => expect(document.activeElement === site).toBe(true));
    expect(site.value).toBe('ask Sam');
    expect(undoable).not.toHaveBeenCalled();
  });

  it('says so when everything is hidden, with the one next step', async () => {
    kept = whole([entry('aa', { hidden: true })]);
    render(Guide);
    const again = await button('Show them again');
    kept = whole([entry('aa')]);
    await fireEvent.click(again);
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H2'));
    expect(requests('hide_fellowship')).toEqual([{ which: { built_in: 'aa' }, hidden: false }]);
    expect(screen.getByRole('heading', { name: 'Alcoholics Anonymous (AA)' })).toBeTruthy();
  });

  it('says what to do when it could not be read, beside the words that need no vault', async () => {
    asked.mockRejectedValueOnce(new CallError('file_access', null));
    render(Guide);
    const again = await button('Try again');
    expect(screen.getByRole('heading', { name: 'What meeting formats mean' })).toBeTruthy();
    await fireEvent.click(again);
    await screen.findByRole('heading', { name: 'Twelve-step groups' });
  });
});
