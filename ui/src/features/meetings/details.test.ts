import { describe, expect, it } from 'vitest';
import { mailAddress, phoneAddress, placeLine } from './details';

describe('what a list gives as an address is checked before it can be opened', () => {
  it.each([
    ['+1 (253) 215-8782', 'tel:+12532158782'],
    ['+12532158782,,123456#', 'tel:+12532158782,,123456#'],
    ['ask Sam', null],
    ['', null],
  ])('%s', (phone, opened) => {
    expect(phoneAddress(phone)).toBe(opened);
  });

  it.each([
    ['sam@example.org', 'mailto:sam@example.org'],
    ['sam@example.org?bcc=all@example.org', null],
    ['ask Sam', null],
    ['', null],
  ])('%s', (mail, opened) => {
    expect(mailAddress(mail)).toBe(opened);
  });
});

it('a meeting is told by its place and kinds, without codes that say nothing', () => {
  const types = [
    { code: '1H', known: false, name: null },
    { code: 'D', known: true, name: null },
  ];
  expect(placeLine({ place: 'Old Mill', address: '', types })).toBe('Old Mill · Discussion');
});
