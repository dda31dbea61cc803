/** How far, in the reader's own measure. The core knows kilometres. */
import { languageTag } from '../../messages/messages.svelte';

const KM_OF_MILE = 1.609344;
/** Where roads are measured in miles. */
const MILES = ['US', 'GB', 'LR', 'MM'];

const inMiles = () => MILES.includes(new Intl.Locale(languageTag()).maximize().region ?? '');

/** Offered radiuses, in kilometres; round in the reader's measure. */
export const radiuses = (): number[] =>
  inMiles() ? [1, 2, 5, 10, 25, 50].map((miles) => miles * KM_OF_MILE) : [1, 2, 5, 10, 25, 50, 100];

/** "3.1 mi", "12 km" */
export function distance(km: number): string {
  const [unit, length] = inMiles() ? (['mile', km / KM_OF_MILE] as const) : (['kilometer', km] as const);
  const maximumFractionDigits = length < 9.95 ? 1 : 0;
  return new Intl.NumberFormat(languageTag(), { style: 'unit', unit, maximumFractionDigits }).format(length);
}
