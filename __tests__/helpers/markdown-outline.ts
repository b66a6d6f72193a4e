import type {Nodes} from 'mdast';
import {parseGfm} from './gfm.ts';

/** What a reader of a text of GitHub's Markdown sees of its build: headings, tables with rows, lists, what is folded, and texts. */
export function markdownOutline(text: string): string {
  const tree = parseGfm(text);
  const nodes = 'children' in tree ? tree.children : [];
  return nodes.flatMap(node => lineOf(node as Nodes) ?? []).join('\n');
}

function lineOf(node: Nodes): string | null {
  switch (node.type) {
    case 'heading':
      return `${'#'.repeat(node.depth)} ${plainText(node)}`;
    case 'table':
      return `table of ${node.children.length - 1} rows: ${node.children[0]?.children.map(plainText).join(' | ') ?? ''}`;
    case 'list':
      return `list of ${node.children.length}: ${short(plainText(node.children[0] as Nodes))}`;
    case 'code':
      return `${node.lang ?? ''} code of ${node.value.split('\n').length} lines`;
    case 'html':
      return node.value.startsWith('</') ? null : node.value.replaceAll('\n', ' ');
    default:
      return short(plainText(node));
  }
}

function plainText(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(child => plainText(child as Nodes)).join('') : '';
}

function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
