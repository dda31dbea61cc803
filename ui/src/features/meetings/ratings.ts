/** How a visit felt, in a line. */
import type { Attendance } from '../../api/contract';
import { t } from '../../messages/messages.svelte';

export const FEELINGS = ['comfortable', 'supported', 'motivated'] as const;
export type Feeling = (typeof FEELINGS)[number];

const WORDS: Record<Feeling, string> = {
  comfortable: 'felt-comfortable',
  supported: 'felt-supported',
  motivated: 'felt-motivated',
};

export const feelingWord = (feeling: Feeling): string => t(WORDS[feeling]);

/** "Comfortable 4 of 5 · Motivated 5 of 5"; what was not said is not there. */
export function ratingsLine(visit: Pick<Attendance, Feeling>): string {
  const said = FEELINGS.flatMap((feeling) => {
    const rating = visit[feeling];
    return rating === null ? [] : [t('felt-line', { feeling: feelingWord(feeling), rating })];
  });
  return said.join(' · ');
}
