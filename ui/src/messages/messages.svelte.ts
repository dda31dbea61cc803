/** The words of the program: one Fluent set for the page (and, for what the system shows, for Rust). */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { WordSet } from '../api/contract';

export type Locale = 'en' | 'es';
type Args = Record<string, FluentVariable>;

const sources = import.meta.glob<string>('./*/*.ftl', { query: '?raw', import: 'default', eager: true });

function bundleOf(locale: Locale): FluentBundle {
  const bundle = new FluentBundle(tagOf(locale));
  for (const [path, source] of Object.entries(sources)) {
    if (path.startsWith(`./${locale}/`)) bundle.addResource(new FluentResource(source));
  }
  return bundle;
}

/** The reader's own region where its language is this one: "en-GB" writes dates and weeks otherwise than "en-US". */
function tagOf(locale: Locale): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === locale) ?? locale;
}

const ofSystem = (): Locale => (navigator.language.startsWith('es') ? 'es' : 'en');

const spoken = $state<{ locale: Locale; words: WordSet }>({ locale: ofSystem(), words: 'plain' });
const bundle = $derived(bundleOf(spoken.locale));

/** The language tag for dates and numbers. */
export const languageTag = (): string => tagOf(spoken.locale);

export function speak(language: 'system' | Locale, words: WordSet): void {
  spoken.locale = language === 'system' ? ofSystem() : language;
  spoken.words = words;
  document.documentElement.lang = languageTag();
}

/** The words for an id. Every message may choose by `$words`, the user's word set. */
export function t(id: string, args: Args = {}): string {
  const message = bundle.getMessage(id);
  // A test holds that every id has its words; this is what a slip would look like, and no blank.
  if (!message?.value) return id;
  return bundle.formatPattern(message.value, { words: spoken.words, ...args }, []);
}
