import {describe, expect, it} from '@jest/globals';
import {run} from '../../../../src/frontends/cli/run.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {recorder} from '../../../helpers/world.ts';

/** Fifty captions, one of them with an empty tag. */
const FILES = Object.assign(
  {},
  ...Array.from({length: 50}, (_, i) => ({
    [`${i}.png`]: null,
    [`${i}.txt`]: `sks, tag ${i % 7}, thing ${i % 5}${i === 0 ? ',' : ''}\n`,
  })),
) as Parameters<typeof dataSet>[0];

async function said(argv: readonly string[]): Promise<string> {
  const world = recorder(argv);
  await run(world);
  return [...world.printed, ...world.warned].join('');
}

const BEFORE = /Health score ([\d.]+) →/;
const APART = 'these are the scores of check --no-images';

describe('the score that fix prints', () => {
  it('is that of check --no-images where images were not looked at, and it says so', async () => {
    const root = dataSet(FILES);
    const fixed = await said(['fix', root]);
    const [, before = ''] = BEFORE.exec(fixed) ?? [];
    expect(fixed.replaceAll('\n', ' ')).toContain(APART);
    expect(JSON.parse(await said(['check', root, '--no-images', '-f', 'json']))).toMatchObject({
      score: {value: expect.closeTo(Number(before), 1)},
    });
  });
  it('is that of check where they were', async () => {
    const root = dataSet(FILES);
    const fixed = await said(['fix', root, '--suggested']);
    const [, before = ''] = BEFORE.exec(fixed) ?? [];
    expect(fixed.replaceAll('\n', ' ')).not.toContain(APART);
    expect(JSON.parse(await said(['check', root, '-f', 'json']))).toMatchObject({
      score: {value: expect.closeTo(Number(before), 1)},
    });
  });
});
