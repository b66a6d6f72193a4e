import {describe, expect, it} from '@jest/globals';
import {saveBaselines} from '../../../src/report/drift/baseline.ts';
import {checkChange} from '../../helpers/pull-request.ts';

const set = (caption: (i: number) => string): Record<string, string> =>
  Object.fromEntries(
    Array.from({length: 24}, (_, i) => i).flatMap(i => [
      [`d/${i}.png`, `picture ${i}`],
      [`d/${i}.txt`, caption(i)],
    ]),
  );
const OLD = set(i => `sks, hat, tag${i % 5}`);
const NOW = set(i => `sks, hat, tag${i % 7}`);
const PATH = '.tagnosis/baseline.json';

/** Kept of a set as it was long before. */
const kept = async (): Promise<string> => {
  const {baselines} = await checkChange(
    {},
    set(i => `sks, hat, tag${i % 3}`),
  );
  return saveBaselines(baselines);
};

describe('baseline', () => {
  it('auto compares a check with the commit', async () => {
    const {report} = await checkChange(OLD, NOW);
    expect(report.base.kind).toBe('push');
    expect(report.sets[0]?.comparison).not.toBeNull();
  });
  it('none compares with nothing, and nothing is said to be new', async () => {
    const {report} = await checkChange(OLD, NOW, {baseline: 'none'});
    expect(report).toMatchObject({base: {kind: 'none', sha: null}, sets: [{comparison: null, base: null, caused: []}]});
  });
  it('file compares with what was kept, as the base has it', async () => {
    const file = await kept();
    const told = {baseline: 'file'};
    const {report} = await checkChange({...OLD, [PATH]: file}, {...NOW, [PATH]: 'moved by the pull request'}, told);
    expect(report.base.kind).toBe('baseline');
    expect(report.sets[0]?.comparison?.base.label).toBe('the baseline');
    expect(report.sets[0]?.comparison?.base.kind).toBe('baseline');
  });
  it('file without one says so', async () => {
    const {report} = await checkChange(OLD, NOW, {baseline: 'file', 'baseline-path': 'kept/b.json'});
    expect(report).toMatchObject({base: {kind: 'none'}, sets: [{comparison: null}]});
    expect(report.notes).toContain('There is no baseline at kept/b.json: nothing to compare with.');
  });
  it('file leaves a set that it does not know without a comparison', async () => {
    const other = Object.fromEntries(Object.entries(OLD).map(([path, text]) => [path.replace('d/', 'e/'), text]));
    const {report} = await checkChange(
      {...other, [PATH]: await kept()},
      {...other, 'e/0.txt': 'sks, cat', [PATH]: 'x'},
      {
        baseline: 'file',
      },
    );
    expect(report.sets).toMatchObject([{path: 'e', state: 'changed', comparison: null, caused: []}]);
  });
});
