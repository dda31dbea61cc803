/** A text that is saved by itself, a moment after it was typed and before its page goes. */
import { Attempt } from './attempt.svelte';

const SOON = 600;

export class SavedText {
  value = $state('');
  /** All that stands here is kept, and was typed here. */
  saved = $state(false);
  readonly attempt = new Attempt();
  readonly #save: (text: string) => Promise<void>;
  #owed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underway: Promise<void> | undefined;

  constructor(text: string, save: (text: string) => Promise<void>) {
    this.value = text;
    this.#save = save;
  }

  typed(): void {
    this.#owed = true;
    this.saved = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), SOON);
  }

  /** Whoever waits for it waits for all that was typed, also meanwhile. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#underway ??= this.#saveAll().finally(() => (this.#underway = undefined));
    return this.#underway;
  }

  async #saveAll(): Promise<void> {
    while (this.#owed) {
      this.#owed = false;
      const kept = await this.attempt.run(() => this.#save(this.value).then(() => true));
      if (!kept) {
        // It is tried again with the next letter, or when the page goes.
        this.#owed = true;
        return;
      }
      this.saved = !this.#owed;
    }
  }
}
