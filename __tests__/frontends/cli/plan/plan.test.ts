import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {collectFrom} from '../../../../src/open-set.ts';
import {run} from '../../../../src/frontends/cli/run.ts';
import {domain} from '../../../helpers/domains.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {inFolder} from '../../../helpers/in-folder.ts';
import {recorder} from '../../../helpers/world.ts';

type Files = Parameters<typeof dataSet>[0];

async function planned(argv: readonly string[]) {
  const world = recorder(['plan', ...argv]);
  const code = await run(world);
  return {code, printed: world.printed.join(''), warned: world.warned.join(''), written: world.written};
}

/** Two folders of 2 and 6 images; the trigger leads every caption. */
function set(more: Files = {}): string {
  const files: Record<string, string | Buffer | null> = {};
  for (let i = 0; i < 8; i++) {
    const folder = i < 2 ? '5_a b' : '1_c';
    files[`${folder}/${i}.png`] = null;
    files[`${folder}/${i}.txt`] = `sks, hat ${i % 3}, tag ${i % 2}, ${i < 2 ? 'indoors' : 'outdoors'}`;
  }
  return dataSet({...files, ...more});
}

const OPTIONS = ['--trigger', 'sks', '--balance', 'folders', '-q'];
const FILES = {
  kohya: 'd.toml',
  onetrainer: 'concepts.json',
  'ai-toolkit': 'job.yaml',
  simpletuner: 'backends.json',
  'diffusion-pipe': 'dataset.toml',
} as const;

