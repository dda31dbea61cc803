/** A time of day as people write it: "21:30", "9.30 pm", "9p". */
import type { TimeOfDay } from '../api/contract';
import { localTime } from './when';

/** One as the reader's language writes it, to be shown where one is asked for: "9:30 PM". */
export const exampleTime = (): string => localTime('21:30');

/** As it stands in a field, to be typed over. */
export const typedTime = (time: TimeOfDay | null | undefined): string => (time ? localTime(time) : '');

/** Null: nothing was written. Undefined: it is no time. */
export function readTime(text: string): TimeOfDay | null | undefined {
  const plain = text.trim().toLowerCase();
  if (plain === '') return null;
  const found = /^(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*h?\s*(?:([ap])\.?\s*(?:m\.?)?)?$/.exec(plain);
  if (!found) return undefined;
  const [, hours, minutes = '00', half] = found;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}
