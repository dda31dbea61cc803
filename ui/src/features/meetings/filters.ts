/** A filter in its parts: what is on, in words, and what it is without each. Pure: told what the words are. */
import type { FilterChoices, FilterPart, MeetingFilter } from '../../api/contract';

/** What fits everything that is held at present. */
export const everything = (): MeetingFilter => ({
  days: [],
  from: null,
  until: null,
  ways: [],
  kinds: [],
  not_kinds: [],
  access: null,
  fellowships: [],
  languages: [],
  lists: [],
  text: '',
  near: null,
  soon: false,
  offset: 0,
  limit: 0,
});

export type PartOfTheDay = 'morning' | 'afternoon' | 'evening' | 'night';

/** From the first until the second; the night runs over midnight. */
export const DAY_PARTS: Record<PartOfTheDay, [string, string]> = {
  morning: ['05:00', '12:00'],
  afternoon: ['12:00', '17:00'],
  evening: ['17:00', '21:00'],
  night: ['21:00', '05:00'],
};

/** The part of the day that a filter's times are, if they are one. */
export function dayPart(filter: Pick<MeetingFilter, 'from' | 'until'>): PartOfTheDay | null {
  const parts = Object.entries(DAY_PARTS) as [PartOfTheDay, [string, string]][];
  return parts.find(([, [from, until]]) => filter.from === from && filter.until === until)?.[0] ?? null;
}

/** One thing that is asked for. */
export type On = { key: string; part: FilterPart; label: string; without: Partial<MeetingFilter> };

/** How each value is said. */
export type Words = {
  text: (text: string) => string;
  day: (day: number) => string;
  time: (filter: Pick<MeetingFilter, 'from' | 'until'>) => string;
  soon: () => string;
  way: (way: MeetingFilter['ways'][number]) => string;
  access: (access: NonNullable<MeetingFilter['access']>) => string;
  kind: (key: string) => string;
  notKind: (key: string) => string;
  language: (code: string) => string;
  list: (id: string) => string;
  near: (near: NonNullable<MeetingFilter['near']>) => string;
};

/** All that is on, in the order in which the core names the parts. */
export function partsOn(filter: MeetingFilter, words: Words): On[] {
  const each = <T extends string | number>(
    part: FilterPart,
    field: 'days' | 'ways' | 'kinds' | 'not_kinds' | 'languages' | 'fellowships' | 'lists',
    values: readonly T[],
    say: (value: T) => string,
  ): On[] =>
    values.map((value) => ({
      key: `${part} ${value}`,
      part,
      label: say(value),
      without: { [field]: values.filter((other) => other !== value) },
    }));
  const one = (part: FilterPart, is: boolean, label: () => string, without: Partial<MeetingFilter>): On[] =>
    is ? [{ key: part, part, label: label(), without }] : [];
  const { from, until, access, near } = filter;
  return [
    ...one('text', filter.text.trim() !== '', () => words.text(filter.text.trim()), { text: '' }),
    ...one('soon', filter.soon, words.soon, { soon: false }),
    ...each('days', 'days', filter.days, words.day),
    ...one('time', from !== null || until !== null, () => words.time(filter), { from: null, until: null }),
    ...each('ways', 'ways', filter.ways, words.way),
    ...one('access', access !== null, () => words.access(access!), { access: null }),
    ...each('kinds', 'kinds', filter.kinds, words.kind),
    ...each('not_kinds', 'not_kinds', filter.not_kinds, words.notKind),
    ...each('languages', 'languages', filter.languages, words.language),
    ...each('fellowships', 'fellowships', filter.fellowships, (name) => name),
    ...each('lists', 'lists', filter.lists, words.list),
    ...one('near', near !== null, () => words.near(near!), { near: null }),
  ];
}

/** What takes a whole part away. */
export function withoutPart(on: readonly On[], part: FilterPart): Partial<MeetingFilter> {
  const fields = on.filter((each) => each.part === part).flatMap((each) => Object.keys(each.without));
  const all = everything();
  return Object.fromEntries(fields.map((field) => [field, all[field as keyof MeetingFilter]]));
}

/** Kinds whose words hold all that was typed; the most frequent where nothing was. What is chosen stays in sight. */
export function kindsFor(
  kinds: FilterChoices['kinds'],
  typed: string,
  chosen: readonly string[],
  word: (kind: FilterChoices['kinds'][number]) => string,
  most: number,
): FilterChoices['kinds'] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  const fits = (kind: FilterChoices['kinds'][number]) => {
    const said = folded(`${word(kind)} ${kind.kind.code}`);
    return wanted.every((each) => said.includes(each));
  };
  const first = kinds.filter((kind) => chosen.includes(kind.key));
  const others = kinds.filter((kind) => !chosen.includes(kind.key) && fits(kind));
  return [...first, ...others.slice(0, most)];
}

/** Lower case, without accents. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
