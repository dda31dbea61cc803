import { describe, expect, it } from 'vitest';
import { oldSheet } from './oldSheet';

describe('the old sheet', () => {
  const tearUp = 'keys-done-removed';

  it('may be torn up where nothing is left that it opens', () => {
    expect(oldSheet(false, { old_copies_left: false, put_aside: false })).toEqual([tearUp]);
  });

  it('may not where something is', () => {
    const kept = oldSheet(true, { old_copies_left: false, put_aside: false });
    const left = oldSheet(false, { old_copies_left: true, put_aside: false });
    const aside = oldSheet(false, { old_copies_left: false, put_aside: true });
    expect([kept, left, aside]).toEqual([['keys-done-kept'], ['keys-done-left'], ['keys-done-aside']]);
    expect(oldSheet(false, { old_copies_left: true, put_aside: true })).toEqual(['keys-done-left', 'keys-done-aside']);
  });
});
