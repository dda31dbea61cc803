import { expect, it } from 'vitest';
import { isTyped } from './typed';

it('a word is typed as people type', () => {
  expect(isTyped(' Readable ', 'readable')).toBe(true);
  expect(isTyped('cafe\u0301', 'café')).toBe(true);
  expect(isTyped('', 'readable')).toBe(false);
  expect(isTyped('read', 'readable')).toBe(false);
});
