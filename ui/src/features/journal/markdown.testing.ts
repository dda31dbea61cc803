/** What the tests of Markdown ask of a text and of a tree. */
import { getSchema, type JSONContent } from '@tiptap/core';
import { toEditor, toStored } from './markdown';
import { extensions } from './schema';

const schema = getSchema(extensions({ task: () => '', onLink: () => {} }));

/** Stored text → what the editor really holds of it → stored text. */
export function round(markdown: string): string {
  const node = schema.nodeFromJSON(toEditor(markdown));
  node.check();
  return toStored(node.toJSON() as JSONContent);
}

/** All words of a tree, one after the other. */
export const words = (node: JSONContent): string => (node.text ?? '') + (node.content ?? []).map(words).join('');
