import { problemOf } from '../../api/call';
import type { Settings } from '../../api/contract';
import { say } from '../../design/toast';
import { sentence } from '../../messages/problems';
import { settings } from '../../settings.svelte';

/** Saves a choice at once; what keeps that from working is said in passing. */
export async function keep(change: Partial<Settings>): Promise<void> {
  try {
    await settings.save(change);
  } catch (refused) {
    say(sentence(problemOf(refused)));
  }
}

/** The numbers that are offered, and the one that is chosen if it is none of them. */
export const withChosen = (offered: readonly number[], chosen: number): number[] =>
  [...new Set([...offered, chosen])].sort((a, b) => a - b);
