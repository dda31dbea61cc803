/** A time of day as people write it: "21:30", "9.30 pm", "9p". */
import type { TimeOfDay } from '../api/contract';

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
