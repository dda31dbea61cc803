import { parse, Visitor, type Message, type VariableReference } from '@fluent/syntax';
import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>('./*/*.ftl', { query: '?raw', import: 'default', eager: true });
const code = {
  ...import.meta.glob<string>('../**/*.{ts,svelte}', { query: '?raw', import: 'default', eager: true }),
  ...import.meta.glob<string>('../../../src-tauri/src/*.rs', { query: '?raw', import: 'default', eager: true }),
};

/** Each id of a locale with the variables its words need, without those that any message may use. */
function messages(locale: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [path, source] of Object.entries(sources)) {
    if (!path.startsWith(`./${locale}/`)) continue;
    const resource = parse(source, {});
    for (const entry of resource.body) {
      expect(entry.type, `${path} holds what is no message`).not.toBe('Junk');
      if (entry.type !== 'Message') continue;
      expect(found.has(entry.id.name), `${entry.id.name} stands twice`).toBe(false);
      found.set(entry.id.name, variables(entry));
    }
  }
  return found;
}

function variables(message: Message): string[] {
  const names = new Set<string>();
  class Names extends Visitor {
    override visitVariableReference(reference: VariableReference) {
      if (reference.id.name !== 'words') names.add(reference.id.name);
    }
  }
  new Names().visit(message);
  return [...names].sort();
}

const english = messages('en');
const spanish = messages('es');

describe('the words', () => {
  it('stand in every language, with the same variables', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [id, names] of english) expect(spanish.get(id), id).toEqual(names);
  });

  it('are all used', () => {
    const all = Object.entries(code)
      .filter(([path]) => !path.endsWith('.test.ts'))
      .map(([, text]) => text)
      .join('\n');
    const unused = [...english.keys()].filter((id) => !new RegExp(`['"\`]${id}['"\`]`).test(all));
    expect(unused, 'words nobody says').toEqual([]);
  });

  it('are there for every id that is asked for', () => {
    const asked = Object.entries(code)
      .filter(([path]) => !path.endsWith('.test.ts'))
      .flatMap(([, text]) => [...text.matchAll(/\bt\(\s*'([a-z][\w-]*)'/g)].map((match) => match[1]!));
    expect([...new Set(asked)].filter((id) => !english.has(id))).toEqual([]);
  });

  it('never shame and never shout', () => {
    const shouting = /\b(failed|failure|relapse|reset|streak)\b|!/i;
    for (const [path, source] of Object.entries(sources)) {
      const spoken = source.split('\n').filter((line) => !line.startsWith('#'));
      expect(
        spoken.filter((line) => shouting.test(line)),
        path,
      ).toEqual([]);
    }
  });
});
