import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyzeAgain, type KeptReports} from '../../src/analyze-again.ts';
import {dataSet} from '../helpers/data-set.ts';

const DATA = '../shared/data';
const SETS = ['lora', 'captions', 'neardup'].flatMap(folder =>
  readdirSync(join(DATA, folder), {withFileTypes: true})
    .filter(entry => entry.isDirectory())
    .map(({name}) => `${folder}/${name}`),
);

describe('a second look at the real sets', () => {
  it.each(SETS)('%s follows from the same as the first', async name => {
    const cache = dataSet({});
    const digests: string[] = [];
    const reports: string[] = [];
    const kept: KeptReports = {
      get(digest) {
        digests.push(digest.toString('hex'));
        return null;
      },
      put: (_digest, report) => void reports.push(JSON.stringify(report)),
    };
    const look = () => analyzeAgain(join(DATA, name), {images: {cache}}, kept);
    await look();
    await look();
    expect(digests[1]).toBe(digests[0]);
    expect(reports[1]).toBe(reports[0]);
  });
});
