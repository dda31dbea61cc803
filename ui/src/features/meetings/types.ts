import type { MeetingType } from '../../api/contract';
import { t } from '../../messages/messages.svelte';

/**
 * The words for each type code of the Meeting Guide format, and `ONL`, which real lists use
 * though the format does not name it. Spelled out, not put together from the code: a code in a
 * list may hold anything, a message id may not.
 */
export const TYPE_WORDS: Readonly<Record<string, string>> = {
  11: 'type-11',
  '12x12': 'type-12x12',
  A: 'type-A',
  ABSI: 'type-ABSI',
  AF: 'type-AF',
  AL: 'type-AL',
  'AL-AN': 'type-AL-AN',
  AM: 'type-AM',
  AR: 'type-AR',
  ASL: 'type-ASL',
  B: 'type-B',
  BA: 'type-BA',
  BE: 'type-BE',
  BG: 'type-BG',
  BI: 'type-BI',
  BRK: 'type-BRK',
  C: 'type-C',
  CAN: 'type-CAN',
  CF: 'type-CF',
  D: 'type-D',
  DA: 'type-DA',
  DB: 'type-DB',
  DD: 'type-DD',
  DE: 'type-DE',
  DR: 'type-DR',
  EL: 'type-EL',
  EN: 'type-EN',
  FA: 'type-FA',
  FI: 'type-FI',
  FF: 'type-FF',
  FR: 'type-FR',
  G: 'type-G',
  GR: 'type-GR',
  H: 'type-H',
  HE: 'type-HE',
  HI: 'type-HI',
  HR: 'type-HR',
  HU: 'type-HU',
  IS: 'type-IS',
  ITA: 'type-ITA',
  JA: 'type-JA',
  KA: 'type-KA',
  KOR: 'type-KOR',
  L: 'type-L',
  LGBTQ: 'type-LGBTQ',
  LIT: 'type-LIT',
  LS: 'type-LS',
  LT: 'type-LT',
  M: 'type-M',
  MED: 'type-MED',
  ML: 'type-ML',
  MT: 'type-MT',
  N: 'type-N',
  NB: 'type-NB',
  NDG: 'type-NDG',
  NE: 'type-NE',
  NL: 'type-NL',
  NO: 'type-NO',
  O: 'type-O',
  ONL: 'type-ONL',
  OUT: 'type-OUT',
  P: 'type-P',
  POA: 'type-POA',
  POC: 'type-POC',
  POL: 'type-POL',
  POR: 'type-POR',
  PUN: 'type-PUN',
  RUS: 'type-RUS',
  S: 'type-S',
  SEN: 'type-SEN',
  SK: 'type-SK',
  SL: 'type-SL',
  SM: 'type-SM',
  SP: 'type-SP',
  ST: 'type-ST',
  SV: 'type-SV',
  T: 'type-T',
  TC: 'type-TC',
  TH: 'type-TH',
  TL: 'type-TL',
  TR: 'type-TR',
  TUR: 'type-TUR',
  UK: 'type-UK',
  W: 'type-W',
  X: 'type-X',
  XB: 'type-XB',
  XT: 'type-XT',
  Y: 'type-Y',
};

const idOf = (type: MeetingType): string | undefined =>
  Object.hasOwn(TYPE_WORDS, type.code) && (type.known || type.code === 'ONL') ? TYPE_WORDS[type.code] : undefined;

/** Its list gives no name for it, and we have no word: it stands apart from those that say something. */
export const isCode = (type: MeetingType): boolean => type.name === null && idOf(type) === undefined;

/** What its list calls it, as the same code means another thing in another list; else our words for it, else the code. */
export function typeWord(type: MeetingType): string {
  if (type.name !== null) return type.name;
  const id = idOf(type);
  return id === undefined ? type.code : t(id);
}

/** "Discussion, open": the first letter large, the rest as it comes. */
export function typesLine(types: readonly MeetingType[]): string {
  const line = types.map(typeWord).join(', ');
  return line.charAt(0).toLocaleUpperCase() + line.slice(1);
}

/** The same of codes with commas between them, as the core tells a change; with what its list calls them. */
export function codesLine(codes: string, known: readonly MeetingType[]): string {
  const named = (code: string) => known.find((type) => type.code === code);
  return typesLine(codes.split(',').map((code) => named(code) ?? { code, known: true, name: null }));
}
