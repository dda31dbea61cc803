import { call } from '../../api/call';
import { onLeave } from '../../pending';

/** What was typed but not kept: it outlives a change of rooms, and a lock keeps it. */
export const line = $state({ text: '' });

onLeave(async () => {
  if (line.text.trim() === '') return;
  await call('save_entry', { id: null, body: line.text, written_at: null });
  line.text = '';
});
