/** What is written about a slip outlives the dialog that asks for it, and a lock keeps it; and what was said after one. */
import { call } from '../api/call';
import type { Clock, Reflection } from '../api/contract';
import { hold } from '../holding';
import { t } from '../messages/messages.svelte';
import { onLeave } from '../pending';

export const QUESTIONS = ['slip-before', 'slip-helped', 'slip-tell', 'slip-change'] as const;

class Written {
  answers = $state(QUESTIONS.map(() => ''));

  get empty(): boolean {
    return this.answers.every((answer) => answer.trim() === '');
  }

  reflection(): Reflection | null {
    if (this.empty) return null;
    const answers = QUESTIONS.map((question, index) => ({ question: t(question), text: this.answers[index] ?? '' }));
    return { title: t('slip-entry'), answers };
  }

  clear(): void {
    this.answers = QUESTIONS.map(() => '');
  }
}

export const written = new Written();

/** The same as the core would write, for a lock that comes in between. */
function owed() {
  const reflection = written.reflection();
  if (!reflection) return null;
  const parts = reflection.answers.filter(({ text }) => text.trim() !== '');
  const body = parts.map(({ question, text }) => `## ${question}\n\n${text.trim()}`);
  return { id: null, body: [`# ${reflection.title}`, ...body].join('\n\n'), written_at: null };
}

export const typed = (): void => hold(owed);

onLeave(async () => {
  const draft = owed();
  if (!draft) return;
  await call('save_entry', draft);
  written.clear();
});

/** The kind word after one was written down, until it was read. */
export const after = $state<{ clock: Clock | null }>({ clock: null });
