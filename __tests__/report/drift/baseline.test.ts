import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../../src/analyze.ts';
import {compare} from '../../../src/compare.ts';
import {loadBaselines, saveBaselines} from '../../../src/report/drift/baseline.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {times} from '../../helpers/findings.ts';

const CAPTIONS = times(30, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}, scarf ${'uvwst'[i % 5]}`);

function folder(captions: readonly string[]): string {
  return dataSet(
    Object.fromEntries(
      captions.flatMap((caption, i) => [
        [`${i}.png`, null],
        [`${i}.txt`, caption],
      ]),
    ),
  );
}

const LOOK = {images: {cache: null}};

async function saved(path: string): Promise<string> {
  const {report, statistics, items} = await analyzeFully(path, LOOK);
  return saveBaselines([{path: 'train', commit: 'abc', report, statistics, table: items()}]);
}

async function baselineFile(captions: readonly string[]): Promise<string> {
  const path = join(dataSet({}), 'baseline.json');
  writeFileSync(path, await saved(folder(captions)));
  return path;
}

describe('saveBaselines, loadBaselines', () => {
  it('give back what was kept', async () => {
    const text = await saved(folder(CAPTIONS));
    const [baseline] = loadBaselines(text, 'baseline.json');
    expect(baseline?.table?.keys).toHaveLength(30);
    expect(baseline?.table?.features.pixels[0]).toBe(1);
    expect(JSON.parse(saveBaselines(baseline === undefined ? [] : [baseline]))).toEqual(JSON.parse(text));
  });
  it('keep no caption', async () => {
    expect(await saved(folder(times(25, i => `zebra crossing ${i % 3}, street ${i % 5}`)))).not.toContain(
      'zebra crossing 1, street',
    );
  });
  it.each([
    ['cut off', (text: string) => text.slice(0, -30), 'cut off'],
    ['of another version', (text: string) => text.replace('"schemaVersion":1', '"schemaVersion":9'), 'schemaVersion'],
    ['with a row too few', (text: string) => text.replace(/"lengths":\[\d+,/, '"lengths":['), 'do not fit'],
    ['with a tag that is not there', (text: string) => text.replace(/"rows":\[\d+/, '"rows":[99999'), 'do not fit'],
    ['with other statistics', (text: string) => text.replace('"tagnosis-statistics"', '"x"'), 'something else'],
  ])('refuse a file that is %s', async (_what, damage, says) => {
    const text = await saved(folder(CAPTIONS));
    expect(() => loadBaselines(damage(text), 'b.json')).toThrow(says);
    expect(() => loadBaselines(damage(text), 'b.json')).toThrow('b.json');
  });
});

describe('compare(baseline, data set)', () => {
  it('says of tags, features and items what the data set itself would', async () => {
    const grown = folder([...CAPTIONS, ...times(20, i => `pell, ship ${'abc'[i % 3]}, sea ${'de'[i % 2]}`)]);
    const [kept, itself] = [
      await compare(await baselineFile(CAPTIONS), grown, LOOK),
      await compare(folder(CAPTIONS), grown, LOOK),
    ];
    expect(kept.base.kind).toBe('baseline');
    expect(kept.distribution).toEqual(itself.distribution);
    expect(kept.features).toEqual(itself.features);
    expect(kept.items).toEqual(itself.items);
    expect(kept.score).toEqual(itself.score);
    expect(kept.significance).toEqual({untested: 'Not tested: a baseline keeps no captions.'});
  });
  it('says that nothing changed where nothing did', async () => {
    const {significance, items} = await compare(await baselineFile(CAPTIONS), folder(CAPTIONS), LOOK);
    expect(items).toMatchObject({kept: 30, edited: 0});
    expect(significance).toEqual({untested: 'No item changed.'});
  });
  it('names a file of several sets', async () => {
    const path = await baselineFile(CAPTIONS);
    const file = JSON.parse(readFileSync(path, 'utf8')) as {datasets: unknown[]};
    file.datasets.push(file.datasets[0]);
    writeFileSync(path, JSON.stringify(file));
    await expect(compare(path, folder(CAPTIONS))).rejects.toThrow('2 data sets');
  });
});