describe('tagnosis plan', () => {
  it.each(Object.entries(FILES))(
    'for %s is read back by our own reader with the exposures it says',
    async (trainer, file) => {
      const root = set();
      const {code, printed} = await planned([root, '--trainer', trainer, ...OPTIONS]);
      expect(code).toBe(0);
      writeFileSync(join(root, file), printed);
      const {collected} = await collectFrom(join(root, file), {trigger: ['sks']});
      const {statistics, corpus} = collected;
      expect(statistics.dataset.profile).toBe(trainer);
      expect(statistics.subsets.map(({items, repeats, exposures}) => [items, repeats, exposures])).toEqual([
        [6, 1, 6],
        [2, 3, 6],
      ]);
      expect(corpus.texts.map(text => text.replace(/ +/g, ' '))).toContain('sks, hat 0, tag 0, indoors');
      const keeps = trainer === 'kohya' || trainer === 'onetrainer' || trainer === 'simpletuner';
      expect([corpus.profile.shuffle, keeps ? corpus.profile.keepTokens : 1]).toEqual([keeps, 1]);
    },
  );
  it('writes kohya settings that say why', async () => {
    const root = set();
    await inFolder(root, async () => {
      expect((await planned(['.', '--trainer', 'kohya', '--resolution', '512', ...OPTIONS])).printed).toBe(`[general]
shuffle_caption = true  # tags have no order; not together with cached text-encoder outputs
keep_tokens = 1  # the trigger stays in front
caption_extension = ".txt"  # sd-scripts by itself reads .caption

[[datasets]]
resolution = 512
batch_size = 1
enable_bucket = true  # pictures keep their shape

[[datasets.subsets]]
image_dir = "1_c"
class_tokens = "c"  # for images without a caption
num_repeats = 1  # 6 × 1 = 6 an epoch

[[datasets.subsets]]
image_dir = "5_a b"
class_tokens = "a b"  # for images without a caption
num_repeats = 3  # 2 × 3 = 6 an epoch, 5 before
`);
    });
  });
  it('counts SimpleTuner one less, and OneTrainer in samples', async () => {
    const root = set();
    const json = async (trainer: string): Promise<Record<string, unknown>[]> =>
      JSON.parse((await planned([root, '--trainer', trainer, ...OPTIONS])).printed) as Record<string, unknown>[];
    expect((await json('simpletuner')).map(({repeats}) => repeats)).toEqual([0, 2, undefined]);
    expect((await json('onetrainer')).map(({balancing, balancing_strategy: how}) => [balancing, how])).toEqual([
      [6, 'SAMPLES'],
      [6, 'SAMPLES'],
    ]);
  });
  it('keeps repeats unless told, and says what becomes of an epoch', async () => {
    const root = set();
    const kept = await planned([root, '--trainer', 'kohya']);
    expect(kept.printed).toContain('num_repeats = 5');
    expect(kept.warned).toContain('An epoch now: 16 images');
    const {warned} = await planned([root, '--trainer', 'kohya', '--balance', 'folders']);
    expect(warned).toMatch(/repeats of 5_a b: 5 → 3 \(10 → 6 exposures\)\n/);
    expect(warned).toContain('As planned: 12 images, evenness 1.000 (1 all alike), most to least 1.0.');
  });
  it('balances the values of a group that coincide with folders', async () => {
    const root = set();
    expect((await planned([root, '-t', 'kohya', '--balance', 'group:setting', '-q'])).printed).toContain(
      'num_repeats = 3',
    );
    expect(await planned([root, '-t', 'kohya', '--balance', 'group:view'])).toMatchObject({
      code: 2,
      warned: expect.stringContaining('no group "view"'),
    });
  });
  it('writes the weights of images, of mean 1', async () => {
    const {written} = await planned([set(), '-t', 'kohya', '--weights-file', 'w.jsonl', ...OPTIONS]);
    const weights = (written[0]?.[1] ?? '')
      .trimEnd()
      .split('\n')
      .map(line => (JSON.parse(line) as {weight: number}).weight);
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(8, 9);
    expect(Math.max(...weights) / Math.min(...weights)).toBeCloseTo(3, 9);
  });
  it('lets copies of one picture share a weight, and keeps repeats else', async () => {
    const picture = readFileSync(join(set(), '1_c/7.png'));
    const root = set({'1_c/6.png': picture, '1_c/7.png': picture});
    const argv = [root, '-t', 'kohya', '--balance', 'clusters'];
    const {printed, warned, written} = await planned([...argv, '--weights-file', 'w.jsonl']);
    const weights = (written[0]?.[1] ?? '')
      .trimEnd()
      .split('\n')
      .map(line => (JSON.parse(line) as {weight: number}).weight);
    expect(weights.map(weight => weight / (weights[0] ?? 1))).toEqual([
      ...[1, 1, 1, 1, 0.5, 0.5].map(w => expect.closeTo(w, 9)),
      ...[5, 5].map(w => expect.closeTo(w, 9)),
    ]);
    expect([printed.includes('num_repeats = 5'), warned]).toEqual([
      true,
      expect.stringContaining('Repeats of folders stay'),
    ]);
    expect(await planned(argv)).toMatchObject({
      code: 2,
      printed: '',
      warned: expect.stringContaining('--weights-file FILE'),
    });
  });
  it('writes where a mixed set comes apart', async () => {
    const captions = [...domain(60, 'castle'), ...domain(25, 'kitchen')];
    const files = captions.map((text, i) => ({[`${i}.png`]: null, [`${i}.txt`]: `sks, ${text}`}));
    const root = dataSet(Object.assign({}, ...files) as Files);
    const {written} = await planned([root, '-t', 'kohya', '--trigger', 'sks', '--split', 's.json', '-q']);
    const {parts} = JSON.parse(written[0]?.[1] ?? '{}') as {parts: {keys: string[]}[]};
    expect(parts.map(({keys}) => keys.length)).toEqual([60, 25]);
    const whole = await planned([set(), '-t', 'kohya', '--split', 's.json']);
    expect([whole.code, whole.printed, whole.written]).toEqual([2, '', []]);
  });
  it('warns of few pictures seen often', async () => {
    const root = set({'40_one/x.png': null, '40_one/x.txt': 'sks, hat'});
    expect((await planned([root, '-t', 'kohya'])).warned.replaceAll('\n', ' ')).toContain(
      '40_one: one image with 40 repeats will be memorised',
    );
  });
  it('points kohya at its own table', async () => {
    const root = dataSet({
      'a.png': null,
      'b.png': null,
      'meta_cap.json': '{"a.png": {"tags": "hat, b"}, "b.png": {"tags": "hat"}}',
    });
    const {printed} = await planned([root, '-t', 'kohya', '-q']);
    writeFileSync(join(root, 'd.toml'), printed);
    const {collected} = await collectFrom(join(root, 'd.toml'));
    expect(collected.corpus.texts).toEqual(['hat, b', 'hat']);
  });
  it('names that would break out of a text stay in it', async () => {
    const root = set({'2_x"]\u0085#/y.png': null, '2_x"]\u0085#/y.txt': 'sks, hat'});
    for (const trainer of ['kohya', 'ai-toolkit', 'diffusion-pipe'] as const) {
      writeFileSync(
        join(root, FILES[trainer]),
        (await planned([root, '-t', trainer, '--layout', 'kohya-folder', '-q'])).printed,
      );
      const {collected} = await collectFrom(join(root, FILES[trainer]));
      expect(collected.statistics.subsets.map(({name}) => name)).toContain('2_x"]\u0085#');
    }
  });
});

describe('tagnosis plan refuses', () => {
  it.each([
    [['--trainer', 'koya'], 'Did you mean --trainer kohya?'],
    [['--balance', 'all'], 'none, folders, group:NAME and clusters'],
    [['--weights', 'x'], 'inverse, effective, sqrt'],
    [['--beta', '1'], '--beta'],
    [['--max-repeats', '0'], 'from 1 to 1000'],
  ])('%j', async (argv, words) =>
    expect(await planned([set(), ...argv])).toMatchObject({code: 2, warned: expect.stringContaining(words)}),
  );
  it('to write over a file', async () => {
    const root = set({'d.toml': ''});
    const argv = [root, '-t', 'kohya', '-o', join(root, 'd.toml')];
    expect(await planned(argv)).toMatchObject({code: 2, written: []});
    expect((await planned([...argv, '--force'])).written).toHaveLength(1);
  });
  it('captions that no trainer would find', async () => {
    const root = dataSet({'a.png': null, 'metadata.jsonl': '{"file_name": "a.png", "text": "hat"}'});
    expect(await planned([root, '-t', 'kohya'])).toMatchObject({code: 2, warned: expect.stringContaining('table')});
  });
});
