import { expect, it } from 'vitest';
import { percentOf } from './work';

it('says how far a work has come only where that is known', () => {
  expect(percentOf({ step: 'copying', done: 0, total: 0 })).toBeNull();
  expect(percentOf({ step: 'checking', done: 1, total: 2 }), 'a half that may take a second or a minute').toBeNull();
  expect(percentOf({ step: 'copying', done: 0, total: 800 })).toBe(0);
  expect(percentOf({ step: 'copying', done: 799, total: 800 }), 'all of it is said when it is all').toBe(99);
  expect(percentOf({ step: 'writing', done: 900, total: 800 })).toBe(100);
});
