import { languageTag } from './messages.svelte';

/** "81%", "81 %": as the language writes it. Of a share, 1 being all; rounded to a whole number. */
export const percent = (share: number): string =>
  new Intl.NumberFormat(languageTag(), { style: 'percent' }).format(share);
