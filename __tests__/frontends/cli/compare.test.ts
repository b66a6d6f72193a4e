import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../../src/frontends/cli/run.ts';
import {COMPARISON} from '../../../src/report/comparison-schema.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {times} from '../../helpers/findings.ts';
import {inFolder} from '../../helpers/in-folder.ts';
import {commit, repository} from '../../helpers/repository.ts';
import {recorder, type Recorder} from '../../helpers/world.ts';

const CAPTIONS = times(24, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}, scarf ${'uvwst'[i % 5]}`);
const ALIKE = CAPTIONS.map((caption, i) => (i < 5 ? 'pell, hat a' : caption));

/** Captions without images, so that enough is measured for a gate. */
function set(captions: readonly string[], more: Record<string, string> = {}): string {
  return dataSet({...Object.fromEntries(captions.map((caption, i) => [`${i}.txt`, caption])), ...more});
}

interface Ran extends Recorder {
  readonly code: number;
}

async function compareCommand(...args: string[]): Promise<Ran> {
  const world = recorder(['compare', ...args]);
  const code = await run(world);
  return {...world, code};
}

const good = set(CAPTIONS);
const bad = set(ALIKE);

describe('tagnosis compare', () => {
  it('prints what changed and why', async () => {
    const {code, printed, warned} = await compareCommand(good, bad);
    expect([code, warned]).toEqual([0, []]);
    expect(printed.join('')).toMatch(/Health score +\d+ → \d+ +−\d+\.\d/);
    expect(printed.join('')).toContain('Why −');
    expect(printed.join('')).toMatch(/Repeated captions +0\.0 % → 20\.8 % of captions repeat another/);
    expect(
      printed
        .join('')
        .split('\n')
        .every(line => line.length <= 80),
    ).toBe(true);
  });

  it.each([
    ['--format', 'json'],
    ['-f', 'json'],
  ])('prints one comparison with %s %s', async (...format) => {
    const {printed} = await compareCommand(good, bad, ...format);
    expect(COMPARISON.safeParse(JSON.parse(printed.join(''))).success).toBe(true);
  });

  it('takes the format from the name of the output', async () => {
    const {written, warned, printed} = await compareCommand(good, bad, '-o', 'change.md');
    expect(written[0]?.[1]).toMatch(/^## .*points/);
    expect([warned, printed]).toEqual([['Wrote change.md\n'], []]);
    expect((await compareCommand(good, bad, '-o', 'change.json', '-q')).warned).toEqual([]);
  });

  it.each([
    ['a drop that is too great', [good, bad], '0.5', 1, 'fell by'],
    ['a smaller drop', [good, bad], '90', 0, ''],
    ['a gain', [bad, good], '1', 0, ''],
    ['equal sides', [good, good], '0.1', 0, ''],
  ] as const)('exits with %3$s for %s', async (_what, sides, points, code, says) => {
    const ran = await compareCommand(...sides, '--fail-on-drop', points);
    expect(ran.code).toBe(code);
    expect(ran.warned.join('')).toContain(says);
  });

  it('only warns below 20 items', async () => {
    const [few, fewer] = [set(CAPTIONS.slice(0, 12)), set(ALIKE.slice(0, 12))];
    const {code, warned} = await compareCommand(few, fewer, '--fail-on-drop', '0.5');
    expect([code, warned.join('')]).toEqual([0, expect.stringContaining('with fewer than 20 items')]);
  });

  it('only warns of a partial score', async () => {
    const images = (captions: readonly string[]): string =>
      dataSet(
        Object.fromEntries(
          captions.flatMap((caption, i) => [
            [`${i}.txt`, caption],
            [`${i}.png`, null],
          ]),
        ),
      );
    // Of prose that is not English neither balance nor structure is judged.
    const prose = (views: number): string[] =>
      times(24, i => `Eine alte Frau mit rotem Hut geht am Abend durch die Stadt Nummer ${i % views}`);
    const {code, warned} = await compareCommand(images(prose(24)), images(prose(9)), '--fail-on-drop', '0.5');
    expect([code, warned.join('')]).toEqual([0, expect.stringContaining('the score is partial')]);
  });

  it('cannot judge what is not comparable', async () => {
    const rows = ALIKE.map((text, i) => JSON.stringify({file_name: `${i}.png`, text})).join('\n');
    const other = dataSet({'metadata.jsonl': rows});
    const {code, warned, printed} = await compareCommand(good, join(other, 'metadata.jsonl'), '--fail-on-drop', '0.5');
    expect([code, warned.join('')]).toEqual([3, expect.stringContaining('cannot judge')]);
    expect(printed.join('')).toContain('not comparable');
    expect((await compareCommand(good, other)).code).toBe(0);
  });

  it.each([
    [[], 'Which two data sets?'],
    [['a'], 'compare takes two data sets, not 1.'],
    [['a', 'b', 'c'], 'compare takes two data sets, not 3.'],
    [[good, bad, '--fail-on-drop', '0'], 'more than 0 points'],
    [[good, bad, '--fail-on-drop', '-1'], 'a number from 0 to 100'],
    [[good, bad, '--fail-under', '3'], 'There is no option --fail-under.'],
    [[good, bad, '--format', 'html'], '--format knows text, json and markdown'],
    [[good, 'nowhere'], 'There is nothing at nowhere'],
  ])('refuses %j', async (args, message) => {
    const {code, warned, printed} = await compareCommand(...args);
    expect([code, printed]).toEqual([2, []]);
    expect(warned.join('')).toContain(message);
  });

  it('compares revisions with the settings of the head for both', async () => {
    const root = repository(Object.fromEntries(CAPTIONS.map((caption, i) => [`train/${i}.txt`, caption])));
    for (const [i, caption] of ALIKE.entries()) writeFileSync(join(root, `train/${i}.txt`), caption);
    commit(root);
    writeFileSync(join(root, 'train/tagnosis.yml'), 'trigger: [hat a]\n');
    const read = async (...sides: string[]): Promise<unknown> => {
      const {printed} = await inFolder(root, () => compareCommand(...sides, '-f', 'json'));
      return JSON.parse(printed.join(''));
    };
    expect(await read('HEAD~1:train', 'train')).toMatchObject({
      comparable: true,
      base: {label: 'HEAD~1:train', dataset: {trigger: {text: 'hat a'}}},
      head: {label: 'train', dataset: {trigger: {text: 'hat a'}}},
      items: {kept: 19, edited: 5},
    });
  });

  it('takes the gate from tagnosis.yml, and the flag before it', async () => {
    const strict = set(ALIKE, {'tagnosis.yml': 'fail-on-drop: 0.5\n'});
    expect((await compareCommand(good, strict, '-q')).code).toBe(1);
    expect((await compareCommand(good, strict, '-q', '--fail-on-drop', '50')).code).toBe(0);
    expect((await compareCommand(good, strict, '-q', '--no-config')).code).toBe(0);
  });

  it('tells two folders of one name apart', async () => {
    const root = dataSet({'v1/train/a.txt': 'hat', 'v2/train/a.txt': 'hat'});
    const {printed} = await compareCommand(join(root, 'v1/train'), join(root, 'v2/train'));
    expect(printed.join('').split('\n')[0]).toBe('v1/train → v2/train');
  });

  it('teaches', async () => {
    const {printed, code} = await compareCommand('--help');
    expect(code).toBe(0);
    expect(printed.join('')).toContain('HEAD~1:train');
    expect(printed.join('')).toContain('--fail-on-drop POINTS');
    expect(printed.join('')).not.toContain('--fail-under');
  });

  it('says nothing with --quiet but what fails', async () => {
    const {printed, warned, code} = await compareCommand(good, bad, '-q', '--fail-on-drop', '0.5');
    expect([printed, code]).toEqual([[], 1]);
    expect(warned.join('')).toContain('fell by');
  });
});
