import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {check} from '../../../src/frontends/cli/check.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {generate} from '../../helpers/prove/generate.ts';
import {recorder} from '../../helpers/world.ts';

async function run(args: readonly string[]) {
  const world = recorder(args);
  await check(world, [...args, '--captions-only', '--advice', 'none']);
  return {...world, text: world.printed.join(''), said: world.warned.join('')};
}

function folder(items: number, settings: Record<string, string> = {}): string {
  const captions = generate('concept', {items, seed: 1}).map((tags, i) => [`${i}.txt`, tags.join(', ')] as const);
  return dataSet({...Object.fromEntries(captions), ...settings});
}

describe('check --interval', () => {
  it('prints that of the score', async () => {
    const {text, said} = await run([folder(22), '--interval']);
    expect(text.replace(/\s+/g, ' ')).toMatch(/95 % interval \d+–\d+/);
    expect(said).toBe('');
  });
  it('is asked for in tagnosis.yml as well', async () =>
    expect((await run([folder(22, {'tagnosis.yml': 'interval: true\n'})])).text).toContain('interval'));
  it('is not without being asked for', async () =>
    expect((await run([folder(22)])).text.replace(/Value \(.*\)/, '')).not.toContain('interval'));
  it('says that fewer than 20 items have none', async () => {
    const {text, said} = await run([folder(19), '--interval']);
    expect(text).not.toContain('interval');
    expect(said).toMatch(/^No interval of the score of tagnosis-\w+: it needs 20 items\.\n$/);
  });
  it('says that saved statistics have none', async () => {
    const {written} = await run([folder(22), '--save-statistics', 's.json']);
    const saved = join(dataSet({'s.json': written[0]?.[1] ?? ''}), 's.json');
    expect((await run([saved, '--interval'])).said).toContain('it is drawn from captions, and here are counts alone');
  });
});
