import type {Nodes} from 'mdast';
import {fromMarkdown} from 'mdast-util-from-markdown';
import {gfmFromMarkdown} from 'mdast-util-gfm';
import {gfm} from 'micromark-extension-gfm';

/** GitHub's Markdown as a tree. */
export function parseGfm(text: string): Nodes {
  return fromMarkdown(text, {extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()]});
}

export function* nodesIn(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesIn(child);
}

/** Nodes but for what stands between `<code>` and `</code>`, which GitHub leaves alone as it does code spans. */
export function* nodesOutsideCode(node: Nodes): Generator<Nodes> {
  let isCode = false;
  for (const one of nodesIn(node)) {
    if (one.type === 'html' && one.value === '<code>') isCode = true;
    else if (one.type === 'html' && one.value === '</code>') isCode = false;
    else if (!isCode || one.type !== 'text') yield one;
  }
}
