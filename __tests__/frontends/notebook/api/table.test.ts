import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {parse} from 'csv-parse/sync';
import * as fc from 'fast-check';
import {bundleOf} from '../../../../src/frontends/notebook/api/displayable.ts';
import {Table} from '../../../../src/frontends/notebook/api/table.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {HOSTILE} from '../../../helpers/hostile.ts';
import {inFolder} from '../../../helpers/in-folder.ts';

type Tag = {readonly tag: string; readonly share: number | null};
const table = (rows: readonly Tag[]): Table<Tag> =>
  new Table(rows, {title: 'Tags', columns: ['tag', 'share'], formats: {share: 'percent'}});
const many = (n: number): Table<Tag> => table(Array.from({length: n}, (_, i) => ({tag: `tag ${i}`, share: i / n})));

describe('Table', () => {
  it('is read back from its CSV, whatever the names', () =>
    fc.assert(
      fc.property(fc.array(fc.string({unit: 'grapheme'})), names => {
        const rows = names.map((tag, i) => ({tag, share: i % 3 === 0 ? null : i / 7}));
        const read: string[][] = parse(table(rows).toCSV(), {record_delimiter: '\r\n'});
        expect(read).toEqual([
          ['tag', 'share'],
          ...rows.map(({tag, share}) => [tag, share === null ? '' : String(share)]),
        ]);
      }),
    ));

  it('shows fifty rows, and says how many more there are', async () => {
    const {data} = await bundleOf(many(60));
    expect(String(data['text/html']).match(/<tr>/g)).toHaveLength(51);
    expect(data['text/html']).toContain('… and 10 more rows');
    expect(String(data['text/plain']).split('\n')).toHaveLength(53);
    expect((await bundleOf(many(50))).data['text/plain']).not.toContain('more rows');
  });

  it('escapes what the data set calls things', async () => {
    const {data} = await bundleOf(table(HOSTILE.map(tag => ({tag, share: 1}))));
    expect(data['text/html']).not.toMatch(/<(?!\/?(?:table|caption|thead|tbody|tr|th|td)[\s>])/);
    expect(data['text/plain']).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('is an array of rows, a part of itself, and a filter', () => {
    expect([...many(3)].map(({tag}) => tag)).toEqual(['tag 0', 'tag 1', 'tag 2']);
    expect(many(9).head(2).rows).toEqual(many(9).rows.slice(0, 2));
    expect(many(9).head(-1)).toHaveLength(0);
    expect(many(9).filter(({share}) => (share ?? 0) > 0.5)).toHaveLength(4);
    expect(JSON.parse(JSON.stringify(many(2).rows))).toEqual(many(2).rows);
  });

  it('is saved whole', async () => {
    const root = dataSet({});
    for (const ending of ['csv', 'json', 'html']) {
      const text = readFileSync(await many(60).save(join(root, `t.${ending}`)), 'utf8');
      expect(text).toContain('tag 59');
    }
  });

  it('becomes a data frame of the package in the folder of the notebook', async () => {
    const root = dataSet({});
    mkdirSync(join(root, 'node_modules/danfojs-node'), {recursive: true});
    writeFileSync(
      join(root, 'node_modules/danfojs-node/index.js'),
      'exports.DataFrame = class { constructor(rows) { this.rows = rows; } };',
    );
    expect(await inFolder(root, () => many(2).toDanfo())).toMatchObject({rows: many(2).rows});
  });
});
