import { describe, expect, it } from 'vitest';
import type { Entry, EntryGist } from '../../api/contract';
import { byMonth, EntryList, excerptOf } from './list.svelte';

const gist = (id: string, written_on: string): EntryGist => ({
  id,
  title: id,
  excerpt: [],
  written_at: `${written_on}T10:00:00Z`,
  written_on,
});
const entry = (id: string, written_on: string): Entry => ({
  ...gist(id, written_on),
  body: id,
  changed_at: `${written_on}T10:00:00Z`,
  words: 1,
});

describe('the list of entries', () => {
  it('stands under months', () => {
    const months = byMonth([gist('a', '2026-11-24'), gist('b', '2026-11-01'), gist('c', '2025-11-30')]);
    expect(months.map(({ key, entries }) => [key, entries.length])).toEqual([
      ['2026-11', 2],
      ['2025-11', 1],
    ]);
  });

  it('a new entry goes where its day belongs, and is counted', () => {
    const list = new EntryList();
    list.entries = [gist('a', '2026-11-24'), gist('b', '2026-11-01')];
    list.total = 2;
    list.keep(entry('new', '2026-11-10'), 'words');
    expect(list.entries.map(({ id }) => id)).toEqual(['a', 'new', 'b']);
    expect(list.total).toBe(3);
    list.keep(entry('new', '2026-11-30'), 'words');
    expect(list.entries.map(({ id }) => id)).toEqual(['new', 'a', 'b']);
    expect(list.total).toBe(3);
  });

  it('a new entry does not come among those that were searched for', () => {
    const list = new EntryList();
    list.shownFor = 'sam';
    list.keep(entry('new', '2026-11-10'), 'words');
    expect(list.entries).toEqual([]);
  });

  it('the next one takes the place of a deleted one; the last, the one before', () => {
    const list = new EntryList();
    list.entries = ['c', 'b', 'a'].map((id) => gist(id, '2026-11-24'));
    expect(list.drop('c')?.id).toBe('b');
    expect(list.drop('a')?.id).toBe('b');
    expect(list.drop('b')).toBeNull();
  });

  it('an excerpt leaves the title out', () => {
    expect(excerptOf('Calling before Called Sam  today', 'Calling before')).toBe('Called Sam today');
    expect(excerptOf('One line', 'Another')).toBe('One line');
  });
});
