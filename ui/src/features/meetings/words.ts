/** Words for the short codes of the contract; spelled out, so that a new code does not compile without its words. */
import type { RowFlag, RowReason, Way } from '../../api/contract';
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

export const wayWord = (way: Way): string => t(WAYS[way]);
export const flagWord = (flag: RowFlag): string => t(FLAGS[flag]);

/** Why a row did not come in, with what stood there. */
export const reasonWord = (reason: RowReason, value: string): string =>
  value === '' ? t(REASONS[reason]) : t('reason-with-value', { reason: t(REASONS[reason]), value });
