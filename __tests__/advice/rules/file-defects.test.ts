import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

import {analyze} from '../../../src/analyze.ts';
import {dataSet} from '../../helpers/data-set.ts';

const defects = async (files: Record<string, string | null>, profile: 'kohya' | 'simpletuner' = 'kohya') =>
  (await analyze(dataSet(files), {profile})).advice.filter(({rule}) => rule === 'file-defects');

describe('file-defects', () => {
  it('is an error where the trainer stops, a warning where it falls back', async () => {
    const files = {'a.png': null, 'a.txt': 'hat', 'b.png': null};
    expect(await defects(files)).toMatchObject([{severity: 'warning', what: '1 image has no caption'}]);
    expect(await defects(files, 'simpletuner')).toMatchObject([{severity: 'error'}]);
  });
  it('offers to remove a byte order mark', async () =>
    expect(await defects({'a.png': null, 'a.txt': '\ufeffhat'})).toMatchObject([
      {fixes: [{kind: 'normalise-text', applicability: 'safe'}]},
    ]));
  it('leaves to other rules what they name', async () =>
    expect(
      await findings(
        'file-defects',
        times(3, () => 'a，b {x|y}'),
      ),
    ).toEqual([]));
});
