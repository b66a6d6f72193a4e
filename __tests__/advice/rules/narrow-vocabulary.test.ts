import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

describe('narrow-vocabulary', () => {
  it('fires on fewer than 12 tags', async () => {
    const found = await findings(
      'narrow-vocabulary',
      times(20, i => `a${i % 5}, b${i % 6}`),
    );
    expect(found).toMatchObject([{what: 'The captions use 11 different tags only'}]);
  });
  it('is silent on many tags that share the uses', async () => {
    const captions = times(60, i => `a${i % 20}, b${i % 30}`);
    expect(await findings('narrow-vocabulary', captions)).toEqual([]);
  });
  it('fires when ten tags carry nearly all that ten can', async () => {
    const captions = times(
      60,
      i =>
        `${Array.from({length: 10}, (_, k) => ((i + k) % 3 === 0 ? null : `common ${k}`))
          .filter(Boolean)
          .join(', ')}${i % 20 === 0 ? `, rare ${i}` : ''}`,
    );
    expect(await findings('narrow-vocabulary', captions)).toHaveLength(1);
  });
  it('is normal for a character', async () => {
    const found = await findings(
      'narrow-vocabulary',
      times(20, i => `a${i % 5}, b${i % 6}`),
      {purpose: 'character'},
    );
    expect(found).toMatchObject([{severity: 'note', normalFor: 'character'}]);
  });
});
