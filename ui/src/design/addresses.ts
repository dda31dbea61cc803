/** Addresses outside that may be opened, after they were shown. */
import type { Group } from '../api/contract';

/** A web address that may be opened: https or http, or null. Lists hold anything. */
export function webAddress(url: string): string | null {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
  } catch {
    return null;
  }
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
