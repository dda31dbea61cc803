/**
 * What an entry may hold, and nothing else: paragraphs, three sizes of title, lists, tasks, quotes,
 * a rule, breaks; bold, italic, links. No images, no HTML, no program code, so that what is stored
 * can be read in twenty years with any editor.
 */
import { Extension, type Extensions } from '@tiptap/core';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Heading } from '@tiptap/extension-heading';
import StarterKit from '@tiptap/starter-kit';
import { safeHref, typedHref } from './links';

type Labels = {
  /** The name of a task's checkbox, from the task's own words. */
  task: (words: string) => string;
  /** Ctrl/⌘ K: the link field. */
  onLink: () => void;
};

export function extensions(labels: Labels): Extensions {
  return [
    StarterKit.configure({
      code: false,
      codeBlock: false,
      strike: false,
      underline: false,
      heading: false,
      dropcursor: false,
      gapcursor: false,
      link: {
        openOnClick: false,
        autolink: true,
        linkOnPaste: true,
        defaultProtocol: 'https',
        // While typing, addresses come here without a scheme.
        isAllowedUri: (url) => (safeHref(url) ?? typedHref(url)) !== null,
        HTMLAttributes: { target: null, rel: 'noopener noreferrer nofollow' },
      },
    }),
    // A title is one line; a break in it would not come back from Markdown as it was.
    Heading.extend({ content: 'text*' }).configure({ levels: [1, 2, 3] }),
    TaskList,
    TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => labels.task(node.textContent) } }),
    Extension.create({
      name: 'linkKey',
      addKeyboardShortcuts: () => ({
        'Mod-k': () => {
          labels.onLink();
          return true;
        },
      }),
    }),
  ];
}
