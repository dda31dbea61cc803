/** What a found meeting and a bookmarked group say about themselves, in one shape for the page. */
import type { FoundGroup, Group, Occurrence } from '../../api/contract';
import { t } from '../../messages/messages.svelte';
import { placeOfZone } from './days';
import { isCode, typesLine } from './types';

/** "St Mark's · Discussion, open"; codes without words have their place where one looks closer. */
export function placeLine(meeting: Pick<FoundGroup | Group, 'place' | 'address' | 'types'>): string {
  const kinds = typesLine(meeting.types.filter((type) => !isCode(type)));
  return [meeting.place || meeting.address, kinds].filter(Boolean).join(' · ');
}

/** "23:00 in New York, where it meets", or nothing when the reader's clock says the same. */
export function elsewhere(occurrence: Occurrence | null, shown: (time: string) => string): string {
  if (!occurrence?.differs) return '';
  return t('meetings-elsewhere', {
    time: shown(occurrence.local_time),
    place: placeOfZone(occurrence.zone),
  });
}

/** What the telephone may dial: digits, +, and the pauses and codes after them. */
export function phoneAddress(phone: string): string | null {
  const number = phone.replace(/[\s().-]/g, '');
  return /^\+?\d{5,}[\d,;#*]*$/.test(number) ? `tel:${number}` : null;
}

/** An address of mail that another program may be given. */
export const mailAddress = (mail: string): string | null =>
  /^[^\s@?&]+@[^\s@?&]+\.[^\s@?&]+$/.test(mail.trim()) ? `mailto:${mail.trim()}` : null;
