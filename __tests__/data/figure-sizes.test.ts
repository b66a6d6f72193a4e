import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {bundleOf} from '../../src/frontends/notebook/api/displayable.ts';
import {load} from '../../src/frontends/notebook/api/load.ts';

/** Servers of Jupyter cut off what sends more than a megabyte a second. */
const MOST_BYTES = 600_000;

describe('the largest matrix of a real set', () => {
  it('is 50 × 50, and no more than 600 KB in all its forms', async () => {
    const options = {images: false, advice: false, config: false} as const;
    const figure = (await load('../shared/data/captions/azuki', options)).pmiHeatmap({top: 50});
    const {view} = figure;
    if (view.kind !== 'matrix') throw new Error('a heat map');
    expect([view.rows.length, view.columns.length]).toEqual([50, 50]);
    expect(view.values.flat().filter(value => value !== null).length).toBeGreaterThan(2000);
    const {data} = await bundleOf(figure);
    expect(Object.keys(data)).toEqual(['text/plain', 'application/vnd.plotly.v1+json', 'text/html', 'image/png']);
    expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThanOrEqual(MOST_BYTES);
    const {width, height} = await sharp(Buffer.from(String(data['image/png']), 'base64')).metadata();
    expect({width, height}).toEqual({width: 1920, height: 1800});
  });
});
