/** A group that is being typed in: what stands in its fields, and what the core is told of it. */
import type { Day, Group, Meeting, Medium, Nth, OwnGroupDraft, OwnSlot, Rhythm, Way } from '../../api/contract';
import { readTime } from '../../design/timeOfDay';
import { localTime } from '../../design/when';
import { t } from '../../messages/messages.svelte';

export type RhythmKind = Rhythm['kind'];
type Field = 'time' | 'on' | 'weeks';

let made = 0;

/** One time at which it meets. */
export class SlotForm {
  readonly key = ++made;
  readonly id: string | null;
  kind = $state<RhythmKind>('weekly');
  day = $state('1');
  /** The day it takes place once, or the first of every other week. */
  on = $state<Day>('');
  weeks = $state<Nth[]>(['first']);
  time = $state('');
  minutes = $state('60');
  wrong = $state.raw<Partial<Record<Field, string>>>({});

  constructor(meeting: Meeting | null) {
    this.id = meeting?.id ?? null;
    if (meeting === null) return;
    const { rhythm } = meeting;
    this.kind = rhythm.kind;
    this.day = String(meeting.day ?? 1);
    if (rhythm.kind === 'once') this.on = rhythm.on;
    if (rhythm.kind === 'every_other_week') this.on = rhythm.from;
    if (rhythm.kind === 'monthly') this.weeks = rhythm.weeks;
    this.time = meeting.time === null ? '' : localTime(meeting.time);
    this.minutes = String(meeting.minutes ?? 60);
  }

  #rhythm(): Rhythm {
    switch (this.kind) {
      case 'weekly':
        return { kind: 'weekly' };
      case 'every_other_week':
        return { kind: 'every_other_week', from: this.on };
      case 'monthly':
        return { kind: 'monthly', weeks: this.weeks };
      case 'once':
        return { kind: 'once', on: this.on };
    }
  }

  /** Null when something is wrong: its field says what. */
  read(): OwnSlot | null {
    const time = readTime(this.time);
    this.wrong = {
      ...(time === undefined && { time: t('problem-time-unknown') }),
      ...(time === null && { time: t('problem-time-missing') }),
      ...((this.kind === 'once' || this.kind === 'every_other_week') &&
        this.on === '' && { on: t('problem-date-invalid') }),
      ...(this.kind === 'monthly' && this.weeks.length === 0 && { weeks: t('typed-weeks-missing') }),
    };
    if (!time || Object.keys(this.wrong).length > 0) return null;
    const day = this.kind === 'once' ? null : Number(this.day);
    return { id: this.id, rhythm: this.#rhythm(), day, time, minutes: Number(this.minutes) };
  }
}

export class OwnForm {
  readonly #group: Group | null;
  name = $state('');
  way = $state<Way>('in_person');
  medium = $state<Medium | ''>('');
  place = $state('');
  address = $state('');
  link = $state('');
  phone = $state('');
  passcode = $state('');
  notes = $state('');
  fellowship = $state('');
  kinds = $state<string[]>([]);
  slots = $state<SlotForm[]>([]);
  zone = $state('');

  constructor(group: Group | null, here: string) {
    this.#group = group;
    this.slots = group
      ? group.meetings.filter(({ day }) => day !== null).map((each) => new SlotForm(each))
      : [new SlotForm(null)];
    this.zone = group?.meetings[0]?.zone ?? here;
    if (group === null) return;
    this.name = group.name;
    this.way = group.way;
    this.medium = group.medium ?? '';
    this.place = group.place;
    this.address = group.address;
    this.link = group.conference_url;
    this.phone = group.conference_phone;
    this.passcode = group.details.conference_url_notes;
    this.notes = group.list_notes;
    this.fellowship = group.fellowship;
    this.kinds = group.types.map((type) => type.code);
  }

  get isRoom(): boolean {
    return this.way !== 'online';
  }

  get isRemote(): boolean {
    return this.way === 'online' || this.way === 'hybrid';
  }

  /** Null when a time is wrong. What is not shown is not told: a room has no passcode. */
  read(): OwnGroupDraft | null {
    const slots = this.slots.map((slot) => slot.read());
    const read = slots.filter((slot) => slot !== null);
    if (read.length < slots.length) return null;
    const room = (text: string) => (this.isRoom ? text : '');
    const remote = (text: string) => (this.isRemote ? text : '');
    return {
      id: this.#group?.id ?? null,
      name: this.name,
      way: this.way,
      medium: this.isRemote && this.medium !== '' ? this.medium : null,
      place: room(this.place),
      address: room(this.address),
      conference_url: remote(this.link),
      conference_phone: this.phone,
      passcode: remote(this.passcode),
      notes: this.notes,
      fellowship: this.fellowship,
      kinds: this.kinds,
      slots: read,
      zone: this.zone,
    };
  }
}
