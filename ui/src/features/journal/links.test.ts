import { describe, expect, it } from 'vitest';
import { safeHref, typedHref, whereTo } from './links';

describe('an address somebody typed', () => {
  it.each([
    ['example.org', 'https://example.org'],
    ['http://example.org/a', 'http://example.org/a'],
    ['me@example.org', 'mailto:me@example.org'],
    ['+44 20 1234', null],
    ['+44201234', 'tel:+44201234'],
    ['tel:988', 'tel:988'],
    ['example.org:8080/x', 'https://example.org:8080/x'],
    ['javascript:alert(1)', null],
    ['just words', null],
    ['word', null],
    ['', null],
  ])('%s', (typed, href) => {
    expect(typedHref(typed)).toBe(href);
  });
});

it('only four kinds of address are kept', () => {
  expect(safeHref('ftp://example.org')).toBeNull();
  expect(safeHref('/relative')).toBeNull();
  expect(safeHref('https://example.org/')).toBe('https://example.org/');
});

it('the host is what a person is shown', () => {
  expect(whereTo('https://user@example.org:8443/path')).toBe('example.org:8443');
  expect(whereTo('mailto:me@example.org')).toBe('me@example.org');
});
