import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Nodes} from 'mdast';
import {md, shownText} from '../../../src/frontends/markdown/md.ts';
import {nodesIn, parseGfm} from '../../helpers/gfm.ts';
import {KEPT} from '../../helpers/hostile-markdown.ts';

/** Spec'd output for input that does not stand as it is. */
const REWRITTEN: readonly (readonly [string, string])[] = [
  ['a|b', '<code>a&#124;b</code>'],
  ['\\|', '<code>&#92;&#124;</code>'],
  ['`x` @torvalds', '`` `x` @torvalds ``'],
  ['o_o|`@x`', '<code>o&#95;o&#124;&#96;&#64;x&#96;</code>'],
  ['|</code><img>', '<code>&#124;&#60;&#47;code&#62;&#60;img&#62;</code>'],
  ['www.e.com|', '<code>www</code><code>&#46;e&#46;com&#124;</code>'],
  ['x@y.com|', '<code>x</code><code>&#64;y&#46;com&#124;</code>'],
  ['http://e|', '<code>http&#58;</code><code>&#47;&#47;e&#124;</code>'],
  ['a\nb', '`a⟨U+000A⟩b`'],
  ['\u202egnp', '`⟨U+202E⟩gnp`'],
  [' ', '`␣`'],
  ['', '`␀`'],
  [' a', '`␣a`'],
  ['a  b', '`a␣␣b`'],
  ['a\ud800', '`a\ufffd`'],
  ['e\u0301', '`é`'],
  ['\u3164', '`⟨U+3164⟩`'],
  ['a\u00a0b', '`a⟨U+00A0⟩b`'],
  ['a\u200bb', '`a⟨U+200B⟩b`'],
  ['\ue000', '`⟨U+E000⟩`'],
];

/** What a reader sees of a cell or line, and a list of nodes in it that should not be there. */
function seen(nodes: readonly Nodes[]): {readonly text: string; readonly foreign: readonly string[]} {
  const leaves = nodes.flatMap(node => [...nodesIn(node)]).filter(node => !('children' in node));
  const isOurs = (node: Nodes): boolean =>
    node.type === 'text' || node.type === 'inlineCode' || (node.type === 'html' && /^<\/?code>$/.test(node.value));
  return {
    text: leaves.map(node => (node.type === 'html' || !('value' in node) ? '' : node.value)).join(''),
    foreign: leaves.filter(node => !isOurs(node)).map(({type}) => type),
  };
}

/** Puts each text into a table cell and a list line, and tells what readers see of it there. */
function expectContained(texts: readonly string[]): void {
  const rows = texts.map(text => `| ${md(text)} | z |`);
  const lines = texts.map(text => `- first ${md(text)} last`);
  const document = parseGfm(`| a | b |\n| --- | --- |\n${rows.join('\n')}\n\n${lines.join('\n')}\n`);
  const [table, list, ...more] = 'children' in document ? document.children : [];
  expect([table?.type, list?.type, more.length]).toEqual(['table', 'list', 0]);
  const cells =
    table?.type === 'table' ? table.children.slice(1).map(row => row.children.map(cell => seen([cell]))) : [];
  const plain = (text: string): ReturnType<typeof seen> => ({text, foreign: []});
  expect(cells).toEqual(texts.map(text => [plain(shownText(text)), plain('z')]));
  const items = list?.type === 'list' ? list.children.map(item => seen([item])) : [];
  expect(items).toEqual(texts.map(text => plain(`first ${shownText(text)} last`)));
}

describe('md(text)', () => {
  it.each(REWRITTEN)('writes %j as %j', (text, out) => expect(md(text)).toBe(out));
  it.each(KEPT)('leaves %j as it is, in a code span', text => expect(md(text)).toBe(`\`${text}\``));
  it.each([...REWRITTEN.map(([text]) => text), ...KEPT])('keeps %j inside a table cell and a list line', text =>
    expectContained([text]),
  );
  it('cuts at code points, the last of which says so', () => {
    expect(md('ab'.repeat(3), 4)).toBe('`aba…`');
    expect(md('😀😀😀', 2)).toBe('`😀…`');
    expect(md('\u202e\u202e', 5)).toBe('`⟨U+2…`');
  });
  it('is fast on a text of ten megabytes', () => {
    const start = performance.now();
    md('` '.repeat(5e6));
    expect(performance.now() - start).toBeLessThan(200);
  });
  it('contains 20,000 strings of punctuation', () => {
    const sign = fc.constantFrom(
      ...'`|\\<>&@#[](){}*_~:$!-+=.\'"%^/ \t\nax1'.split(''),
      '\u202e',
      '\r',
      '😀',
      '\u0301',
    );
    const text = fc.array(sign, {maxLength: 14}).map(signs => signs.join(''));
    fc.assert(
      fc.property(fc.array(text, {minLength: 40, maxLength: 40}), texts => expectContained(texts)),
      {numRuns: 500},
    );
  });
});
