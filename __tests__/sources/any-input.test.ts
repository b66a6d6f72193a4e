// Whatever a folder holds, reading it ends in items, notes, or an error that says what to do.
import {join} from 'node:path';
import {writeFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {analyze} from '../../src/analyze.ts';
import {readConfig} from '../../src/config/config-file.ts';
import {PROFILES, type ProfileName} from '../../src/config/profiles.ts';
import {TagnosisError} from '../../src/errors.ts';
import {type Recogniser, SOURCE_DEFAULTS} from '../../src/sources/candidate.ts';
import {captionsJson} from '../../src/sources/captions-json.ts';
import {imagefolder} from '../../src/sources/imagefolder.ts';
import {kohyaMetadata} from '../../src/sources/kohya-metadata.ts';
import {pairs} from '../../src/sources/pairs.ts';
import {pythonTrim} from '../../src/sources/python-text.ts';
import type {Item} from '../../src/sources/source.ts';
import {parseSettings} from '../../src/sources/trainers/parse-settings.ts';
import {splitSegments} from '../../src/corpus/segments.ts';
import {readCaptions} from '../../src/corpus/variants.ts';
import {dataSet} from '../helpers/data-set.ts';
import {memoryTree} from '../helpers/memory-tree.ts';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);
const profiles = fc.constantFrom(...(Object.keys(PROFILES) as ProfileName[]).map(name => PROFILES[name]));

/** What reading ended in; anything but a `TagnosisError` goes on. */
async function outcome<T>(run: () => Promise<T>): Promise<T | TagnosisError> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TagnosisError) return error;
    throw error;
  }
}

async function itemsOf(files: Record<string, string | Uint8Array>, ask: Recogniser, profile = PROFILES.kohya) {
  // kohya_ss reads no flat folder by itself.
  const options = {
    ...SOURCE_DEFAULTS,
    layout: profile.name === 'kohya-gui' ? ('pairs' as const) : SOURCE_DEFAULTS.layout,
  };
  const source = ask(memoryTree({'1.png': PNG, 'a/2.png': PNG, ...files}), profile, options)?.open();
  const items: Item[] = [];
  if (source !== undefined) for await (const item of source.items()) items.push(item);
  return items;
}

describe('any bytes as a caption', () => {
  const text = fc.string({
    unit: fc.constantFrom('1girl', 'hat', ',', ' ', '\n', '\r', '{', '|', '}', '(', '\ufeff', '\0', '，'),
  });
  const bytes = fc.oneof(
    fc.uint8Array({maxLength: 40}),
    text.map(one => new TextEncoder().encode(one)),
  );
  it('end in tags or a note', () =>
    fc.assert(
      fc.asyncProperty(bytes, profiles, async (content, profile) => {
        const [item] = await itemsOf({'1.txt': content}, pairs, {...profile, captionExtension: '.txt'});
        expect(item?.key).toBe('1.png');
        if (item === undefined) return;
        const {variants, notes} = readCaptions(item, profile);
        const tags = variants.flatMap(variant => splitSegments(variant.text, profile).raws);
        // Nothing but separators is neither blank nor a tag.
        const stored = item.captions[0]?.text ?? '';
        const onlySeparators = stored.includes(',') && stored.split(',').every(part => pythonTrim(part) === '');
        if (!onlySeparators) expect(tags.length + notes.length + item.notes.length).toBeGreaterThan(0);
      }),
      {numRuns: 300},
    ));
  it('become texts whose probabilities sum to 1', () =>
    fc.assert(
      fc.property(
        fc.array(text, {minLength: 1, maxLength: 4}),
        profiles,
        fc.boolean(),
        (captions, profile, wildcards) => {
          const {variants} = readCaptions(
            {
              key: 'a.png',
              captions: captions.map(one => ({text: one, probability: 1 / captions.length})),
              subset: {name: '', repeats: 1, regularisation: false},
              notes: [],
            },
            {...profile, wildcards},
          );
          expect(variants.reduce((sum, {probability}) => sum + probability, 0)).toBeCloseTo(1, 12);
          expect(new Set(variants.map(variant => variant.text)).size).toBe(variants.length);
        },
      ),
      {numRuns: 300},
    ));
});

/** JSON that looks enough like metadata to get past the first look. */
const key = fc.constantFrom('1', '1.png', 'a/2', '2.png', '..', '', '__proto__', 'constructor', 'a\\2.png');
const column = fc.constantFrom('caption', 'tags', 'text', 'file_name', 'image_path', 'file_names', '__proto__');
const rows = fc.dictionary(
  key,
  fc.oneof(fc.jsonValue(), fc.string(), fc.array(fc.string()), fc.dictionary(column, fc.oneof(key, fc.jsonValue()))),
);
const line = fc.oneof(
  fc.json(),
  fc.dictionary(column, fc.oneof(key, fc.jsonValue())).map(row => JSON.stringify(row)),
  fc.string(),
);
const table = fc.oneof(
  fc.json(),
  rows.map(value => JSON.stringify(value)),
  fc.string(),
);
// Of the other tables hardly one is an object of lists of texts.
const lists = fc.dictionary(key, fc.array(fc.string())).map(value => JSON.stringify(value));

