import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../../src/analyze.ts';
import {checkChange, filesBelow} from '../../helpers/pull-request.ts';

const HEALTHY = filesBelow('examples/healthy', 'd/healthy');
const SICK = filesBelow('examples/sick', 'd/sick');

describe('checkRun(world)', () => {
  it('scores both revisions as the command scores the folder', async () => {
    const caption = Object.keys(HEALTHY).find(path => path.endsWith('.txt')) ?? '';
    const {report} = await checkChange({...HEALTHY, ...SICK}, {...HEALTHY, ...SICK, [caption]: 'cat, hat, hat'});
    const [set, other] = report.sets;
    expect(other).toMatchObject({path: 'd/sick', state: 'unchanged', head: null, verdict: 'not-gated'});
    expect(set).toMatchObject({path: 'd/healthy', state: 'changed', from: null});
    const direct = await analyze('examples/healthy', {images: {cache: null}});
    expect(set?.base).toEqual(direct);
    expect(set?.comparison?.score.delta).toBeLessThan(0);
    expect(set?.comparison?.items).toMatchObject({edited: 1, added: 0, removed: 0});
    expect(report.verdict).toBe('not-gated');
  });
  it('holds gates against each set', async () => {
    const {report} = await checkChange({}, {...HEALTHY, ...SICK}, {'fail-under': '80'});
    expect(report.sets.map(({path, state, verdict}) => [path, state, verdict])).toEqual([
      ['d/sick', 'new', 'failed'],
      ['d/healthy', 'new', 'passed'],
    ]);
    expect(report.verdict).toBe('failed');
    expect(report.sets[0]?.says).toEqual(['under 80']);
  });
  it('reads settings from the base, and says when they change', async () => {
    const base = {...SICK, 'tagnosis.yml': 'fail-under: 90\n'};
    const {report} = await checkChange(base, {...SICK, 'tagnosis.yml': 'fail-under: 1\n'}, {'only-changed': 'false'});
    expect(report).toMatchObject({verdict: 'failed', gates: {failUnder: 90}});
    expect(report.notes).toEqual([expect.stringContaining('takes effect after the merge')]);
  });
  it('keeps the others when one cannot be read', async () => {
    const {report} = await checkChange(
      {},
      {...HEALTHY, 'd/x/metadata.jsonl': '{', 'd/x/a.png': 'x'},
      {'fail-under': '1'},
    );
    expect(report.sets.map(({path, verdict}) => [path, verdict])).toEqual([
      ['d/healthy', 'passed'],
      ['d/x', 'cannot-judge'],
    ]);
    expect(report.verdict).toBe('cannot-judge');
  });
});
