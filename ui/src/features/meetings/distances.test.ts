import { afterEach, describe, expect, it, vi } from 'vitest';
import { distance, radiuses } from './distances';

const reader = vi.hoisted(() => ({ tag: 'en-US' }));
vi.mock('../../messages/messages.svelte', () => ({ languageTag: () => reader.tag }));

describe('distances', () => {
  afterEach(() => void (reader.tag = 'en-US'));

  it('are in miles where roads are', () => {
    expect(distance(5)).toBe('3.1 mi');
    expect(distance(radiuses()[3]!)).toBe('10 mi');
  });

  it('and in kilometres elsewhere', () => {
    reader.tag = 'es-ES';
    expect(distance(5.04)).toBe('5 km');
    expect(distance(0.31)).toBe('0,3 km');
    expect(radiuses()).toContain(10);
  });
});
