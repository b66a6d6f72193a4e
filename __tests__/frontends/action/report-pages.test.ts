import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import {type Analysis, analyzeFully} from '../../../src/analyze.ts';
import {reportPages} from '../../../src/frontends/action/report-pages.ts';
import {memorySource} from '../../../src/sources/memory.ts';
import {actionReport, setReport} from '../../helpers/action-report.ts';
import {dataSet} from '../../helpers/data-set.ts';

const CAPTIONS = Array.from({length: 24}, (_, i) => `sks, hat, tag${i % 5}, tag${i % 7}`);
let analysis: Analysis;
beforeAll(async () => {
  analysis = await analyzeFully(memorySource(CAPTIONS.map((caption, i) => ({key: `${i}.png`, caption}))));
});

const page = (folder: string, name = 'report.html'): string => readFileSync(join(folder, name), 'utf8');

describe('reportPages(folder)', () => {
  it('is the page of the data set where there is one', async () => {
    const folder = join(dataSet({}), 'report');
    const pages = reportPages(folder);
    await pages.add('d', analysis);
    await pages.finish(actionReport([await setReport('d', null, CAPTIONS)]));
    expect(readdirSync(folder)).toEqual(['report.html']);
    expect(page(folder).match(/<figure[^>]*>\s*<svg/g)?.length).toBeGreaterThan(2);
  });
  it('is a list that leads to the pages of several, whatever they are called', async () => {
    const folder = join(dataSet({}), 'report');
    const pages = reportPages(folder);
    const names = ['d/a', '<img src=x onerror=1>"', 'gone'];
    for (const name of names.slice(0, 2)) await pages.add(name, analysis);
    const [a, b, gone] = await Promise.all(names.map(name => setReport(name, CAPTIONS, CAPTIONS)));
    await pages.finish(actionReport([a!, b!, {...gone!, head: null, comparison: null, state: 'removed'}]));
    const text = page(folder);
    const links = [...text.matchAll(/<td><a href="([^"]*)">([^<]*)<\/a><\/td>/g)].map(([, ...parts]) => parts);
    expect(links).toEqual([
      ['pages/1.html', 'd/a'],
      ['pages/2.html', '&lt;img src=x onerror=1&gt;&quot;'],
    ]);
    for (const [link = ''] of links) expect(page(folder, link)).toContain('What to change');
    expect(text).toContain('<td>gone</td>');
    expect(text).toContain('<td>removed</td>');
    expect(text).not.toContain('<img');
  });
  it('is a list without links where nothing was scored', async () => {
    const folder = join(dataSet({}), 'report');
    const set = await setReport('d', null, CAPTIONS);
    await reportPages(folder).finish(actionReport([{...set, head: null, state: 'unchanged'}]));
    expect(page(folder)).not.toContain('href="pages');
    expect(existsSync(join(folder, 'pages'))).toBe(false);
  });
});
