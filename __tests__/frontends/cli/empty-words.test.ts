import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../../src/analyze.ts';
import {run} from '../../../src/frontends/cli/run.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {recorder} from '../../helpers/world.ts';

const FILES = {'a.png': null, 'a.txt': 'sks, hat', 'b.png': null, 'b.txt': 'sks, tie'};

describe('an empty word', () => {
  it.each(['trigger', 'allow'])('is refused on the command line: --%s', async option => {
    const world = recorder(['check', dataSet(FILES), `--${option}`, 'sks', `--${option}`, ' ', '--no-images']);
    expect(await run(world)).toBe(2);
    expect(world.warned.join('')).toContain(`--${option} wants a word, not " ".`);
  });
  it.each(['trigger: ""\n', 'allow: [sks, ""]\n'])('is refused in a configuration: %j', async text => {
    const root = dataSet({...FILES, 'tagnosis.yml': text});
    const world = recorder(['check', root, '--no-images']);
    expect(await run(world)).toBe(2);
    expect(world.warned.join('')).toMatch(
      /tagnosis\.yml:1:\d+: (trigger|allow): (trigger|allow) wants a word, not ""\./,
    );
  });
  it('is no trigger in a program', async () => {
    const {dataset} = await analyze(dataSet(FILES), {trigger: [''], profileOptions: {caption_prefix: 'sks,'}});
    expect(dataset.trigger).toEqual({text: 'sks', origin: 'declared'});
  });
});
