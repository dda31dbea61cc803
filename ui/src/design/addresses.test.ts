import { describe, expect, it } from 'vitest';
import { mapAddress, webAddress } from './addresses';

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

  it('a place is looked up by its address, or else by where it is', () => {
    const there = { latitude: 47.6, longitude: -122.3 };
    expect(mapAddress({ address: '1 Mill Lane & Co', coordinates: there })).toBe(
      'https://www.openstreetmap.org/search?query=1%20Mill%20Lane%20%26%20Co',
    );
    expect(mapAddress({ address: '', coordinates: there })).toContain('mlat=47.6&mlon=-122.3');
    expect(mapAddress({ address: '', coordinates: null })).toBeNull();
  });
});
