/** What the user chose, loaded once and applied to the page; saved at each change. */
import { call } from './api/call';
import type { Settings } from './api/contract';
import { hush } from './design/toast';
import { speak } from './messages/messages.svelte';

const LEAST_TEXT = 80;
const MOST_TEXT = 200;

class Chosen {
  current = $state<Settings | null>(null);

  async load(): Promise<void> {
    this.#take(await call('get_settings', null));
  }

  async save(change: Partial<Settings>): Promise<void> {
    if (!this.current) return;
    this.#take(await call('save_settings', { ...$state.snapshot(this.current), ...change }));
  }

  /** Ctrl + and −: in steps of ten percent. */
  async resizeText(step: number): Promise<void> {
    const size = step === 0 ? 100 : (this.current?.text_percent ?? 100) + step;
    await this.save({ text_percent: Math.min(MOST_TEXT, Math.max(LEAST_TEXT, size)) });
  }

  #take(settings: Settings): void {
    if (this.current && this.current.language !== settings.language) hush();
    this.current = settings;
    const root = document.documentElement;
    if (settings.theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = settings.theme;
    root.style.fontSize = settings.text_percent === 100 ? '' : `${settings.text_percent}%`;
    speak(settings.language, settings.words);
  }
}

export const settings = new Chosen();
