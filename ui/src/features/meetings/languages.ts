/** "Spanish" of "es", as the reader calls it; a code that is none as it came. */
import { languageTag } from '../../messages/messages.svelte';

export function languageName(code: string): string {
  try {
    const name = new Intl.DisplayNames(languageTag(), { type: 'language' }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(languageTag()) + name.slice(1);
  } catch {
    return code;
  }
}
