/** Whether the asked word was typed: case, spaces around it and the way accents are written do not matter. */
export const isTyped = (typed: string, word: string): boolean => plain(typed) === plain(word);

const plain = (text: string) => text.trim().normalize('NFC').toLowerCase();
