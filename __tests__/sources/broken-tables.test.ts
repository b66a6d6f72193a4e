import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {run} from '../../src/frontends/cli/run.ts';
import {dataSet} from '../helpers/data-set.ts';
import {readSet} from '../helpers/read-set.ts';
import {recorder} from '../helpers/world.ts';

const csv = (...lines: readonly string[]) => ({
  'a.png': null,
  'b.png': null,
  'metadata.csv': `${lines.join('\n')}\n`,
});

describe('a table that is broken', () => {
  it.each([
    ['meta_cap.json', '{"a": {"caption": "x"},\n "b" : }', 'meta_cap.json:2:8: not JSON: '],
    ['captions.json', '{"a.png": ["x"],\n "b.png": [}', 'captions.json:2:12: not JSON: '],
    [
      'metadata.csv',
      'file_name,text\na.png,"x"y\n',
      'metadata.csv:2: not CSV: behind a closing quote stands no comma.',
    ],
    [
      'metadata.csv',
      'file_name,text\na.png,"x\nb.png,y\n',
      'metadata.csv is not a CSV table: a quote is opened that is never closed.',
    ],
  ])('is told with the place: %s', async (name, text, message) => {
    await expect(analyze(dataSet({'a.png': null, [name]: text}))).rejects.toMatchObject({
      code: 'metadata-syntax',
      message: expect.stringContaining(message),
    });
  });
});

describe('a CSV table that Python reads', () => {
  it('may hold quotes inside of a field', async () => {
    const {rows} = await readSet(csv('file_name,text', 'a.png,5" tall', 'b.png,"a, ""b"""'));
    expect([...rows.values()].map(([row]) => row?.text)).toEqual(['5" tall', 'a, "b"']);
  });
  it('counts by the first of two columns of one name, and is edited there', async () => {
    const files = csv('file_name,text,text', 'a.png,"hat, hat, 5"" tall",x', 'b.png,tie,y');
    const {rows} = await readSet(files);
    expect([...rows.values()].map(([row]) => row?.text)).toEqual(['hat, hat, 5" tall', 'tie']);
    const root = dataSet(files);
    const fix = ['fix', root, '--only', 'duplicate-tags', '--write'];
    expect(await run(recorder(fix))).toBe(0);
    expect(readFileSync(`${root}/metadata.csv`, 'utf8')).not.toContain(',x,');
  });
  it('keeps quotes inside of a field when it is edited', async () => {
    const root = dataSet(csv('file_name,text', 'a.png,"hat, hat"', 'b.png,5" tall'));
    const world = recorder(['fix', root, '--only', 'duplicate-tags']);
    expect(await run(world)).toBe(0);
    expect(world.printed.join('')).not.toContain('tall"');
  });
});
