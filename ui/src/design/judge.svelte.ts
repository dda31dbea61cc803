/** Asks how strong a passphrase is, a moment after the last key. */
import type { Candidate, Verdict } from '../api/contract';

const PAUSE = 150;

export class Judge {
  verdict = $state.raw<Verdict | null>(null);
  readonly #ask: (candidate: Candidate) => Promise<Verdict>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(ask: (candidate: Candidate) => Promise<Verdict>) {
    this.#ask = ask;
  }

  typed(passphrase: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#judge(passphrase), PAUSE);
  }

  async #judge(passphrase: string): Promise<void> {
    const asked = ++this.#asked;
    // Without an answer nothing is said; whether the passphrase will do is decided again when it is used.
    const verdict = await this.#ask({ passphrase }).catch(() => null);
    if (asked === this.#asked) this.verdict = verdict;
  }
}
