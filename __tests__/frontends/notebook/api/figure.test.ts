import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {inspect} from 'node:util';
import {afterEach, beforeAll, describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {configure} from '../../../../src/frontends/notebook/api/configure.ts';
import {bundleOf} from '../../../../src/frontends/notebook/api/displayable.ts';
import {Figure} from '../../../../src/frontends/notebook/api/figure.ts';
import {sizeOf} from '../../../../src/plots/size.ts';
import type {View} from '../../../../src/plots/view.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {HOSTILE} from '../../../helpers/hostile.ts';
import {allViews} from '../../../helpers/views.ts';

let views: readonly View[] = [];
beforeAll(async () => {
  // One of each kind: drawing takes a moment.
  const all = await allViews(HOSTILE);
  views = [...new Map(all.map(view => [view.kind, view])).values()];
});
afterEach(() => {
  configure();
});

const figure = (): Figure => new Figure(views[1] as View);
const html = async (one: Figure): Promise<string> => String((await bundleOf(one)).data['text/html']);

describe('the bundle of a figure', () => {
  it('has words, a Plotly figure, a page and a PNG of every kind of view', async () => {
    for (const view of views) {
      const one = new Figure(view);
      const {data, metadata} = await bundleOf(one);
      expect(Object.keys(data)).toEqual(['text/plain', 'application/vnd.plotly.v1+json', 'text/html', 'image/png']);
      expect(data['text/plain']).toBe(view.summary);
      const png = Buffer.from(String(data['image/png']), 'base64');
      const {width, height} = sizeOf(view);
      expect(await sharp(png).metadata()).toMatchObject({format: 'png', width: 2 * width, height: 2 * height});
      expect(metadata).toEqual({'image/png': {width, height}});
      expect(JSON.stringify(data).length).toBeLessThan(600_000);
      expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    }
  }, 60_000);

  it('shows a still picture first, and a script that cannot be ended by a tag', async () => {
    for (const view of views) {
      const page = await html(new Figure(view));
      expect(page).toMatch(/^<div data-tagnosis-figure="[a-z0-9]+" style="max-width:\d+px"><img alt="/);
      expect(page).toContain('src="data:image/svg+xml;base64,');
      expect(page.match(/<script/g)).toHaveLength(1);
      expect(page.match(/<\/script/g)).toHaveLength(1);
      expect(page.replace(/<script>[^]*<\/script>/, '')).not.toMatch(/<(?!\/?(?:div|img)[\s>])/);
    }
  }, 60_000);

  it('is the same each time', async () => expect(await bundleOf(figure())).toEqual(await bundleOf(figure())));

  it('carries Plotly itself once a session where it is to be embedded', async () => {
    configure({plotly: 'embed'});
    const [first, second] = [await html(figure()), await html(figure())];
    expect(first.length).toBeGreaterThan(1_000_000);
    expect(second.length).toBeLessThan(200_000);
    expect(first).toContain('window.Plotly = Plotly');
  });

  it('is still with plotly off, and has no PNG with png off', async () => {
    configure({plotly: 'off', png: false});
    const {data} = await bundleOf(figure());
    expect(Object.keys(data)).toEqual(['text/plain', 'text/html']);
    expect(data['text/html']).not.toContain('<script');
  });
});

describe('Figure', () => {
  it('takes a size and a title, and keeps its numbers', async () => {
    const other = figure().with({width: 500, height: 300, title: 'Hats & <b>boots</b>'});
    expect(other.size).toEqual({width: 500, height: 300});
    expect(await other.toSVG()).toContain('width="500" height="300"');
    expect(await other.toSVG()).toContain('<title>Hats &amp; &lt;b&gt;boots&lt;/b&gt;</title>');
    expect(other.toPlotly().layout).toMatchObject({width: 500, height: 300});
    expect({...other.view, title: ''}).toEqual({...figure().view, title: ''});
    expect(() => figure().with({width: 1e9})).toThrow('pixels large');
  });

  it('takes size and font of the session', async () => {
    configure({width: 400, font: 'Noto Sans'});
    expect(figure().size.width).toBe(400);
    expect(await figure().toSVG()).toContain(`'Noto Sans','DejaVu Sans'`);
    expect(figure().toPlotly().layout['font']).toMatchObject({family: expect.stringMatching(/^'Noto Sans',/)});
  });

  it('is saved by the ending, and never over a file that is there', async () => {
    const root = dataSet({});
    for (const ending of ['svg', 'png', 'html', 'json']) {
      const path = await figure().save(join(root, `a.${ending}`));
      expect(path).toBe(join(root, `a.${ending}`));
      expect(readFileSync(path).length).toBeGreaterThan(500);
    }
    writeFileSync(join(root, 'mine.svg'), 'mine');
    await expect(figure().save(join(root, 'mine.svg'))).rejects.toMatchObject({code: 'output-unwritable'});
    expect(readFileSync(join(root, 'mine.svg'), 'utf8')).toBe('mine');
    await figure().save(join(root, 'mine.svg'), {overwrite: true});
    expect(readFileSync(join(root, 'mine.svg'), 'utf8')).toMatch(/^<svg/);
    await expect(figure().save(join(root, 'a.gif'))).rejects.toMatchObject({
      code: 'usage',
      hint: expect.stringContaining('.svg'),
    });
    await expect(figure().save(join(root, 'no', 'a.svg'))).rejects.toMatchObject({code: 'output-unwritable'});
    expect(existsSync(join(root, 'a.gif'))).toBe(false);
  });

  it('is its words on a terminal, and hides how it is shown', () => {
    expect(inspect(figure())).toBe(`${figure().view.title}\n${figure().view.summary}`);
    expect(Object.keys(figure())).toEqual(['view']);
  });
});
