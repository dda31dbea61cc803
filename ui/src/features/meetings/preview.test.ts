import { cleanup, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ListPreview } from '../../api/contract';
import Preview from './Preview.svelte';

vi.mock('../../api/call', async (original) => ({ ...(await original<object>()), call: () => Promise.resolve([]) }));

const preview: ListPreview = {
  token: 't',
  file_name: 'meetings.json',
  source_address: '',
  found_at: '',
  dialect: 'meeting_guide',
  day_numbers: null,
  days_doubtful: false,
  columns: [],
  likely_list: null,
  suggested_name: 'Riverside',
  fellowship_guess: '',
  rows: 11,
  coming_in: 7,
  repeated: 1,
  refused_count: 3,
  refused: [{ row: 3, name: 'Half Hour', reason: 'day_unknown', value: 'someday' }],
  flagged_count: 0,
  flagged: [],
  in_person: 3,
  online: 5,
  hybrid: 0,
  inactive: 1,
  by_day: [1, 1, 4, 0, 1, 1, 0],
  by_appointment: 1,
  kinds: [
    { code: 'D', known: true, name: null, count: 4 },
    { code: '1H', known: false, name: null, count: 9 },
  ],
  without_zone: 0,
  zone_guess: 'UTC',
  zones: ['UTC'],
};
const shown = (more: Partial<ListPreview> = {}) =>
  render(Preview, { preview: { ...preview, ...more }, oncancel: () => undefined, onimported: () => undefined });

/** Without the marks that keep what was filled in apart from the words around it. */
const plain = (text: string | null) =>
  (text ?? '')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const said = (text: string) => screen.getByText(text, { normalizer: plain });
const called = (name: string) => (spoken: string) => plain(spoken) === name;

afterEach(cleanup);

describe('what a list holds', () => {
  it('adds up: rows, and the meetings the chart shows', () => {
    shown();
    expect(said('7 rows with 9 meetings come in · 3 rows are left out')).toBeTruthy();
    const rows = within(screen.getByRole('table', { name: 'Meetings by day' })).getAllByRole('cell');
    const counts = rows.map((cell) => Number(cell.textContent)).filter((count) => !Number.isNaN(count));
    expect(counts.reduce((all, count) => all + count)).toBe(9);
    expect(said('3 in person · 5 online · 1 not meeting now')).toBeTruthy();
  });

  it('says so where nothing comes in, and does not speak of what is not left out', () => {
    shown({ coming_in: 0, by_day: [0, 0, 0, 0, 0, 0, 0], by_appointment: 0, refused_count: 1 });
    expect(said('Nothing comes in · one row is left out')).toBeTruthy();
    cleanup();
    shown({ coming_in: 1, by_day: [1, 0, 0, 0, 0, 0, 0], by_appointment: 0, refused_count: 0, refused: [] });
    expect(said('One row with one meeting comes in')).toBeTruthy();
  });

  it('names a row that is left out, and why', () => {
    shown();
    const row = within(screen.getByRole('region', { name: called('3 rows do not come in') })).getByRole('listitem');
    expect(plain(row.textContent)).toContain('Row 3 Half Hour Its day is not a day of the week: “someday”');
  });

  it('keeps codes without words out of the kinds', () => {
    shown();
    expect(said('4 discussion')).toBeTruthy();
    expect(said('Other codes in the list: 1H (9)')).toBeTruthy();
  });

  it('asks of each column, by its own name, what it holds', () => {
    const columns = [
      { heading: 'Meeting', example: 'Monday Calm', meaning: 'name' as const },
      { heading: '', example: '', meaning: 'other' as const },
    ];
    shown({ dialect: 'csv', columns });
    expect(said('First in it: Monday Calm')).toBeTruthy();
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: called('Meeting is taken as') }).value).toBe('name');
    expect(screen.getByRole('combobox', { name: called('Column 2 is taken as') })).toBeTruthy();
  });
});
