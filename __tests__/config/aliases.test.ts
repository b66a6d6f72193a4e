import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {readConfig} from '../../src/config/config-file.ts';
import {dataSet} from '../helpers/data-set.ts';

/** Each line is nine of the line above: 9⁸ values from 200 bytes. */
const BOMB = Array.from({length: 9}, (_, i) =>
  i === 0 ? 'a0: &a0 [x]' : `a${i}: &a${i} [${Array.from({length: 9}, () => `*a${i - 1}`).join(', ')}]`,
).join('\n');

describe('aliases that stand for more than can be written out', () => {
  it('are a mistake of tagnosis.yml', async () => {
    const root = dataSet({'tagnosis.yml': BOMB});
    await expect(readConfig(join(root, 'tagnosis.yml'))).rejects.toMatchObject({
      code: 'config-syntax',
      message: expect.stringContaining('tagnosis.yml'),
    });
  });
  it('are a mistake of ai-toolkit’s settings', async () => {
    const root = dataSet({'job.yaml': `${BOMB}\nconfig: {process: []}\n`});
    await expect(analyze(join(root, 'job.yaml'))).rejects.toMatchObject({
      code: 'config-syntax',
      message: expect.stringContaining('job.yaml'),
    });
  });
});
