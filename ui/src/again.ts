/** Everything in the vault changed at once: the page begins anew, holds nothing of before, and says so once. */

/** Not kept anywhere: it lives in this window's address and goes with it. */
const MARK = '#brought-back';

export function beginAgain(): void {
  location.hash = MARK;
  location.reload();
}

/** True for whoever asks first after it. */
export function hasBegunAgain(): boolean {
  if (location.hash !== MARK) return false;
  history.replaceState(null, '', location.pathname + location.search);
  return true;
}
