/** "Mod+Shift+8" as this computer's keyboard has it: "Ctrl+Shift+8" or "⇧⌘8". */
export function keys(combination: string): string {
  const isMac = navigator.platform.startsWith('Mac');
  if (!isMac) return combination.replace('Mod', 'Ctrl');
  const sign: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
  const order = ['⌥', '⇧', '⌘'];
  return combination
    .split('+')
    .map((part) => sign[part] ?? part)
    .sort((a, b) => (order.includes(a) ? order.indexOf(a) : 9) - (order.includes(b) ? order.indexOf(b) : 9))
    .join('');
}
