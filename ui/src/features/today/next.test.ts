import { describe, expect, it } from 'vitest';
import type { Attendance, Group, Meeting } from '../../api/contract';
import { nextOf, overToday } from './next';

/** A Tuesday, 18:48. */
const present = { today: '2026-11-24', zone: 'America/Los_Angeles', minute: 18 * 60 + 48 };
const meeting = (time: string, more: Partial<Meeting> = {}): Meeting => ({
  ...{ id: time, day: 2, time, end_time: null, minutes: 60, zone: present.zone, rhythm: { kind: 'weekly' } },
  ...more,
});
const group = (id: string, in_progress: boolean | null, meetings: Meeting[] = []) =>
  ({
    id,
    name: id,
    stage: 'regular',
    next: in_progress === null ? null : { in_progress },
    meetings,
  }) as unknown as Group;
const visit = (group: string, attended_on = present.today) => ({ group, attended_on }) as Attendance;

describe('the next meeting', () => {
  it('is the first that comes, and what goes on until one went there', () => {
    const all = [group('none', null), group('now', true), group('later', false)];
    expect(nextOf(all, [], present)?.id).toBe('now');
    expect(nextOf(all, [visit('now', '2026-11-17')], present)?.id).toBe('now');
    expect(nextOf(all, [visit('now')], present)?.id).toBe('later');
    expect(nextOf(all, [visit('now'), visit('later')], present)?.id).toBe('later');
    expect(nextOf([{ ...group('left', false), stage: 'past' }], [], present)).toBeNull();
  });
});

describe('a meeting that is over today', () => {
  it('is the last of them, until one says one went', () => {
    const all = [group('morning', false, [meeting('07:00')]), group('noon', false, [meeting('12:00')])];
    expect(overToday(all, [], present)?.id).toBe('noon');
    expect(overToday(all, [visit('noon')], present)?.id).toBe('morning');
    expect(overToday(all, [visit('noon'), visit('morning')], present)).toBeNull();
  });

  it('is none that goes on, is to come, is another day, or cannot be told from here', () => {
    const not = [
      meeting('18:00'),
      meeting('19:30'),
      meeting('07:00', { day: 3 }),
      meeting('07:00', { zone: 'America/New_York' }),
      meeting('07:00', { rhythm: { kind: 'monthly', weeks: ['first'] } }),
      meeting('07:00', { day: null, time: null }),
    ];
    for (const each of not) expect(overToday([group('a', false, [each])], [], present), each.id).toBeNull();
  });
});
