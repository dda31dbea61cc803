/** Longest wait for a frame, in milliseconds: a window that is not seen draws nothing. */
const LAST_FRAMES = 80;

/**
 * WebKit hands the words around the caret, but those of a passphrase, to the system's input methods, and keeps them outside
 * this page until it has others: so the caret goes into an empty field, and that is drawn.
 */
export async function leaveNothingAtTheCaret(nothing: HTMLElement | undefined): Promise<void> {
  nothing?.focus();
  const drawn = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await Promise.race([drawn, new Promise((late) => setTimeout(late, LAST_FRAMES))]);
}
