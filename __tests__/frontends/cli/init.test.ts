import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {readConfig} from '../../../src/config/config-file.ts';
import {init} from '../../../src/frontends/cli/init.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {recorder} from '../../helpers/world.ts';

function template(): string {
  const world = recorder([]);
  init(world, ['--print']);
  return world.printed.join('');
}

describe('init(world, args)', () => {
  it('writes one file, and says which', () => {
    const root = dataSet({});
    const world = recorder([]);
    expect(init(world, [root])).toBe(0);
    expect(world.written).toEqual([[join(root, 'tagnosis.yml'), template()]]);
    expect(world.warned).toEqual([`Wrote ${join(root, 'tagnosis.yml')}\n`]);
  });
  it('writes over none without --force', () => {
    const root = dataSet({'tagnosis.yml': 'profile: kohya\n'});
    const world = recorder([]);
    expect(() => init(world, [root])).toThrow(expect.objectContaining({code: 'usage'}));
    expect(world.written).toEqual([]);
    expect(init(world, [root, '--force'])).toBe(0);
    expect(world.written).toHaveLength(1);
  });
  it.each(['--print', '--help'])('%s writes nothing', option => {
    const world = recorder([]);
    expect([init(world, [option]), world.written, world.printed.length]).toEqual([0, [], 1]);
  });
});

describe('the template', () => {
  const read = (text: string) => readConfig(join(dataSet({'tagnosis.yml': text}), 'tagnosis.yml'));
  /** Comments of settings, as opposed to those of words. */
  const live = (): string =>
    template()
      .split('\n')
      .filter(line => /^# +[a-z-]+:( |$)|^# {3,}/.test(line))
      .map(line => line.slice(2))
      .join('\n');
  it('has every key that a configuration may have', () => {
    const schema = JSON.parse(readFileSync('schema/config.schema.json', 'utf8')) as {properties: object};
    const lines = template().split('\n');
    expect(Object.keys(schema.properties).filter(key => !lines.some(line => line.startsWith(`# ${key}:`)))).toEqual([]);
  });
  it('changes nothing until it is edited', async () => expect(await read(template())).toEqual({}));
  it('is right in every line when it is', async () =>
    expect(await read(live())).toMatchObject({
      profile: 'kohya',
      trigger: ['sks'],
      'fail-under': 70,
      options: {shuffle_caption: true, keep_tokens: 1},
      groups: {setting: ['indoors', 'outdoors']},
      targets: {coverage: {smile: [0.2, 0.6]}},
      advice: {accept: ['nearly-always-tags:smile']},
    }));
});
