/** What the main kinds of meeting mean to someone who has never been to one. */
import type { MeetingType } from '../../api/contract';
import { t } from '../../messages/messages.svelte';

/** By the codes of the Meeting Guide format; the others say all there is to say. */
export const MEANINGS: Readonly<Record<string, string>> = {
  11: 'means-11',
  O: 'means-O',
  C: 'means-C',
  BE: 'means-BE',
  D: 'means-D',
  SP: 'means-SP',
  ST: 'means-ST',
  TR: 'means-TR',
  B: 'means-B',
  '12x12': 'means-12x12',
  LIT: 'means-LIT',
  MED: 'means-MED',
  CAN: 'means-CAN',
  A: 'means-A',
  W: 'means-W',
  M: 'means-M',
  Y: 'means-Y',
  LGBTQ: 'means-LGBTQ',
  XT: 'means-XT',
  POA: 'means-POA',
  X: 'means-X',
  TC: 'means-TC',
  ONL: 'means-ONL',
};

/** Empty where there is nothing to add, and where its list calls the code something of its own. */
export function meaning(type: MeetingType): string {
  const id = type.name === null && Object.hasOwn(MEANINGS, type.code) ? MEANINGS[type.code] : undefined;
  return id === undefined ? '' : t(id);
}
