import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {bundleNowOf, bundleOf} from '../../../../src/frontends/notebook/api/displayable.ts';
import {loadDrawing} from '../../../../src/frontends/notebook/api/drawing.ts';
import {Figure} from '../../../../src/frontends/notebook/api/figure.ts';
import {seededRandom} from '../../../../src/math/random.ts';
import {CAPS, type MatrixView} from '../../../../src/plots/view.ts';

/** As large as a matrix may be: names as long as they may be, in wide letters, and no two cells of one colour. */
function largest(): MatrixView {
  const random = seededRandom('largest');
  const names = Array.from({length: CAPS.cells}, (_, i) => `${'小猫娘'.repeat(12)}${i}`);
  return {
    kind: 'matrix',
    title: 'No two cells are alike',
    summary: 'A matrix of noise.',
    rows: names,
    columns: names,
    values: names.map(() => names.map(() => 6 * random() - 3)),
    of: 'PMI, nats',
    domain: [-3, 3],
    diverging: true,
  };
}

const bytes = (data: object): number => Buffer.byteLength(JSON.stringify(data));

describe('the bundle of a figure', () => {
  it('is at most 600 KB, whatever is in it and whether it is waited for or not', async () => {
    const figure = new Figure(largest());
    expect(bytes((await bundleOf(figure)).data)).toBeLessThanOrEqual(600_000);
    await loadDrawing();
    const {data = {}} = bundleNowOf(figure) ?? {};
    expect(data).toHaveProperty('image/png');
    expect(bytes(data)).toBeLessThanOrEqual(600_000);
  });
  it('of a matrix has 256 colours at most, which no eye tells from all', async () => {
    const figure = new Figure(largest());
    const {data} = await bundleOf(figure);
    const [few, all] = await Promise.all(
      [Buffer.from(String(data['image/png']), 'base64'), await figure.toPNG()].map(png =>
        sharp(png).removeAlpha().raw().toBuffer(),
      ),
    );
    if (few === undefined || all === undefined) throw new Error('two pictures');
    expect(few.length).toBe(all.length);
    const apart = few.reduce((sum, level, i) => sum + Math.abs(level - (all[i] ?? 0)), 0) / few.length;
    expect(apart).toBeLessThan(2);
  });
});
