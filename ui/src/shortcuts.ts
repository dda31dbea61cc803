/** Every key of the program, once: what it does and what the list under `?` says. */
import { goTo } from './navigation.svelte';
import { ROOMS } from './navigation';
import { settings } from './settings.svelte';

export type Shortcut = {
  /** As `KeyboardEvent.key`, lower case. */
  key: string;
  /** Pressed with Ctrl, or ⌘ on a Mac. */
  held: boolean;
  title: string;
  run: () => void;
};

/** What only the frame can do. */
export type FrameActions = { lock: () => void; help: () => void };

export const IS_MAC = navigator.platform.startsWith('Mac');

export function shortcuts(frame: FrameActions): Shortcut[] {
  const rooms = ROOMS.map(({ id, title }, index) => ({
    key: String(index + 1),
    held: true,
    title,
    run: () => goTo(id),
  }));
  return [
    { key: 'n', held: true, title: 'key-new-entry', run: () => goTo('journal', { new: '' }) },
    { key: 'f', held: true, title: 'key-find', run: focusFind },
    { key: 'l', held: true, title: 'key-lock', run: frame.lock },
    { key: ',', held: true, title: 'room-settings', run: () => goTo('settings') },
    ...rooms,
    { key: '+', held: true, title: 'key-larger', run: () => void settings.resizeText(10) },
    { key: '-', held: true, title: 'key-smaller', run: () => void settings.resizeText(-10) },
    { key: '0', held: true, title: 'key-usual', run: () => void settings.resizeText(0) },
    { key: '?', held: false, title: 'key-help', run: frame.help },
  ];
}

/** The field of the room that finds; a room without one goes to the journal's. */
function focusFind(): void {
  const field = document.getElementById('find');
  if (field) field.focus();
  else goTo('journal');
}

/** The shortcut a key press means, if any. A bare key means nothing while someone is typing. */
export function pressed(event: KeyboardEvent, all: readonly Shortcut[]): Shortcut | undefined {
  const held = IS_MAC ? event.metaKey : event.ctrlKey;
  if (event.altKey) return undefined;
  const key = event.key === '=' ? '+' : event.key.toLowerCase();
  const found = all.find((each) => each.key === key && each.held === held);
  return found && !found.held && isTyping(event.target) ? undefined : found;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
