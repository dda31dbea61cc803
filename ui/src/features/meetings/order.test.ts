import { describe, expect, it } from 'vitest';
import { placed } from './order.svelte';

describe('a row takes the place it is put at', () => {
  const ids = ['a', 'b', 'c'];
  it.each([
    ['a', 2, 'bca'],
    ['c', 0, 'cab'],
    ['b', 1, 'abc'],
    ['a', 3, 'abc'],
    ['a', -1, 'abc'],
    ['x', 0, 'abc'],
  ])('%s at %i', (id, at, expected) => {
    expect(placed(ids, id, at).join('')).toBe(expected);
  });
});
