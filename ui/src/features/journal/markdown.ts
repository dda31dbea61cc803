/**
 * Between the editor's tree and the Markdown that is stored.
 *
 * The reading and writing of Markdown itself is mdast's, which escapes what must be escaped; here
 * only trees are mapped. (TipTap's own Markdown extension was tried: it parses HTML, turns "# no
 * title" into a title, and drops text it does not know.) Whatever the editor has no node for stays
 * in the text as the characters it was written in.
 */
import type { JSONContent } from '@tiptap/core';
import type { List, ListItem, PhrasingContent, RootContent, BlockContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { gfmTaskListItemFromMarkdown, gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { safeHref } from './links';

/** Markdown has no empty paragraph; one that holds only this stands for it. */
const EMPTY = '\u00a0';

/** Nobody means a list in a list in a list so deep; what is deeper stays as its characters, before it is too deep to draw. */
const DEEPEST = 32;

type Mark = NonNullable<JSONContent['marks']>[number];

// ── Markdown → editor ──────────────────────────────────────

export function toEditor(markdown: string): JSONContent {
  const tree = fromMarkdown(markdown, {
    // Four spaces before a line are somebody's indent, not program code.
    extensions: [gfmTaskListItem(), { disable: { null: ['codeIndented', 'definition'] } }],
    mdastExtensions: [gfmTaskListItemFromMarkdown()],
  });
  return { type: 'doc', content: atLeastOne(blocks(tree.children, markdown)) };
}

function blocks(nodes: readonly RootContent[], source: string, depth = 0): JSONContent[] {
  return nodes.flatMap((node): JSONContent[] => {
    if (depth > DEEPEST && 'children' in node && node.type !== 'paragraph') {
      return [paragraph(lines(verbatim(node, source), []))];
    }
    switch (node.type) {
      case 'paragraph':
        return [paragraph(inline(node.children, source))];
      case 'heading':
        return [heading(Math.min(node.depth, 3), inline(node.children, source))];
      case 'blockquote':
        return [{ type: 'blockquote', content: atLeastOne(blocks(node.children, source, depth + 1)) }];
      case 'thematicBreak':
        return [{ type: 'horizontalRule' }];
      case 'list':
        return lists(node, source, depth + 1);
      default:
        return [paragraph(lines(verbatim(node, source), []))];
    }
  });
}

/** A Markdown list may mix tasks and plain items; the editor's may not, so it becomes several. */
function lists(list: List, source: string, depth: number): JSONContent[] {
  const made: JSONContent[] = [];
  list.children.forEach((item, index) => {
    const isTask = typeof item.checked === 'boolean';
    const type = isTask ? 'taskList' : list.ordered ? 'orderedList' : 'bulletList';
    let last = made.at(-1);
    if (last?.type !== type) {
      const start = (list.start ?? 1) + index;
      last = { type, content: [], ...(type === 'orderedList' ? { attrs: { start } } : {}) };
      made.push(last);
    }
    last.content?.push({
      type: isTask ? 'taskItem' : 'listItem',
      ...(isTask ? { attrs: { checked: item.checked } } : {}),
      content: paragraphFirst(blocks(item.children, source, depth)),
    });
  });
  return made;
}

function inline(nodes: readonly PhrasingContent[], source: string, marks: Mark[] = [], depth = 0): JSONContent[] {
  return nodes.flatMap((node): JSONContent[] => {
    if (depth > DEEPEST) return lines(verbatim(node, source), marks);
    switch (node.type) {
      case 'text':
        return lines(node.value, marks);
      case 'strong':
        return inline(node.children, source, marked(marks, { type: 'bold' }), depth + 1);
      case 'emphasis':
        return inline(node.children, source, marked(marks, { type: 'italic' }), depth + 1);
      case 'break':
        return [{ type: 'hardBreak' }];
      case 'link': {
        const href = safeHref(node.url);
        const link: Mark[] = href === null ? [] : [{ type: 'link', attrs: { href } }];
        return inline(node.children, source, [...link, ...marks], depth + 1);
      }
      default:
        return lines(verbatim(node, source), marks);
    }
  });
}

/** Bold in bold is bold. */
const marked = (marks: Mark[], mark: Mark): Mark[] =>
  marks.some((each) => each.type === mark.type) ? marks : [...marks, mark];

/** A line end inside a paragraph was meant as one: shown as a break, not folded into a space. */
function lines(value: string, marks: Mark[]): JSONContent[] {
  return value
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line, ...(marks.length ? { marks } : {}) }]),
    ]);
}

function verbatim(node: RootContent, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0).trimEnd();
}

function paragraph(content: JSONContent[]): JSONContent {
  const isEmpty = content.length === 1 && content[0]?.text === EMPTY;
  return content.length === 0 || isEmpty ? { type: 'paragraph' } : { type: 'paragraph', content };
}

function heading(level: number, content: JSONContent[]): JSONContent {
  const text = content.map((node) => (node.type === 'hardBreak' ? { type: 'text', text: ' ' } : node));
  return { type: 'heading', attrs: { level }, ...(text.length ? { content: text } : {}) };
}

const atLeastOne = (nodes: JSONContent[]) => (nodes.length ? nodes : [paragraph([])]);

const paragraphFirst = (nodes: JSONContent[]) => (nodes[0]?.type === 'paragraph' ? nodes : [paragraph([]), ...nodes]);

// ── editor → Markdown ──────────────────────────────────────

