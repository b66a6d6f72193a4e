import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {parse} from 'yaml';
import {INPUTS} from '../../src/frontends/action/inputs.ts';
import {OUTPUTS} from '../../src/frontends/action/outputs.ts';

interface ActionFile {
  readonly inputs: Record<string, {readonly description: string; readonly default?: string}>;
  readonly outputs: Record<string, {readonly description: string}>;
  readonly runs: {readonly using: string; readonly main: string};
}

const action = parse(readFileSync('action.yml', 'utf8')) as ActionFile;
const page = readFileSync('docs/action.md', 'utf8');
const names = Object.values(INPUTS).map(([name]) => name);

/** First cells of the rows below a heading. */
function rowsBelow(heading: string): string[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  return [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name = '']) => name);
}

describe('action.yml', () => {
  it('has the inputs of the code', () => expect(Object.keys(action.inputs)).toEqual(names));
  it('has the outputs of the code', () => expect(Object.keys(action.outputs)).toEqual([...OUTPUTS]));
  it('leaves defaults to the configuration, but for the token', () =>
    expect(Object.entries(action.inputs).filter(([, told]) => told.default !== undefined)).toEqual([
      ['github-token', expect.anything()],
    ]));
  it('runs on Node 24', () => expect(action.runs).toEqual({using: 'node24', main: 'dist/action/index.mjs'}));
});

describe('docs/action.md', () => {
  it('has a row for every input and output', () => {
    expect(rowsBelow('Inputs')).toEqual(names);
    expect(rowsBelow('Outputs')).toEqual([...OUTPUTS]);
  });
});

describe('workflows', () => {
  const files = readdirSync('docs/workflows');
  it('are linked from the page', () => {
    expect(files.length).toBeGreaterThan(1);
    expect(files.filter(file => !page.includes(`(workflows/${file})`))).toEqual([]);
  });
  it.each(files)('%s tells only inputs that there are, and no permission but what it needs', file => {
    const workflow = parse(readFileSync(`docs/workflows/${file}`, 'utf8')) as {
      readonly permissions: unknown;
      readonly jobs: Record<
        string,
        {
          readonly permissions: unknown;
          readonly 'timeout-minutes': number;
          readonly steps: readonly {uses?: string; with?: object}[];
        }
      >;
    };
    expect(workflow.permissions).toEqual({});
    const jobs = Object.values(workflow.jobs);
    const steps = jobs.flatMap(job => job.steps).filter(({uses = ''}) => uses.startsWith('tagnosis/'));
    expect(steps).toHaveLength(1);
    expect(jobs.every(job => job.permissions !== undefined && job['timeout-minutes'] > 0)).toBe(true);
    for (const step of steps) expect(names).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
  });
});
