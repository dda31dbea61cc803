/** A word in passing, said aloud too; with Undo where something was taken away. */
import { toast } from 'svelte-sonner';
import { problemOf } from '../api/call';
import { t } from '../messages/messages.svelte';
import { sentence } from '../messages/problems';

const LONG_ENOUGH_TO_UNDO = 10_000;
const LONG_ENOUGH_TO_READ = 6_000;

/** There is room for three at once, and what is said when a dialog is closed is one of them. */
const OFFERED_AGAIN = 2;

type Undoable = { message: string; undo: () => Promise<void> };
/** Those that are seen and were not taken back. */
const undoables = new Set<Undoable>();
/** Those that wait for a dialog to be closed: nothing outside it can be pressed. */
let aside: Undoable[] = [];
let dialogs = 0;

export function say(message: string): void {
  toast(message, { duration: LONG_ENOUGH_TO_READ });
}

/** What was said belongs to what was seen then: it goes at a lock, and when the language is another. */
export function hush(): void {
  undoables.clear();
  aside = [];
  toast.dismiss();
}

/** A dialog opens over what was said. The answer is called when it is closed: what can be undone is offered anew,
 * the last of it. */
export function setAside(): () => void {
  aside.push(...undoables);
  undoables.clear();
  dialogs += 1;
  toast.dismiss();
  return () => {
    dialogs -= 1;
    if (dialogs > 0) return;
    const waiting = aside.slice(-OFFERED_AGAIN);
    aside = [];
    // Not within the end of an effect, where Svelte gives what was before: what is being said now would be lost.
    queueMicrotask(() => waiting.forEach(({ message, undo }) => undoable(message, undo)));
  };
}

export function undoable(message: string, undo: () => Promise<void>): void {
  const each = { message, undo };
  const forget = () => undoables.delete(each);
  const onClick = () => {
    forget();
    undo().catch((error: unknown) => say(sentence(problemOf(error))));
  };
  undoables.add(each);
  toast(message, {
    duration: LONG_ENOUGH_TO_UNDO,
    action: { label: t('undo'), onClick },
    onAutoClose: forget,
    onDismiss: forget,
  });
}
