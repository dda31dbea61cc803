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

/** A web address that may be opened: https or http, or null. Lists hold anything. */
export function webAddress(url: string): string | null {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
  } catch {
    return null;
  }
}

/** What the telephone may dial: digits, +, and the pauses and codes after them. */
export function phoneAddress(phone: string): string | null {
  const number = phone.replace(/[\s().-]/g, '');
  return /^\+?\d{5,}[\d,;#*]*$/.test(number) ? `tel:${number}` : null;
}

/** Where a map shows it: by its address, or else by where its list says it is; null for neither. The map is opened by the
 * user's own browser, after its address was shown. */
export function mapAddress({ address, coordinates }: Pick<Group, 'address' | 'coordinates'>): string | null {
  const map = 'https://www.openstreetmap.org/';
  if (address !== '') return `${map}search?query=${encodeURIComponent(address)}`;
  if (coordinates === null) return null;
  const { latitude, longitude } = coordinates;
  return `${map}?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}

/** An address of mail that another program may be given. */
export const mailAddress = (mail: string): string | null =>
  /^[^\s@?&]+@[^\s@?&]+\.[^\s@?&]+$/.test(mail.trim()) ? `mailto:${mail.trim()}` : null;
