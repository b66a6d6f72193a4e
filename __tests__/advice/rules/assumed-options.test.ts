import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

import {analyze} from '../../../src/analyze.ts';
import {dataSet} from '../../helpers/data-set.ts';

describe('assumed-options', () => {
  it('comes first, whatever else is found', async () => {
    const {advice} = await analyze(dataSet({'a.png': null, 'a.txt': 'hat,, smile'}));
    expect(advice[0]).toMatchObject({rule: 'assumed-options', fixes: [{option: 'caption_extension', value: '.txt'}]});
  });
  it('is silent when the option is declared', async () => {
    const {advice} = await analyze(dataSet({'a.png': null, 'a.txt': 'hat'}), {captionExtension: '.txt'});
    expect(advice.map(({rule}) => rule)).not.toContain('assumed-options');
  });
  it('has nothing to say in memory', async () =>
    expect(await findings('assumed-options', times(3, String))).toEqual([]));
});
