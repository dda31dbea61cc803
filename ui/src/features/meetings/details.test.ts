import { describe, expect, it } from 'vitest';
import { phoneAddress, webAddress } from './details';

describe('what a list gives as an address is checked before it can be opened', () => {
  it.each([
    ['https://zoom.example/j/123', 'https://zoom.example/j/123'],
    ['http://example.org', 'http://example.org/'],
    ['javascript:alert(1)', null],
    ['zoom.example/j/123', null],
    ['', null],
  ])('%s', (url, opened) => {
    expect(webAddress(url)).toBe(opened);
  });

  it.each([
    ['+1 (253) 215-8782', 'tel:+12532158782'],
    ['+12532158782,,123456#', 'tel:+12532158782,,123456#'],
    ['ask Sam', null],
    ['', null],
  ])('%s', (phone, opened) => {
    expect(phoneAddress(phone)).toBe(opened);
  });
});
