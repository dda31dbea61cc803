import { describe, expect, it } from 'vitest';
import base from './base.css?raw';

const sheets = {
  ...import.meta.glob<string>('../**/*.css', { query: '?raw', import: 'default', eager: true }),
  ...import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true }),
};

/** The classes that a style's selectors name; of a component, those of its own style. */
function classes(source: string, path: string): Set<string> {
  const css = path.endsWith('.svelte') ? (/<style>([\s\S]*)<\/style>/.exec(source)?.[1] ?? '') : source;
  const selectors = css.replace(/\/\*[\s\S]*?\*\//g, '').match(/[^{};]+(?=\{)/g) ?? [];
  return new Set(selectors.flatMap((each) => [...each.matchAll(/\.([a-z][\w-]*)/g)].map((match) => match[1]!)));
}

describe('the classes of every page', () => {
  const shared = classes(base, 'base.css');

  it('are found', () => {
    expect([...shared]).toEqual(expect.arrayContaining(['card-rows', 'ring', 'eyebrow', 'visually-hidden']));
    expect(Object.keys(sheets).length).toBeGreaterThan(100);
  });

  // The same name for something of one's own would take over looks that were made for another list.
  it('have no namesake anywhere else', () => {
    const namesakes = Object.entries(sheets)
      .filter(([path]) => path !== './base.css')
      .flatMap(([path, source]) => [...classes(source, path)].map((name) => ({ path, name })))
      .filter(({ name }) => shared.has(name));
    expect(namesakes).toEqual([]);
  });
});
