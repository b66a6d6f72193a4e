import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {run} from '../../src/frontends/cli/run.ts';
import {dataSet} from '../helpers/data-set.ts';
import {recorder} from '../helpers/world.ts';

const FILES = {
  'a.png': null,
  'a.txt': 'sks, hat',
  'metadata.jsonl': '{"file_name": "a.png", "text": "sks, tie"}\n',
  'k.toml': "[[datasets]]\n[[datasets.subsets]]\nimage_dir = '.'\ncaption_extension = '.txt'\n",
};

describe('a file that was named with a layout', () => {
  it.each([
    ['metadata.jsonl', 'kohya-folder', 'imagefolder'],
    ['k.toml', 'pairs', 'trainer-config'],
  ] as const)('%s is not read as %s', async (name, layout, own) => {
    await expect(analyze(join(dataSet(FILES), name), {layout})).rejects.toMatchObject({
      code: 'layout-mismatch',
      message: `${name} cannot be read as ${layout}: it is ${own}.`,
    });
    const {dataset} = await analyze(join(dataSet(FILES), name), {layout: own});
    expect(dataset.layout).toBe(own);
  });
  it('has no folder of captions', () =>
    expect(analyze(join(dataSet(FILES), 'metadata.jsonl'), {captions: 'c'})).rejects.toMatchObject({
      code: 'layout-mismatch',
    }));
});

describe('what check itself wrote', () => {
  it.each([
    [['--format', 'json'], 'a report'],
    [['--format', 'json', 'twice'], 'a report'],
    [['--save-baseline', 'kept.json'], 'a baseline'],
  ])('is called by its name, not taken for a table: %j', async ([option = '', value = '', twice], kind) => {
    const root = dataSet(FILES);
    const world = recorder(['check', root, ...(twice === undefined ? [] : [root]), option, value, '--no-images']);
    expect(await run(world)).toBe(0);
    const text = world.written[0]?.[1] ?? world.printed.join('');
    const folder = dataSet({'kept.json': text});
    await expect(analyze(join(folder, 'kept.json'))).rejects.toMatchObject({
      code: 'layout-unsupported',
      message: `kept.json is ${kind} of tagnosis, not a data set.`,
    });
  });
});

describe('analyze(from, options) of a program without types', () => {
  const given = (options: unknown, from: unknown = dataSet(FILES)) =>
    analyze(from as string, options as AnalyzeOptions);
  it.each([
    [{profile: 'koyha'}, 'Did you mean kohya?'],
    [{layout: 'pair'}, 'Did you mean pairs?'],
    [{purpose: 'person'}, 'Known: character, style, concept, general.'],
    [{profile: 3}, 'Known: auto'],
    [{trigger: 'sks'}, "For example: {trigger: ['…']}"],
    [{allow: [1]}, "For example: {allow: ['…']}"],
  ])('%j is a mistake', (options, hint) =>
    expect(given(options)).rejects.toMatchObject({code: 'usage', hint: expect.stringContaining(hint)}),
  );
  it.each([[null], [undefined], [3]])('a data set is not %j', from =>
    expect(analyze(from as unknown as string)).rejects.toMatchObject({code: 'usage'}),
  );
  it('takes options that are not set', async () =>
    expect((await given({profile: undefined, trigger: undefined, layout: 'auto'})).dataset.items).toBe(1));
});
