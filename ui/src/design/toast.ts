/** A word in passing, said aloud too; with Undo where something was taken away. */
import { toast } from 'svelte-sonner';
import { problemOf } from '../api/call';
import { t } from '../messages/messages.svelte';
import { sentence } from '../messages/problems';

const LONG_ENOUGH_TO_UNDO = 10_000;
const LONG_ENOUGH_TO_READ = 6_000;

export function say(message: string): void {
  toast(message, { duration: LONG_ENOUGH_TO_READ });
}

/** What was said belongs to what was seen then: it goes when a dialog opens, at a lock, and when the language is another. */
export function hush(): void {
  toast.dismiss();
}

export function undoable(message: string, undo: () => Promise<void>): void {
  const onClick = () => {
    undo().catch((error: unknown) => say(sentence(problemOf(error))));
  };
  toast(message, { duration: LONG_ENOUGH_TO_UNDO, action: { label: t('undo'), onClick } });
}
