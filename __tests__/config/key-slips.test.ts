import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {readConfig} from '../../src/config/config-file.ts';
import {dataSet} from '../helpers/data-set.ts';

interface Schema {
  readonly properties: Readonly<Record<string, Partial<Schema>>>;
}

const {properties} = JSON.parse(readFileSync('schema/config.schema.json', 'utf8')) as Schema;
/** Keys of the file, and of what stands below them, as paths. */
const keys = Object.entries(properties).flatMap(([key, inner]) => [
  [key],
  ...Object.keys(inner.properties ?? {}).map(below => [key, below]),
]);

describe('a slip in a key of tagnosis.yml', () => {
  it.each(keys)('is told the key that was meant: %s %s', async (...path) => {
    const meant = path.at(-1) ?? '';
    const text = path.length === 1 ? `${meant}q: 1\n` : `${path[0] ?? ''}:\n  ${meant}q: 1\n`;
    const file = `${dataSet({'tagnosis.yml': text})}/tagnosis.yml`;
    await expect(readConfig(file)).rejects.toMatchObject({
      code: 'config-unknown-key',
      hint: `Did you mean ${meant}?`,
    });
  });
});
