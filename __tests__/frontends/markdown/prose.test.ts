import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Nodes} from 'mdast';
import {prose} from '../../../src/frontends/markdown/prose.ts';
import {nodesOutsideCode, parseGfm} from '../../helpers/gfm.ts';

/** Nodes that are neither text nor code, and text that GitHub would make something of. */
function foreign(text: string): string[] {
  const tree = parseGfm(`| a | b |\n| --- | --- |\n| x ${text} | z |\n`);
  const table = 'children' in tree ? tree.children[0] : undefined;
  if (table?.type !== 'table' || table.children.some(row => row.children.length !== 2)) return ['table'];
  return [...nodesOutsideCode(table)].flatMap((node: Nodes) => {
    if (['table', 'tableRow', 'tableCell', 'inlineCode'].includes(node.type)) return [];
    if (node.type !== 'text') return [node.type];
    return /@|https?:|www\.|:\w+:/.test(node.value) ? [`text ${node.value}`] : [];
  });
}

describe('prose(text)', () => {
  it.each([
    ['`hat` stands twice in 12 captions.', '`hat` stands twice in 12 captions.'],
    ['under 80; fell by 2.10, 2 or more', 'under 80; fell by 2.10, 2 or more'],
    ['ask @me now', 'ask `@me` now'],
    ['see http://x.example now', 'see `http://x.example` now'],
    ['`a` @me` stands', '`a` `@me` `` ` stands ``'],
    ['**bold**', '`**bold**`'],
    ['a\nb', '`a⟨U+000A⟩b`'],
    ['1234567 items', '`1234567` items'],
    ['``', '`␀`'],
  ])('%j becomes %j', (text, out) => expect(prose(text)).toBe(out));
  it('contains whatever stands in it', () => {
    const sign = fc.constantFrom(...'`|\\<>&@#[](){}*_~:$!-+=.\'"%^/ \nawx1'.split(''), 'http://', 'www.', '\u202e');
    fc.assert(
      fc.property(fc.array(sign, {maxLength: 16}), signs => expect(foreign(prose(signs.join('')))).toEqual([])),
      {numRuns: 500},
    );
  });
});
