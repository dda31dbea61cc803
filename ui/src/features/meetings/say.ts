/** How each part of a filter is said: on its chip, and where it is in the way. */
import type { FilterChoices, KindChoice, MeetingFilter } from '../../api/contract';
import { localTime, weekdayName } from '../../design/when';
import { t } from '../../messages/messages.svelte';
import { distance } from './distances';
import { dayPart, type PartOfTheDay, type Words } from './filters';
import { languageName } from './languages';
import { typeWord } from './types';
import { wayWord } from './words';

const PARTS: Record<PartOfTheDay, string> = {
  morning: 'find-morning',
  afternoon: 'find-afternoon',
  evening: 'find-evening',
  night: 'find-night',
};
const ACCESS = { open: 'find-open', closed: 'find-closed' } as const;

export const dayPartWord = (part: PartOfTheDay): string => t(PARTS[part]);
export const accessWord = (access: 'open' | 'closed'): string => t(ACCESS[access]);

/** "Discussion": the first letter large. */
export function kindWord({ kind }: Pick<KindChoice, 'kind'>): string {
  const word = typeWord(kind);
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}

export function timeWords(filter: Pick<MeetingFilter, 'from' | 'until'>): string {
  const part = dayPart(filter);
  if (part !== null) return dayPartWord(part);
  if (filter.from === null) return t('find-before', { time: localTime(filter.until ?? '00:00') });
  if (filter.until === null) return t('find-from', { time: localTime(filter.from) });
  return t('find-between', { from: localTime(filter.from), until: localTime(filter.until) });
}

export function filterWords(choices: FilterChoices | null): Words {
  // What is no longer in any list keeps the code it was chosen by.
  const kind = (key: string) => {
    const found = choices?.kinds.find((each) => each.key === key);
    return found ? kindWord(found) : key.replace(/^=/, '');
  };
  return {
    text: (text) => t('find-text', { text }),
    day: (day) => weekdayName(day),
    time: timeWords,
    soon: () => t('find-soon'),
    way: wayWord,
    access: accessWord,
    kind,
    notKind: (key) => t('find-not', { kind: kind(key) }),
    language: languageName,
    list: (id) => choices?.lists.find((each) => each.id === id)?.name ?? t('find-list-gone'),
    near: (near) => t('find-near', { distance: distance(near.km), place: near.label }),
  };
}
