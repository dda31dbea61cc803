/** What stands under which heading. The order within is the core's. */
import type { Fellowship, FellowshipKind, Guide, GuideAnswers, GuideFit } from '../../../api/contract';
import { KINDS } from './words';

export type Section = {
  key: FellowshipKind | GuideFit;
  /** Ids of what is said over it. */
  title: string;
  about: string | null;
  entries: Fellowship[];
};

/** Every question left. */
export const NOTHING: GuideAnswers = {
  topics: [],
  someone_else: null,
  higher_power: null,
  online: null,
  stop: null,
  appeals: [],
};

export const isAnswered = ({ topics, appeals, ...others }: GuideAnswers): boolean =>
  topics.length > 0 || appeals.length > 0 || Object.values(others).some((answer) => answer !== null);

export const keyOf = ({ which }: Pick<Fellowship, 'which'>): string =>
  'built_in' in which ? which.built_in : which.own;

export const hiddenOf = (guide: Guide): Fellowship[] => guide.fellowships.filter((each) => each.hidden);

const FITS: { key: GuideFit; title: string; none: string | null }[] = [
  { key: 'fits', title: 'guide-fits', none: 'guide-fits-none' },
  { key: 'open', title: 'guide-open', none: null },
  { key: 'less', title: 'guide-less', none: null },
];

/** By kind as long as nothing was answered, then by how they fit. That nothing fits is said. */
export function sectionsOf(guide: Guide): Section[] {
  const shown = guide.fellowships.filter((each) => !each.hidden);
  if (shown.length === 0) return [];
  if (!isAnswered(guide.answers)) {
    const kinds = Object.keys(KINDS) as FellowshipKind[];
    const sections = kinds.map((key) => ({
      key,
      title: KINDS[key].title,
      about: KINDS[key].about,
      entries: shown.filter((each) => each.kind === key),
    }));
    return sections.filter(({ entries }) => entries.length > 0);
  }
  const sections = FITS.map(({ key, title, none }) => {
    const entries = shown.filter((each) => each.fit === key);
    return { key, title, about: entries.length === 0 ? none : null, entries };
  });
  return sections.filter(({ entries, about }) => entries.length > 0 || about !== null);
}

/** With `choice`, or without it when it was there. */
export const toggled = <T>(choices: readonly T[], choice: T): T[] =>
  choices.includes(choice) ? choices.filter((each) => each !== choice) : [...choices, choice];
