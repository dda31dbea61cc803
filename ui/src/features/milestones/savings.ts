/** Money, time and pieces as people write them; the core keeps them whole: cents, minutes, pieces. */
import type { Gain, GainKind } from '../../api/contract';
import { languageTag } from '../../messages/messages.svelte';

type Unit = { kind: GainKind; currency: string | null };

const MINUTES = 60;
/** The core refuses it, and says so at the field. */
const NOT_A_NUMBER = -1;

const money = (currency: string) => new Intl.NumberFormat(languageTag(), { style: 'currency', currency });

/** How many digits behind the point are kept: two for most money, none for yen, none for the rest. */
function digits({ kind, currency }: Unit): number {
  if (kind !== 'money' || !currency) return 0;
  return money(currency).resolvedOptions().maximumFractionDigits ?? 2;
}

/** "€325.00", "120 hours and 30 minutes", "12" */
export function amountWords(amount: number, unit: Unit): string {
  if (unit.kind === 'money' && unit.currency) return money(unit.currency).format(amount / 10 ** digits(unit));
  if (unit.kind !== 'time') return new Intl.NumberFormat(languageTag()).format(amount);
  const part = (value: number, name: 'hour' | 'minute') =>
    new Intl.NumberFormat(languageTag(), { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const hours = Math.floor(amount / MINUTES);
  const minutes = amount % MINUTES;
  const parts = [hours > 0 ? part(hours, 'hour') : '', minutes > 0 || hours === 0 ? part(minutes, 'minute') : ''];
  return new Intl.ListFormat(languageTag(), { type: 'conjunction' }).format(parts.filter(Boolean));
}

/** As it stands in a field, to be typed over. */
export function typedAmount(amount: number, unit: Unit): string {
  const kept = digits(unit);
  const style = { useGrouping: false, minimumFractionDigits: amount % 10 ** kept === 0 ? 0 : kept };
  return new Intl.NumberFormat(languageTag(), { ...style, maximumFractionDigits: kept }).format(amount / 10 ** kept);
}

/**
 * What was typed, with a point or a comma, with or without thousands: the last sign is the one before the cents if so many
 * digits follow it, or fewer.
 */
export function readAmount(text: string, unit: Unit): number {
  const kept = digits(unit);
  const plain = text.replace(/[\s\u00a0\u202f'’]/g, '');
  const found = /^(\d[\d.,]*?)(?:[.,](\d+))?$/.exec(plain);
  if (!found) return NOT_A_NUMBER;
  const whole = found[1]!;
  const behind = found[2] ?? '';
  const isCents = behind !== '' && behind.length <= kept && kept > 0;
  const isThousands = behind.length === 3;
  if (behind !== '' && !isCents && !isThousands) return NOT_A_NUMBER;
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,]\d{3})+$/.test(whole)) return NOT_A_NUMBER;
  const figures = whole.replace(/[.,]/g, '') + (isCents ? '' : behind);
  return Number(figures + (isCents ? behind : '').padEnd(kept, '0'));
}

/** Everything that money is counted in, by its name in the reader's language. */
export function currencies(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(languageTag(), { type: 'currency' });
  return Intl.supportedValuesOf('currency')
    .map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
    .sort((a, b) => a.label.localeCompare(b.label, languageTag()));
}

export const totalWords = (gain: Gain): string => amountWords(gain.total, gain);
