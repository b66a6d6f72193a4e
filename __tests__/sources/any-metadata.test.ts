import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {analyze} from '../../src/analyze.ts';
import {TagnosisError} from '../../src/errors.ts';
import {dataSet} from '../helpers/data-set.ts';

const NAMES = [
  'metadata.jsonl',
  'metadata.csv',
  'meta_cap.json',
  'captions.json',
  'concepts.json',
  'dataset_config.json',
];
const cell = fc.oneof(fc.jsonValue(), fc.string(), fc.array(fc.string()));
const column = fc.constantFrom(
  'file_name',
  'file_names',
  'text',
  'tags',
  'caption',
  'image_path',
  'caption_short',
  '__proto__',
);
const value = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(column, cell),
  fc.dictionary(fc.string(), fc.dictionary(column, cell)),
  fc.dictionary(fc.string(), fc.array(fc.string())),
);

describe('any JSON as metadata', () => {
  it.each(NAMES)('%s ends in items or in an error that is known', async name =>
    fc.assert(
      fc.asyncProperty(fc.array(value, {maxLength: 3}), fc.boolean(), async (values, lines) => {
        const text = lines ? values.map(one => JSON.stringify(one)).join('\n') : JSON.stringify(values[0] ?? null);
        const root = dataSet({'a.png': null, [name]: text});
        for (const path of [root, join(root, name)]) {
          const report = await analyze(path, {advice: false}).catch((error: unknown) => error);
          if (report instanceof Error) expect(report).toBeInstanceOf(TagnosisError);
        }
      }),
      {numRuns: 40},
    ),
  );
});
