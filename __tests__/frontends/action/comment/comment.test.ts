import {describe, expect, it} from '@jest/globals';
import type {Nodes} from 'mdast';
import type {SetReport} from '../../../../src/frontends/action/action-report.ts';
import {marker, renderComment, renderWhole} from '../../../../src/frontends/action/comment/comment.ts';
import {linksTo} from '../../../../src/frontends/action/comment/links.ts';
import {actionReport, NO_GATES, setReport} from '../../../helpers/action-report.ts';
import {nodesOutsideCode, parseGfm} from '../../../helpers/gfm.ts';
import {KEPT} from '../../../helpers/hostile-markdown.ts';

const HOSTILE = ['a|b', '\\|', '`x` @torvalds', '|</code><img>', ...KEPT, '\u202egnp', '`', '``` ```', '**`** @me'];
const REPOSITORY = 'https://github.com/o/n';
const OPTIONS = {key: 'default', links: linksTo(REPOSITORY, '12')};
const captions = (n: number, tags: readonly string[]): string[] =>
  Array.from({length: n}, (_, i) =>
    ['sks', ...tags, tags[i % Math.max(1, tags.length)] ?? '', `tag${i % 7}`].join(', '),
  );

/** Nodes of a comment that something from a data set made. */
function foreignNodes(text: string): string[] {
  return [...nodesOutsideCode(parseGfm(text))].flatMap((node: Nodes) => {
    if (node.type === 'link') return node.url.startsWith(`${REPOSITORY}/`) ? [] : [`link ${node.url}`];
    if (node.type === 'html') {
      const known =
        /^(<\/?(details|summary|sub|code)>|<details><summary>[^<]*<\/summary>|<!-- tagnosis:comment key=default -->)$/;
      return known.test(node.value.trim()) ? [] : [`html ${node.value}`];
    }
    if (node.type === 'text') return /[@\u202e]|https?:\/\/|www\./.test(node.value) ? [`text ${node.value}`] : [];
    if (node.type === 'table') {
      const widths = new Set(node.children.map(row => row.children.length));
      return widths.size === 1 ? [] : [`table ${[...widths].join()}`];
    }
    return ['image', 'footnoteReference', 'imageReference', 'linkReference'].includes(node.type) ? [node.type] : [];
  });
}

describe('renderComment(report, options)', () => {
  it('says verdict, score and what to do', async () => {
    const gates = {...NO_GATES, failUnder: 99};
    const set = await setReport('datasets/saber', captions(30, ['hat']), captions(40, ['hat', 'night']), gates);
    const text = renderComment(actionReport([set], gates), OPTIONS);
    const lines = text.split('\n');
    expect(lines[0]).toMatch(/^## [🟢🟡🟠🔴] Tagnosis: \d+ of 100, [a-z ,]+ \([+−]?\d+\.\d\) · ❌ failed$/u);
    expect(lines[2]).toContain(
      '**1 of 1 data set misses its gate** · compared with [`aaaaaaa`](https://github.com/o/n/commit/',
    );
    expect(text).toContain('| `datasets/saber` |');
    expect(text).toContain('40 (+10) | ❌ under 99 |');
    expect(text).toContain('### What to fix first');
    expect(lines.at(-1)).toBe(marker('default'));
    expect(foreignNodes(text)).toEqual([]);
  });
  it('has parts that sum to the change as it is printed', async () => {
    const text = renderComment(
      actionReport([await setReport('a', captions(30, ['hat']), captions(40, ['hat', 'night']))]),
      OPTIONS,
    );
    const [, whole = '', parts = ''] = /\*\*Why ([+−]?[\d.]+) in\*\* `a`: (.*)/.exec(text) ?? [];
    const value = (word: string): number => Number(word.replace('−', '-'));
    const sum = parts
      .split(' · ')
      .reduce((total, part) => total + value(/([+−]?[\d.]+)( \(within noise\))?$/.exec(part)?.[1] ?? ''), 0);
    expect(sum).toBeCloseTo(value(whole), 6);
  });
  it('lets no text of a data set become anything but text', async () => {
    const set = await setReport('a', captions(24, HOSTILE.slice(0, 11)), captions(24, HOSTILE));
    const sets = HOSTILE.map(name => ({...set, path: `datasets/${name}`, says: [name, '`' + name + '` fell']}));
    const moved = {...(sets[0] as SetReport), from: '@x|`y`', state: 'moved' as const, says: ['`@me|` <img> www.x.y']};
    const report = {...actionReport([moved, ...sets]), notes: ['`|` <img src=x> @me http://x.example']};
    expect(foreignNodes(renderComment(report, OPTIONS))).toEqual([]);
    expect(foreignNodes(renderWhole(report, OPTIONS))).toEqual([]);
  });
  it('is the same each time', async () => {
    const report = actionReport([await setReport('a', null, captions(20, ['hat']))]);
    expect(renderComment(report, OPTIONS)).toBe(renderComment(report, OPTIONS));
    expect(renderComment(report, OPTIONS)).toContain('🆕 not gated');
  });
  it('stays below what GitHub takes, whatever there is', async () => {
    const one = await setReport('a', captions(30, HOSTILE), captions(40, HOSTILE));
    const long = `${'datasets/'.repeat(8)}${'x'.repeat(60)}`;
    const sizes = [1, 5, 20, 60, 200].map(count => {
      const sets = Array.from({length: count}, (_, i) => ({...one, path: `${long}${i}`}));
      const text = renderComment(actionReport(sets), OPTIONS);
      expect(foreignNodes(text)).toEqual([]);
      expect(text.endsWith(marker('default'))).toBe(true);
      return text.length;
    });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60_000);
    expect(renderWhole(actionReport(Array.from({length: 200}, () => one)), OPTIONS).length).toBeGreaterThan(60_000);
  });
  it('says what it could not do', () => {
    const bare = {path: 'a', from: null, base: null, head: null, comparison: null, drift: null, caused: []};
    const sets: SetReport[] = [
      {...bare, state: 'changed', verdict: 'cannot-judge', says: ['`metadata.jsonl` is broken.']},
      {...bare, path: 'b', state: 'unchanged', verdict: 'not-gated', says: []},
      {...bare, path: 'c', state: 'removed', verdict: 'not-gated', says: []},
    ];
    const text = renderComment({...actionReport(sets), base: {kind: 'none', sha: null}}, OPTIONS);
    expect(text).toContain('## Tagnosis: no score · ⚠️ cannot judge');
    expect(text).toContain('⚠️ cannot judge: `metadata.jsonl` is broken.');
    expect(text).toContain('unchanged, not scored');
    expect(text).toContain('nothing to compare with');
  });
});
