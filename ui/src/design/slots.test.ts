import { describe, expect, it } from 'vitest';
import type { Meeting, Rhythm } from '../api/contract';
import { fieldChangeLine, slotChangeLine, slotLine } from './slots';

const HERE = 'America/Los_Angeles';

function slot(rhythm: Rhythm, time = '19:30'): Meeting {
  return { id: 'a', day: 2, time, end_time: '20:30', minutes: 60, zone: HERE, rhythm };
}

/** Without the narrow space before AM and PM, and the marks around what was put in. */
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ').replace(/[\u2066-\u2069]/g, '');

describe('when a group meets is said in words', () => {
  it.each<[Rhythm, string]>([
    [{ kind: 'weekly' }, 'Every Tuesday, 7:30 PM to 8:30 PM'],
    [{ kind: 'monthly', weeks: ['second', 'last'] }, 'Second and last Tuesday of the month, 7:30 PM to 8:30 PM'],
    [{ kind: 'every_other_week', from: '2026-12-01' }, 'Every other Tuesday (from Dec 1, 2026), 7:30 PM to 8:30 PM'],
    [{ kind: 'once', on: '2026-12-01' }, 'Tuesday, December 1, 2026, 7:30 PM to 8:30 PM'],
  ])('%o', (rhythm, words) => {
    expect(plain(slotLine(slot(rhythm), HERE))).toBe(words);
  });

  it('the place of another clock is named', () => {
    expect(plain(slotLine(slot({ kind: 'weekly' }), 'Europe/Madrid'))).toContain('Los Angeles');
  });

  it('without a day it is by appointment', () => {
    const meeting = { ...slot({ kind: 'weekly' }), day: null, time: null, end_time: null, minutes: null };
    expect(slotLine(meeting, HERE)).toBe('By appointment');
  });
});

describe('what a list says otherwise is told old to new', () => {
  const [old, moved] = [slot({ kind: 'weekly' }), slot({ kind: 'weekly' }, '20:00')];

  it('a time that moved, came, went', () => {
    expect(plain(slotChangeLine({ old, new: moved }))).toBe('Tuesday 7:30 PM → Tuesday 8:00 PM');
    expect(plain(slotChangeLine({ old: null, new: moved }))).toBe('New: Tuesday 8:00 PM');
    expect(plain(slotChangeLine({ old, new: null }))).toBe('No longer: Tuesday 7:30 PM');
  });

  it('another end of the same start is told whole', () => {
    const longer = { ...old, end_time: '21:00' };
    expect(plain(slotChangeLine({ old, new: longer }))).toContain('7:30 PM to 9:00 PM');
  });

  it('a way is a word, nothing is said as nothing, kinds are put in words', () => {
    const kinds = (codes: string) => codes.replace('O', 'open');
    expect(plain(fieldChangeLine({ what: 'way', old: 'in_person', new: 'inactive' }, kinds))).toBe(
      'Way to take part: In person → Not meeting now',
    );
    expect(plain(fieldChangeLine({ what: 'phone', old: '', new: '+1 555' }, kinds))).toBe('Phone: nothing → +1 555');
    expect(plain(fieldChangeLine({ what: 'kinds', old: 'O', new: 'O,M' }, kinds))).toBe('Kind: open → open,M');
  });
});
