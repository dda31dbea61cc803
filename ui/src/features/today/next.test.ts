import { describe, expect, it } from 'vitest';
import type { Attendance, Group } from '../../api/contract';
import { nextOf, overToday } from './next';

const TODAY = '2026-11-24';
const group = (id: string, in_progress: boolean | null, begun_at: string | null = null) =>
  ({
    id,
    stage: 'regular',
    next: in_progress === null ? null : { in_progress },
    begun_at,
  }) as unknown as Group;
const visit = (group: string, attended_on = TODAY) => ({ group, attended_on }) as Attendance;

describe('the next meeting', () => {
  it('is the first that comes, and what goes on until one went there', () => {
    const all = [group('none', null), group('now', true), group('later', false)];
    expect(nextOf(all, [], TODAY)?.id).toBe('now');
    expect(nextOf(all, [visit('now', '2026-11-17')], TODAY)?.id).toBe('now');
    expect(nextOf(all, [visit('now')], TODAY)?.id).toBe('later');
    expect(nextOf(all, [visit('now'), visit('later')], TODAY)?.id).toBe('later');
    expect(nextOf([{ ...group('left', false), stage: 'past' }], [], TODAY)).toBeNull();
  });
});

describe('a meeting that is over today', () => {
  const morning = group('morning', false, '2026-11-24T15:00:00Z');
  const noon = group('noon', null, '2026-11-24T20:00:00Z');

  it('is the last of them, until one says one went', () => {
    const all = [morning, noon];
    expect(overToday(all, [], TODAY)?.id).toBe('noon');
    expect(overToday(all, [visit('noon')], TODAY)?.id).toBe('morning');
    expect(overToday(all, [visit('noon', '2026-11-17')], TODAY)?.id).toBe('noon');
    expect(overToday(all, [visit('noon'), visit('morning')], TODAY)).toBeNull();
  });

  it('is none that goes on, is to come, or is left behind', () => {
    const not = [
      group('now', true, '2026-11-24T23:00:00Z'),
      group('later', false),
      { ...noon, stage: 'past' as const },
    ];
    for (const each of not) expect(overToday([each], [], TODAY), each.id).toBeNull();
  });
});
