/** A share, 0 to 1 or more, in the reader's way of writing. */
import { languageTag } from '../../messages/messages.svelte';

/** Rounded down: a whole hundred is said of all days only. The little that a fraction is off by counts for nothing. */
export const percent = (share: number): string =>
  new Intl.NumberFormat(languageTag(), { style: 'percent' }).format(Math.floor(share * 100 + 1e-9) / 100);
