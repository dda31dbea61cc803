import { describe, expect, it } from 'vitest';
import { mailAddress, mapAddress, phoneAddress, placeLine, webAddress } from './details';

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

  it.each([
    ['sam@example.org', 'mailto:sam@example.org'],
    ['sam@example.org?bcc=all@example.org', null],
    ['ask Sam', null],
    ['', null],
  ])('%s', (mail, opened) => {
    expect(mailAddress(mail)).toBe(opened);
  });

  it('a place is looked up by its address, or else by where it is', () => {
    const there = { latitude: 47.6, longitude: -122.3 };
    expect(mapAddress({ address: '1 Mill Lane & Co', coordinates: there })).toBe(
      'https://www.openstreetmap.org/search?query=1%20Mill%20Lane%20%26%20Co',
    );
    expect(mapAddress({ address: '', coordinates: there })).toContain('mlat=47.6&mlon=-122.3');
    expect(mapAddress({ address: '', coordinates: null })).toBeNull();
  });
});

it('a meeting is told by its place and kinds, without codes that say nothing', () => {
  const types = [
    { code: '1H', known: false, name: null },
    { code: 'D', known: true, name: null },
  ];
  expect(placeLine({ place: 'Old Mill', address: '', types })).toBe('Old Mill · Discussion');
});
