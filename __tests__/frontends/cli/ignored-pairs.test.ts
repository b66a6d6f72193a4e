import {renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import {run} from '../../../src/frontends/cli/run.ts';
import type {Comparison} from '../../../src/report/comparison.ts';
import type {HealthReport} from '../../../src/report/health-report.ts';
import type {ImageStatistics} from '../../../src/statistics/images.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';
import {recorder} from '../../helpers/world.ts';

let pictures: Readonly<Record<string, Buffer>>;
beforeAll(async () => {
  const one = await drawn(1, 320, 240).png().toBuffer();
  pictures = {
    'a.png': one,
    'b.png': await drawn(1, 320, 240).resize(160, 120).png().toBuffer(),
    'c.png': await drawn(2, 320, 240).png().toBuffer(),
    'm.png': await drawn(1, 320, 240).flop().png().toBuffer(),
    'same.png': one,
  };
});

/** A picture, a smaller one of it, its mirror image, the same file again, and another picture. */
function set(settings: string, names: readonly string[] = Object.keys(pictures)): string {
  const root = dataSet({'tagnosis.yml': settings});
  for (const name of names) {
    writeFileSync(join(root, name), pictures[name] ?? '');
    writeFileSync(join(root, name.replace('.png', '.txt')), `1girl, ${name.replace('.png', '')}`);
  }
  return root;
}

const NEAR = ['a.png', 'b.png', 'c.png'];

async function printed(args: readonly string[]): Promise<string> {
  const world = recorder(args);
  expect([await run(world), world.warned.join('')]).toEqual([0, '']);
  return world.printed.join('');
}

const checked = async (root: string): Promise<HealthReport> =>
  JSON.parse(await printed(['check', root, '--no-cache', '--format', 'json'])) as HealthReport;
const found = async (root: string): Promise<ImageStatistics & {ids: Readonly<Record<string, string>>}> =>
  JSON.parse(await printed(['duplicates', root, '--no-cache', '--format', 'json'])) as never;
const notesOf = (report: HealthReport, code: string): readonly (string | undefined)[] =>
  report.notes.filter(note => note.code === code).flatMap(({details}) => details);

/** Settings that accept what `tagnosis duplicates` printed the ids of. */
async function accepting(names: readonly [string, string], digits = 40): Promise<string> {
  const {ids} = await found(set(''));
  return `duplicates: {ignore: [[${names.map(name => `"${ids[name]?.slice(0, digits)}"`).join(', ')}]]}`;
}

describe('duplicates.ignore of tagnosis.yml', () => {
  it('takes a pair out of copies, by what tagnosis duplicates prints, and the score with it', async () => {
    const text = await printed(['duplicates', set('', NEAR), '--no-cache']);
    const [, settings = ''] = /tagnosis\.yml: (duplicates: \{ignore: .*\})/.exec(text.replaceAll('\n', ' ')) ?? [];
    const [plain, told] = [await checked(set('', NEAR)), await checked(set(settings, NEAR))];
    expect(plain.metrics['near-duplicates']).toMatchObject({value: expect.closeTo(1 / 3, 9)});
    expect(told.metrics['near-duplicates']).toMatchObject({
      value: 0,
      detail: {
        values: {pairs: 0, accepted: 1},
        remarks: ['1 pair of copies that the settings accept (duplicates.ignore) is not counted.'],
      },
    });
    expect(told.basis).not.toBe(plain.basis);
  });
  it('is told everywhere: in the report, its text and page, and in the list of copies', async () => {
    const settings = await accepting(['a.png', 'b.png'], 7);
    expect(notesOf(await checked(set(settings, NEAR)), 'copies-accepted')).toEqual(['1 pair of copies']);
    expect(await printed(['check', set(settings, NEAR), '--no-cache'])).toMatch(
      /The settings accept[^]*1 pair of copies[^]*\[copies-accepted\]/,
    );
    expect(await printed(['check', set(settings, NEAR), '--no-cache', '--format', 'html'])).toContain(
      '1 pair of copies that the settings accept',
    );
    const said = 'Pairs that the settings accept (duplicates.ignore): 1 of copies. They are not listed.';
    const text = await printed(['duplicates', set(settings, NEAR), '--no-cache']);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(said);
    expect(text).toMatch(/^No copies among 3 images\./);
    expect(await printed(['duplicates', set(settings, NEAR), '--no-cache', '--format', 'html'])).toContain(said);
    expect((await found(set(settings, NEAR))).accepted).toEqual({pairs: 1, exact: 0, others: 0, unused: []});
  });
  it('survives new names, in any order of them', async () => {
    const settings = await accepting(['b.png', 'a.png'], 12);
    const root = set(settings, NEAR);
    for (const [was, is] of [
      ['a', 'z'],
      ['b', 'a'],
    ]) {
      renameSync(join(root, `${was}.png`), join(root, `${is}.png`));
      renameSync(join(root, `${was}.txt`), join(root, `${is}.txt`));
    }
    const {clusters, accepted} = await found(root);
    expect([clusters, accepted]).toEqual([3, {pairs: 1, exact: 0, others: 0, unused: []}]);
  });
  it('takes patterns of keys', async () => {
    const {groups, mirrors, accepted} = await found(
      set('duplicates: {ignore: [["?.png", "?.png"]]}', ['a.png', 'b.png', 'c.png', 'm.png']),
    );
    expect([groups, mirrors.total, accepted]).toEqual([[], 0, {pairs: 1, exact: 0, others: 2, unused: []}]);
  });
  it('takes exact copies, and says that they are', async () => {
    const root = set(await accepting(['a.png', 'same.png']), ['a.png', 'c.png', 'same.png']);
    const {clusters, exact, accepted} = await found(root);
    expect([clusters, exact, accepted]).toEqual([3, 0, {pairs: 1, exact: 1, others: 0, unused: []}]);
    expect(notesOf(await checked(root), 'copies-accepted')).toEqual(['1 pair of copies, 1 of them the same picture']);
  });
  it('leaves the rest of a group together', async () => {
    const {groups} = await found(
      set('duplicates: {ignore: [[a.png, b.png]]}', ['a.png', 'b.png', 'c.png', 'same.png']),
    );
    expect(groups.map(({keys}) => keys)).toEqual([['a.png', 'same.png']]);
  });
  it('names what accepts nothing, and why', async () => {
    const settings = 'duplicates: {ignore: [[a.png, c.png], ["gone/*", a.png], [0123abc, b.png]]}';
    const report = await checked(set(settings, NEAR));
    expect(notesOf(report, 'copies-accepted')).toEqual([]);
    expect(notesOf(report, 'accepted-pair-unused')).toEqual([
      '0123abc · b.png: 0123abc names no image',
      'a.png · c.png: they are no copies of each other',
      'a.png · gone/*: gone/* names no image',
    ]);
    expect(report.metrics['near-duplicates']).toMatchObject({value: expect.closeTo(1 / 3, 9)});
    const text = await printed(['duplicates', set(settings, NEAR), '--no-cache']);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Under duplicates.ignore 3 accept nothing: 0123abc · b.png (0123abc names no image);',
    );
  });
  it('is kept by saved statistics, and told by compare', async () => {
    const save = async (settings: string): Promise<string> => {
      const world = recorder([
        'check',
        set(settings, NEAR),
        '--no-cache',
        '--save-statistics',
        'saved.json',
        '--quiet',
      ]);
      expect(await run(world)).toBe(0);
      const path = join(dataSet({}), 'saved.json');
      writeFileSync(path, world.written[0]?.[1] ?? '');
      return path;
    };
    const [plain, told] = [await save(''), await save('duplicates: {ignore: [[b.png, a.png]]}')];
    const compared = JSON.parse(await printed(['compare', plain, told, '--format', 'json'])) as Comparison;
    expect(compared.mismatches.map(({part}) => part)).toEqual(['duplicates']);
    const again = JSON.parse(await printed(['check', told, '--format', 'json'])) as HealthReport;
    const direct = await checked(set('duplicates: {ignore: [[a.png, b.png], [b.png, a.png]]}', NEAR));
    expect([again.basis, again.metrics['near-duplicates']]).toEqual([direct.basis, direct.metrics['near-duplicates']]);
    expect(notesOf(again, 'copies-accepted')).toEqual(['1 pair of copies']);
  });
  it('holds for both sides of compare, and for what lies between them', async () => {
    const settings = 'duplicates: {ignore: [["*.png", "*.png"]]}';
    const compared = JSON.parse(
      await printed(['compare', set(settings, NEAR), set(settings), '--no-cache', '--format', 'json']),
    ) as Comparison;
    expect(compared.mismatches).toEqual([]);
    expect(compared.metrics['near-duplicates']?.value).toEqual({base: 0, head: 0, delta: 0});
  });
});

describe('duplicates.ignore and pointers of Git LFS', () => {
  const pointer = (digit: string): string =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize 12345\n`;
  it('takes equal pointers apart by their names, and counts them', async () => {
    const files = {'a.png': pointer('1'), 'b.png': pointer('1'), 'c.png': pointer('2')};
    const captions = {'a.txt': '1girl, a', 'b.txt': '1girl, b', 'c.txt': '1girl, c'};
    const [plain, told] = [
      await found(dataSet({...files, ...captions})),
      await found(dataSet({...files, ...captions, 'tagnosis.yml': 'duplicates: {ignore: [[a.png, b.png]]}'})),
    ];
    expect([plain.groups.length, told.groups.length]).toEqual([1, 0]);
    expect(told.accepted).toEqual({pairs: 0, exact: 0, others: 1, unused: []});
  });
});