const STYLE: Options = {
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  // Escaped everywhere, so that no "<me@x>" ever turns into a link on the way back.
  unsafe: [{ character: '<', inConstruct: 'phrasing' }],
  extensions: [gfmTaskListItemToMarkdown()],
};

export function toStored(doc: JSONContent): string {
  const content = [...(doc.content ?? [])];
  while (content.length && isBlank(content.at(-1))) content.pop();
  const children = content.map(block);
  if (children.length === 0) return '';
  return toMarkdown({ type: 'root', children }, STYLE).replace(/\n+$/, '');
}

const isBlank = (node: JSONContent | undefined) => node?.type === 'paragraph' && !hasText(node);

const hasText = (node: JSONContent) => (node.content ?? []).some((child) => (child.text ?? '').trim() !== '');

function block(node: JSONContent): BlockContent {
  const content = node.content ?? [];
  switch (node.type) {
    case 'heading':
      return { type: 'heading', depth: node.attrs?.level as 1 | 2 | 3, children: phrasing(content) };
    case 'blockquote':
      return { type: 'blockquote', children: content.map(block) };
    case 'horizontalRule':
      return { type: 'thematicBreak' };
    case 'orderedList':
      return list(content, (node.attrs?.start as number | undefined) ?? 1);
    case 'bulletList':
    case 'taskList':
      return list(content, null);
    default:
      return { type: 'paragraph', children: hasText(node) ? phrasing(content) : [{ type: 'text', value: EMPTY }] };
  }
}

function list(items: JSONContent[], start: number | null): List {
  const children = items.map((item): ListItem => ({
    type: 'listItem',
    spread: false,
    checked: item.type === 'taskItem' ? Boolean(item.attrs?.checked) : null,
    children: (item.content ?? []).map(block),
  }));
  return { type: 'list', ordered: start !== null, start, spread: false, children };
}

/** Nests the flat runs of marked text; breaks at either end say nothing and are left out. */
function phrasing(nodes: readonly JSONContent[]): PhrasingContent[] {
  const isBreak = (node: JSONContent | undefined) => node?.type === 'hardBreak';
  let from = 0;
  let until = nodes.length;
  while (from < until && isBreak(nodes[from])) from += 1;
  while (until > from && isBreak(nodes[until - 1])) until -= 1;
  return merge(nest(nodes.slice(from, until), ['link', 'bold', 'italic']));
}

function nest(nodes: readonly JSONContent[], order: readonly string[]): PhrasingContent[] {
  const [outer, ...inner] = order;
  if (outer === undefined) return leaves(nodes);
  const made: PhrasingContent[] = [];
  for (let at = 0; at < nodes.length;) {
    const mark = markOf(nodes[at], outer);
    let end = at + 1;
    while (end < nodes.length && sameMark(mark, markOf(nodes[end], outer))) end += 1;
    const run = nodes.slice(at, end);
    if (mark) {
      const [before, within, after] = spacesOutside(run);
      made.push(...nest(before, inner));
      if (within.length) made.push(wrap(mark, nest(within, inner)));
      made.push(...nest(after, inner));
    } else {
      made.push(...nest(run, inner));
    }
    at = end;
  }
  return made;
}

/** Bold that begins or ends in a space is no bold in Markdown; the spaces step outside. */
function spacesOutside(run: readonly JSONContent[]): [JSONContent[], JSONContent[], JSONContent[]] {
  const within = [...run];
  const before: JSONContent[] = [];
  const after: JSONContent[] = [];
  for (let node = within[0]; node; node = within[0]) {
    const space = node.type === 'hardBreak' ? null : (/^\s+/.exec(node.text ?? '')?.[0] ?? '');
    if (space === '') break;
    within.shift();
    before.push(space === null ? node : { ...node, text: space });
    if (space !== null && space !== node.text) {
      within.unshift({ ...node, text: node.text?.slice(space.length) });
      break;
    }
  }
  for (let node = within.at(-1); node; node = within.at(-1)) {
    const space = node.type === 'hardBreak' ? null : (/\s+$/.exec(node.text ?? '')?.[0] ?? '');
    if (space === '') break;
    within.pop();
    after.unshift(space === null ? node : { ...node, text: space });
    if (space !== null && space !== node.text) {
      within.push({ ...node, text: node.text?.slice(0, -space.length) });
      break;
    }
  }
  return [before, within, after];
}

const hrefOf = (mark: Mark): string | null => safeHref(String(mark.attrs?.href ?? ''));

/** A link that may not be one is none. */
function markOf(node: JSONContent | undefined, type: string): Mark | undefined {
  const mark = node?.marks?.find((each) => each.type === type);
  return mark?.type === 'link' && hrefOf(mark) === null ? undefined : mark;
}

const sameMark = (a: Mark | undefined, b: Mark | undefined) => a?.type === b?.type && a?.attrs?.href === b?.attrs?.href;

function wrap(mark: Mark, children: PhrasingContent[]): PhrasingContent {
  if (mark.type === 'link') return { type: 'link', url: hrefOf(mark) ?? '', children };
  return { type: mark.type === 'bold' ? 'strong' : 'emphasis', children };
}

const leaves = (nodes: readonly JSONContent[]): PhrasingContent[] =>
  nodes.map((node) => (node.type === 'hardBreak' ? { type: 'break' } : { type: 'text', value: node.text ?? '' }));

/** Neighbouring pieces of plain text become one, so that what must be escaped is seen whole. */
function merge(nodes: PhrasingContent[]): PhrasingContent[] {
  const made: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = made.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else made.push('children' in node ? ({ ...node, children: merge(node.children) } as PhrasingContent) : node);
  }
  return made;
}
