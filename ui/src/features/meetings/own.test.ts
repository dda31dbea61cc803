import { describe, expect, it } from 'vitest';
import type { Group, Meeting } from '../../api/contract';
import { OwnForm, SlotForm } from './own.svelte';

const HERE = 'Europe/Madrid';

function typed(change: (slot: SlotForm) => void): SlotForm {
  const slot = new SlotForm(null);
  slot.time = '19:30';
  change(slot);
  return slot;
}

describe('a time of a group is read as it was typed', () => {
  it('each rhythm', () => {
    expect(typed(() => undefined).read()).toEqual({
      id: null,
      rhythm: { kind: 'weekly' },
      day: 1,
      time: '19:30',
      minutes: 60,
    });
    const once = typed((slot) => {
      slot.kind = 'once';
      slot.on = '2026-12-01';
    });
    expect(once.read()).toMatchObject({ rhythm: { kind: 'once', on: '2026-12-01' }, day: null });
    const monthly = typed((slot) => {
      slot.kind = 'monthly';
      slot.weeks = ['second', 'last'];
    });
    expect(monthly.read()).toMatchObject({ rhythm: { kind: 'monthly', weeks: ['second', 'last'] }, day: 1 });
  });

  it.each<[string, (slot: SlotForm) => void]>([
    ['time', (slot) => (slot.time = '25:00')],
    ['time', (slot) => (slot.time = '')],
    ['on', (slot) => (slot.kind = 'once')],
    ['on', (slot) => (slot.kind = 'every_other_week')],
    [
      'weeks',
      (slot) => {
        slot.kind = 'monthly';
        slot.weeks = [];
      },
    ],
  ])('what is missing is said at %s', (field, change) => {
    const slot = typed(change);
    expect(slot.read()).toBeNull();
    expect(Object.keys(slot.wrong)).toEqual([field]);
  });

  it('what was kept reads back as it was', () => {
    const meeting: Meeting = {
      id: 'a',
      day: 4,
      time: '19:30',
      end_time: '21:00',
      minutes: 90,
      zone: HERE,
      rhythm: { kind: 'every_other_week', from: '2026-12-03' },
    };
    const { id, day, time, minutes, rhythm } = meeting;
    expect(new SlotForm(meeting).read()).toEqual({ id, day, time, minutes, rhythm });
  });
});

describe('what is not shown is not told', () => {
  it('a room has no link, a chat no address', () => {
    const group = {
      id: 'g',
      name: 'Harbour',
      way: 'hybrid',
      medium: 'video',
      place: 'Mill House',
      address: '1 Mill Lane',
      conference_url: 'https://video.example.org',
      conference_phone: '+1 555 0100',
      list_notes: '',
      fellowship: '',
      types: [],
      meetings: [],
      details: { conference_url_notes: '4711' },
    } as unknown as Group;
    const form = new OwnForm(group, HERE);
    expect(form.read()).toMatchObject({ address: '1 Mill Lane', passcode: '4711', medium: 'video', slots: [] });
    form.way = 'in_person';
    expect(form.read()).toMatchObject({ address: '1 Mill Lane', conference_url: '', passcode: '', medium: null });
    form.way = 'online';
    expect(form.read()).toMatchObject({ place: '', address: '', conference_url: 'https://video.example.org' });
  });
});
