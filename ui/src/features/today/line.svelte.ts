import { call } from '../../api/call';
import type { Entry } from '../../api/contract';
import { hold, storing } from '../../holding';
import { onLeave } from '../../pending';

/** What was typed but not kept: it outlives a change of rooms, and a lock keeps it. */
export const line = $state({ text: '' });

const owed = () => (line.text.trim() === '' ? null : { id: null, body: line.text, written_at: null });

export const typed = (): void => hold(owed);

/** Makes an entry of the line. What is typed meanwhile stays in it. */
export async function keepLine(): Promise<Entry> {
  const body = line.text;
  const entry = await storing(() => call('save_entry', { id: null, body, written_at: null }));
  line.text = line.text.startsWith(body) ? line.text.slice(body.length) : line.text;
  return entry;
}

onLeave(async () => {
  if (line.text.trim() !== '') await keepLine();
});
