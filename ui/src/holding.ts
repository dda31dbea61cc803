/**
 * Writing on its way into the vault, given to the Rust side before it is stored: a lock that comes from outside (no touch
 * for a while, sleep) takes the page away at once, and then stores what is held there.
 *
 * One text is held at a time: the one that was typed last. A save of any text clears it, so a hold waits for the save that
 * is under way: after the save of the same new entry it would make a second one of it. Only where something else holds the
 * vault for long is what is typed meanwhile handed over all the same: the other side takes it without waiting.
 */
import { call } from './api/call';
import type { EntryDraft } from './api/contract';

/** What the vault still lacks of a text; null: nothing. */
export type Owed = () => EntryDraft | null;

const EVERY = 200;
/** Reading a long text takes its time: at most a tenth of it all goes into this. */
const SHARE = 10;

/** A save that takes so long, in milliseconds, waits for something else. */
const SLOW = 1000;

/** Typed last is last. */
const texts = new Set<Owed>();
let fresh = false;
/** The Rust side has a text that may be older than what is owed. */
let held = false;
let saves = 0;
let savingSince = 0;
/** A text was handed over while a save waited. */
let heldMeanwhile = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let underway: Promise<void> | undefined;

/** The text changed. It is given over now and then while the typing goes on, and once more after it. */
export function hold(text: Owed): void {
  texts.delete(text);
  texts.add(text);
  fresh = true;
  // Not in the key's own turn: the letter is shown first.
  timer ??= setTimeout(give, 0);
}

/** Runs what stores or deletes a text, with no hold on its way before or after it; meanwhile only where it takes long. */
export async function storing<T>(save: () => Promise<T>): Promise<T> {
  if (saves === 0) {
    savingSince = performance.now();
    heldMeanwhile = false;
  }
  saves += 1;
  try {
    while (underway) await underway;
    const answer = await save();
    held = heldMeanwhile;
    return answer;
  } finally {
    saves -= 1;
    // Another text, or more of this one, may still be owed.
    fresh = true;
    timer ??= setTimeout(give, 0);
  }
}

function give(): void {
  timer = undefined;
  if (!fresh || underway) return;
  const began = performance.now();
  if (saves > 0 && began - savingSince < SLOW) {
    timer = setTimeout(give, EVERY);
    return;
  }
  fresh = false;
  const text = newest();
  if (text === null && !held) return;
  held = text !== null;
  heldMeanwhile ||= held && saves > 0;
  const took = performance.now() - began;
  timer = setTimeout(give, Math.max(EVERY, took * SHARE));
  // A text without a word lets go of the one that is held.
  underway = call('hold_draft', text ?? { id: null, body: '', written_at: null })
    // It is stored soon, and what keeps that from working is said there.
    .catch(() => undefined)
    .then(() => {
      underway = undefined;
      timer ??= setTimeout(give, EVERY);
    });
}

function newest(): EntryDraft | null {
  for (const text of [...texts].reverse()) {
    const draft = text();
    if (draft !== null) return draft;
    texts.delete(text);
  }
  return null;
}
