import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {check} from '../../../src/frontends/cli/check.ts';
import type {World} from '../../../src/frontends/cli/world.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {recorder} from '../../helpers/world.ts';

const SET = Object.fromEntries(
  Array.from({length: 24}, (_, i) => [[`${i}.png`, null] as const, [`${i}.txt`, `sks, hat, ${i % 6}`] as const]).flat(),
);

async function run(args: readonly string[], told: Partial<World> = {}) {
  const world = recorder(args, told);
  const code = await check(world, args);
  return {code, ...world, text: world.printed.join('')};
}

describe('check(world, args)', () => {
  const [root, other] = [dataSet(SET), dataSet({'a.png': null, 'a.txt': 'hat'})];
  it.each([
    ['text', /^tagnosis-/],
    ['markdown', /^## /],
    ['json', /^\{\n {2}"schemaVersion": 1/],
    ['html', /^<!doctype html>/],
  ])('prints %s', async (format, beginning) => expect((await run([root, '-f', format])).text).toMatch(beginning));
  it('prints one JSON document for several sets', async () => {
    const reports: unknown = JSON.parse((await run([root, other, '-f', 'json'])).text);
    expect(reports).toMatchObject([{dataset: {items: 24}}, {dataset: {items: 1}}]);
  });
  it('writes instead of printing, with --output', async () => {
    const {text, written} = await run([root, '-o', 'r.txt']);
    expect([text, written.map(([path]) => path)]).toEqual(['', ['r.txt']]);
  });
  it.each(['r.html', 'r.htm'])('writes a page to %s', async path => {
    const {written} = await run([root, '-o', path], {outTty: true});
    expect(written).toEqual([[path, expect.stringMatching(/^<!doctype html>[\s\S]*<figure/)]]);
  });
  it('is quiet when told so, and gates all the same', async () =>
    expect(await run([root, '-q', '--no-images', '--fail-under', '100'])).toMatchObject({
      text: '',
      warned: [expect.stringMatching(/(?:is below|cannot reach) --fail-under 100/)],
    }));
  it.each([
    [true, [], {}, true],
    [false, [], {}, false],
    [true, ['--no-color'], {}, false],
    [true, [], {NO_COLOR: '1'}, false],
    [true, [], {NO_COLOR: ''}, true],
    [true, ['-o', 'r.txt'], {}, false],
  ])('on a terminal: %s, with %j and %j, has colours: %s', async (outTty, args, env, colours) => {
    const {text, written} = await run([root, ...args], {outTty, env});
    expect([text, ...written.map(([, one]) => one)].join('').includes('\u001b[')).toBe(colours);
  });
  it('saves statistics that give the same report again', async () => {
    const {written, text} = await run([root, '--save-statistics', 's.json', '--advice', 'none', '-f', 'json']);
    const saved = dataSet({'s.json': written[0]?.[1] ?? ''});
    const again = await run([join(saved, 's.json'), '--advice', 'none', '-f', 'json']);
    const {
      advice: _advice,
      adviceTotal: _total,
      together: _together,
      ...report
    } = JSON.parse(again.text) as Record<string, unknown>;
    expect(JSON.parse(text)).toMatchObject(report);
  });
  it('reads settings from the data set upwards; flags win', async () => {
    const set = dataSet({...SET, 'tagnosis.yml': 'profile: onetrainer\ntrigger: [tk]\n'});
    const facts = async (...args: string[]) =>
      (JSON.parse((await run([set, '-f', 'json', ...args])).text) as {dataset: object}).dataset;
    expect(await facts()).toMatchObject({profile: 'onetrainer', trigger: {text: 'tk'}});
    expect(await facts('--profile', 'musubi')).toMatchObject({profile: 'musubi', trigger: {text: 'tk'}});
    expect(await facts('--no-config')).toMatchObject({profile: 'kohya', trigger: {text: 'sks'}});
    expect(await facts('--trigger', 'hat')).toMatchObject({trigger: {text: 'hat'}});
  });
  it('does not let settings lead out of the data set', async () => {
    const set = dataSet({...SET, 'tagnosis.yml': 'captions: ../elsewhere\n'});
    await expect(run([set])).rejects.toMatchObject({code: 'config-invalid-value'});
  });
  it.each([
    [['--profile', 'koyha'], 'Did you mean kohya?'],
    [['--layout', 'pair'], 'Did you mean pairs?'],
    [['--purpose', 'charakter'], 'Did you mean character?'],
    [['--format', 'yaml'], 'tagnosis check --help'],
    [['--advice', 'some'], '--advice 5'],
    [['--encoder', 'clip'], 'clip-75'],
    [['--option', 'shufle_caption=1'], 'Did you mean shuffle_caption?'],
    [['--path-map', 'x'], '--path-map'],
    [['--max-items', '0'], '--max-items 1'],
    [['--save-statistics', 's.json', '.'], 'Run it once for each'],
    [['--format', 'html', '.'], 'Run it once for each'],
  ])('%j is a mistake', async (args, hint) => {
    await expect(run([root, ...args])).rejects.toMatchObject({code: 'usage', hint: expect.stringContaining(hint)});
  });
  it('does not pour a page into a terminal', async () => {
    await expect(run([root, '-f', 'html'], {outTty: true})).rejects.toMatchObject({hint: 'Add -o report.html'});
  });
});
