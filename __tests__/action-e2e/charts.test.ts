import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {chartBlock, lineBlock} from '../../src/frontends/markdown/mermaid.ts';

interface Parsed {
  readonly type?: string;
  readonly title?: string;
  readonly labels?: readonly string[];
  readonly error?: string;
}

/** What Mermaid itself makes of charts: GitHub draws with it. */
function parsed(blocks: readonly string[]): readonly Parsed[] {
  const charts = blocks.map(block => block.replace(/^```mermaid\n/, '').replace(/\n```$/, ''));
  const {stdout, stderr} = spawnSync(process.execPath, ['__tests__/helpers/parse-mermaid.mjs'], {
    input: JSON.stringify(charts),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as readonly Parsed[];
}

describe('charts', () => {
  it('are charts to Mermaid whatever the labels, which stay as they are; what it cannot read is said to be none', () => {
    const label = fc.string({unit: fc.constantFrom(...'aZ09 _.:()-"\\;%[]#,&<|'), minLength: 1, maxLength: 12});
    const lists = fc.sample(fc.array(label, {minLength: 1, maxLength: 4}), {numRuns: 8000, seed: 7});
    const title = 'Captions with the tag: bars now, line before';
    const drawn = lists.flatMap(labels => {
      const values = labels.map((_, i) => 9.5 * i);
      const chart = chartBlock({title, axis: '% of captions', labels, bars: values, line: values});
      return chart === null ? [] : [{labels, chart}];
    });
    expect(drawn.length).toBeGreaterThan(100);
    const line = lineBlock({title: 'Score by commit, the oldest first', axis: 'points', values: [80, 79.5, 0, 100]});
    const told = parsed([line, ...drawn.map(({chart}) => chart), 'xychart-beta\n    bar [one, two]']);
    expect(told[0]).toMatchObject({type: 'xychart', title: 'Score by commit, the oldest first'});
    expect(told.at(-1)?.error).toBeDefined();
    expect(told.slice(1, -1)).toEqual(drawn.map(({labels}) => ({type: 'xychart', title, labels})));
  });
});
