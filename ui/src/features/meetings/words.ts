/** Words for the short codes of the contract; spelled out, so that a new code does not compile without its words. */
import type { ColumnMeaning, Dialect, RowFlag, RowReason, Way } from '../../api/contract';
import { t } from '../../messages/messages.svelte';

const WAYS: Record<Way, string> = {
  in_person: 'way-in-person',
  online: 'way-online',
  hybrid: 'way-hybrid',
  inactive: 'way-inactive',
};

const REASONS: Record<RowReason, string> = {
  not_an_object: 'reason-not-an-object',
  no_name: 'reason-no-name',
  day_unknown: 'reason-day-unknown',
  time_unknown: 'reason-time-unknown',
  day_without_time: 'reason-day-without-time',
  time_without_day: 'reason-time-without-day',
  not_published: 'reason-not-published',
};

const DIALECTS: Record<Dialect, string> = {
  meeting_guide: 'dialect-meeting-guide',
  bmlt: 'dialect-bmlt',
  csv: 'dialect-csv',
};

const MEANING_WORDS: Record<ColumnMeaning, string> = {
  name: 'column-name',
  day: 'column-day',
  time: 'column-time',
  end_time: 'column-end-time',
  minutes: 'column-minutes',
  zone: 'column-zone',
  types: 'column-types',
  way: 'column-way',
  place: 'column-place',
  address: 'column-address',
  city: 'column-city',
  state: 'column-state',
  postal_code: 'column-postal-code',
  country: 'column-country',
  region: 'column-region',
  sub_region: 'column-sub-region',
  district: 'column-district',
  url: 'column-url',
  url_notes: 'column-url-notes',
  phone: 'column-phone',
  phone_notes: 'column-phone-notes',
  notes: 'column-notes',
  group: 'column-group',
  language: 'column-language',
  latitude: 'column-latitude',
  longitude: 'column-longitude',
  website: 'column-website',
  page_url: 'column-page-url',
  contact_name: 'column-contact-name',
  contact_email: 'column-contact-email',
  contact_phone: 'column-contact-phone',
  updated: 'column-updated',
  publisher: 'column-publisher',
  identity: 'column-identity',
  other: 'column-other',
};

const FLAGS: Record<RowFlag, string> = {
  name_made: 'flag-name-made',
  ends_far_after: 'flag-ends-far-after',
  duration_assumed: 'flag-duration-assumed',
  zone_unknown: 'flag-zone-unknown',
  not_every_week: 'flag-not-every-week',
  open_and_closed: 'flag-open-and-closed',
  not_joinable: 'flag-not-joinable',
  text_cut: 'flag-text-cut',
};

/** In the order in which they are offered. */
export const MEANINGS = Object.keys(MEANING_WORDS) as ColumnMeaning[];

export const dialectWord = (dialect: Dialect): string => t(DIALECTS[dialect]);
export const meaningWord = (meaning: ColumnMeaning): string => t(MEANING_WORDS[meaning]);
export const wayWord = (way: Way): string => t(WAYS[way]);
export const flagWord = (flag: RowFlag): string => t(FLAGS[flag]);

/** Why a row did not come in, with what stood there. */
export const reasonWord = (reason: RowReason, value: string): string =>
  value === '' ? t(REASONS[reason]) : t('reason-with-value', { reason: t(REASONS[reason]), value });
