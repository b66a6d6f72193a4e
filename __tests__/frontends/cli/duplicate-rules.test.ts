import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../../src/frontends/cli/run.ts';
import type {Comparison} from '../../../src/report/comparison.ts';
import type {HealthReport} from '../../../src/report/health-report.ts';
import type {ImageStatistics} from '../../../src/statistics/images.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';
import {recorder} from '../../helpers/world.ts';

/** A picture, its mirror image, the same turned, a copy that was stored anew, and another picture. */
async function set(settings: string): Promise<string> {
  const root = dataSet({'tagnosis.yml': settings});
  const {default: sharp} = await import('sharp');
  const one = await drawn(1, 320, 240).png().toBuffer();
  const pictures: Readonly<Record<string, Buffer>> = {
    'a.png': one,
    'copy.png': await sharp(one)
      .resize(160, 120)
      .linear(0.8, 0)
      .jpeg({quality: 30})
      .toBuffer()
      .then(bytes => sharp(bytes).png().toBuffer()),
    'mirror.png': await sharp(one).flop().png().toBuffer(),
    'other.png': await drawn(2, 320, 240).png().toBuffer(),
    'turned.png': await sharp(one).rotate(90).png().toBuffer(),
  };
  for (const [name, bytes] of Object.entries(pictures)) {
    writeFileSync(join(root, name), bytes);
    writeFileSync(join(root, name.replace('.png', '.txt')), `1girl, ${name.replace('.png', '')}`);
  }
  return root;
}

async function printed(args: readonly string[]): Promise<string> {
  const world = recorder(args);
  expect([await run(world), world.warned.join('')]).toEqual([0, '']);
  return world.printed.join('');
}

const checked = async (root: string, ...args: string[]): Promise<HealthReport> =>
  JSON.parse(await printed(['check', root, '--no-cache', '--format', 'json', ...args])) as HealthReport;
const found = async (root: string): Promise<ImageStatistics> =>
  JSON.parse(await printed(['duplicates', root, '--no-cache', '--format', 'json'])) as ImageStatistics;

describe('duplicates of tagnosis.yml', () => {
  it('change nothing where they say what holds anyway', async () => {
    const [plain, told] = [
      await checked(await set('')),
      await checked(await set('duplicates: {p-hash: 6, d-hash: 10, advisory: 10, transforms: [mirror]}')),
    ];
    expect(told.basis).toBe(plain.basis);
    expect(told.metrics).toEqual(plain.metrics);
    expect(plain.metrics['near-duplicates']).toMatchObject({value: 0.2, detail: {values: {mirrors: 2}}});
  });
  it('narrow what is a copy, say so, and change the basis', async () => {
    const [plain, told] = [
      await checked(await set('')),
      await checked(await set('duplicates: {p-hash: 0, d-hash: 0, advisory: 0}')),
    ];
    expect(told.metrics['near-duplicates']).toMatchObject({
      value: 0,
      detail: {
        remarks: [
          'Copies are told by pHash within 0 bits and dHash within 0, look-alikes by pHash within 0, as the settings say.',
        ],
      },
    });
    expect(told.basis).not.toBe(plain.basis);
    const text = await printed([
      'duplicates',
      await set('duplicates: {p-hash: 0, d-hash: 0, advisory: 0}'),
      '--no-cache',
    ]);
    expect(text).toMatch(/^No copies among 5 images\./);
    expect(text.replaceAll('\n', ' ')).toContain(
      'within 0 bits of pHash and 0 of dHash, look-alikes within 0 of pHash, as the settings say.',
    );
  });
  it('are held against each other by compare, whichever side has them', async () => {
    const [plain, told] = [await set(''), await set('duplicates: {d-hash: 9}')];
    const save = async (root: string): Promise<string> => {
      const world = recorder(['check', root, '--no-cache', '--save-statistics', 'saved.json', '--quiet']);
      expect(await run(world)).toBe(0);
      const path = join(dataSet({}), 'saved.json');
      writeFileSync(path, world.written[0]?.[1] ?? '');
      return path;
    };
    const [base, head] = [await save(plain), await save(told)];
    for (const sides of [
      [base, head],
      [head, base],
    ]) {
      const compared = JSON.parse(await printed(['compare', ...sides, '--format', 'json'])) as Comparison;
      expect(compared.comparable).toBe(false);
      expect(compared.mismatches).toEqual([{part: 'duplicates', why: expect.stringContaining('same duplicates')}]);
    }
    const same = JSON.parse(await printed(['compare', head, head, '--format', 'json'])) as Comparison;
    expect(same.comparable).toBe(true);
    expect((await checked(head)).basis).toBe((await checked(told)).basis);
  });
  it('look for mirror images only where that is asked for', async () => {
    const root = await set('duplicates: {transforms: []}');
    expect((await found(root)).mirrors.total).toBe(0);
    expect(Object.keys((await checked(root)).metrics['near-duplicates']?.detail?.values ?? {})).not.toContain(
      'mirrors',
    );
    expect(await printed(['duplicates', root, '--no-cache'])).toContain('Mirror images were not looked for');
  });
  it('find turned pictures, name how they lie, and never count them', async () => {
    const root = await set('duplicates: {transforms: [mirror, rotations]}');
    const {turned, mirrors, clusters} = await found(root);
    expect([mirrors.total, clusters]).toEqual([2, 4]);
    expect(turned?.pairs).toContainEqual({a: 'a.png', b: 'turned.png', turn: 'quarter'});
    const report = await checked(root);
    expect(report.metrics['near-duplicates']).toMatchObject({value: 0.2, detail: {values: {turned: turned?.total}}});
    expect(report.notes.find(({code}) => code === 'image-turned')?.places).toContain('a.png');
    expect(report.basis).toBe((await checked(await set(''))).basis);
    expect(await printed(['duplicates', root, '--no-cache'])).toMatch(
      / a\.png = \w{7} turned\.png \(turned by a quarter\)/,
    );
    expect(await printed(['duplicates', root, '--no-cache', '--format', 'html'])).toContain(
      'A picture and itself turned',
    );
  });
});