describe('any JSON as metadata', () => {
  it.each([
    ['meta_cap.json', kohyaMetadata, table],
    ['captions.json', captionsJson, fc.oneof(table, lists)],
    ['metadata.jsonl', imagefolder, fc.array(line, {maxLength: 4}).map(lines => lines.join('\n'))],
    [
      'metadata.csv',
      imagefolder,
      fc
        .tuple(
          fc.constantFrom('', 'file_name,text\n'),
          fc.string({unit: fc.constantFrom('file_name', 'text', ',', '"', '\n', '\r\n', '1.png', 'NA', 'hat')}),
        )
        .map(parts => parts.join('')),
    ],
  ] as [string, Recogniser, fc.Arbitrary<string>][])(
    '%s ends in items or a TagnosisError',
    async (name, ask, content) => {
      let read = 0;
      let stopped = 0;
      await fc.assert(
        fc.asyncProperty(content, profiles, async (text, profile) => {
          const result = await outcome(() => itemsOf({[name]: text}, ask, profile));
          if (result instanceof TagnosisError) {
            stopped++;
            expect(result.message).toContain(name);
            expect(result.hint).not.toBe('');
          } else {
            read += result.length;
            for (const item of result) {
              const sum = item.captions.reduce((total, {probability}) => total + probability, 0);
              if (item.captions.length > 0) expect(sum).toBeCloseTo(1, 12);
              else expect(item.notes.length).toBeGreaterThan(0);
            }
          }
        }),
        {numRuns: 200},
      );
      // Both ends were reached, or the property said nothing.
      expect(read).toBeGreaterThan(0);
      expect(stopped).toBeGreaterThan(0);
    },
  );
});

describe('any text as settings', () => {
  const words = [
    'datasets',
    'subsets',
    'image_dir',
    'general',
    'config',
    'process',
    'folder_path',
    'directory',
    'path',
  ];
  const marks = [
    '[',
    ']',
    '[[',
    ']]',
    '{',
    '}',
    ':',
    ' = ',
    '"',
    ',',
    '\n',
    '  ',
    '- ',
    '1',
    '0.5',
    'true',
    'null',
    '#',
    '&a',
  ];
  const text = fc.oneof(fc.string({unit: fc.constantFrom(...words, ...marks), maxLength: 30}), fc.string(), fc.json());
  it.each(['k.toml', 'job.yaml', 'concepts.json'])('%s is settings, none, or a TagnosisError', name =>
    fc.assert(
      fc.asyncProperty(
        text.filter(one => !one.includes('*')),
        async content => {
          const result = await outcome(() => parseSettings(content, name));
          if (result instanceof TagnosisError) expect(result.message).toContain(name);
          else expect(result === null || Array.isArray(result.subsets)).toBe(true);
        },
      ),
      {numRuns: 200},
    ),
  );
  it('any value under the keys of trainers ends in a report or a TagnosisError', async () => {
    const root = dataSet({'a/1.png': null, 'a/1.txt': '1girl, hat'});
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('a', './a', '.', 1, 0, -1, 2.5, true, '.txt', 'a/1.txt'));
    const subset = fc.dictionary(
      fc.constantFrom(
        'image_dir',
        'num_repeats',
        'caption_extension',
        'class_tokens',
        'is_reg',
        'keep_tokens',
        'path',
        'balancing',
        'text',
        'instance_data_dir',
        'repeats',
        'caption_strategy',
        'folder_path',
      ),
      value,
    );
    const settings = fc.oneof(
      fc.array(subset, {maxLength: 3}),
      fc.array(subset, {maxLength: 3}).map(subsets => ({datasets: [{subsets}]})),
      fc.array(subset, {maxLength: 3}).map(datasets => ({config: {process: [{datasets}]}})),
    );
    await fc.assert(
      fc.asyncProperty(settings, async told => {
        writeFileSync(join(root, 'told.json'), JSON.stringify(told));
        const result = await outcome(() => analyze(join(root, 'told.json'), {advice: false}));
        if (!(result instanceof TagnosisError)) expect(result.dataset.items).toBeLessThanOrEqual(3);
      }),
      {numRuns: 100},
    );
  });
  it('tagnosis.yml is a configuration or a TagnosisError', async () => {
    const path = join(dataSet({'tagnosis.yml': ''}), 'tagnosis.yml');
    const keys = fc.constantFrom(
      'profile',
      'trigger',
      'targets',
      'groups',
      'fail-under',
      'options',
      'hat',
      '__proto__',
    );
    await fc.assert(
      fc.asyncProperty(
        fc
          .oneof(
            text,
            fc.dictionary(keys, fc.jsonValue()).map(value => JSON.stringify(value)),
          )
          .filter(one => !one.includes('*')),
        async content => {
          writeFileSync(path, content);
          const result = await outcome(() => readConfig(path));
          if (result instanceof TagnosisError) expect(result.message).toMatch(/tagnosis\.yml:\d+:\d+: /);
          else expect(typeof result).toBe('object');
        },
      ),
      {numRuns: 100},
    );
  });
});
