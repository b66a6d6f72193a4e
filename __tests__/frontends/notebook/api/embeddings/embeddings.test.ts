import {cpSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import * as tagnosis from '../../../../../src/index.ts';
import {Embeddings} from '../../../../../src/frontends/notebook/api/embeddings/embeddings.ts';
import {imageEmbeddings} from '../../../../../src/frontends/notebook/api/embeddings/image-embeddings.ts';
import {tagEmbeddings} from '../../../../../src/frontends/notebook/api/embeddings/tag-embeddings.ts';
import {load} from '../../../../../src/frontends/notebook/api/load.ts';
import {unitSum} from '../../../../../src/math/vectors.ts';
import {dataSet} from '../../../../helpers/data-set.ts';
import {inFolder} from '../../../../helpers/in-folder.ts';
import {itemsOf} from '../../../../helpers/sets.ts';
import {EXPECTED, shapes, TINY_CLIP} from '../../../../helpers/tiny-clip.ts';

const MODEL = {fingerprint: 'f', dtype: 'fp32', device: 'cpu', notes: []} as const;

function placed(vectors: Readonly<Record<string, readonly number[] | null>>): Embeddings {
  const named = Object.entries(vectors).map(([key, xs]) => [key, xs && Float32Array.from(xs)] as const);
  return new Embeddings({vectors: new Map(named), model: MODEL}, 'tag');
}

/** The largest difference of two vectors in any number. */
function difference(a: ArrayLike<number> | undefined, b: ArrayLike<number>): number {
  return Math.max(...Array.from(b, (x, i) => Math.abs(x - (a?.[i] ?? NaN))));
}

describe('imageEmbeddings(ds)', () => {
  it('gives the vectors of the model by key of the item, and says which pictures have none', async () => {
    const root = dataSet({...shapes(12), 'broken.png': 'no picture', 'broken.txt': 'red'});
    const cache = dataSet({});
    const found = await imageEmbeddings(await load(root, {clip: TINY_CLIP, cache}));
    for (const {image, embed} of EXPECTED.images)
      expect(difference(found.vectors.get(image), embed)).toBeLessThan(1e-5);
    expect(found.vectors.size).toBe(12);
    expect(found.missing).toEqual(['broken.png']);
    expect(found).toMatchObject({dimensions: 64, model: {dtype: 'fp32', device: 'cpu'}});
    expect(found.nearest('000.png', {k: 5}).rows).toHaveLength(5);
  }, 60_000);

  it('looks at a picture again that changed since the set was loaded: nothing is kept under a false name', async () => {
    const root = dataSet(shapes(4));
    const cache = dataSet({});
    const set = await load(root, {clip: TINY_CLIP, cache});
    writeFileSync(join(root, '000.png'), readFileSync(join(root, '003.png')));
    const {vectors} = await imageEmbeddings(set);
    expect(vectors.get('000.png')).toEqual(vectors.get('003.png'));
    const fresh = await imageEmbeddings(await load(dataSet(shapes(4)), {cache}), {clip: TINY_CLIP});
    expect(difference(fresh.vectors.get('000.png'), EXPECTED.images[0]?.embed ?? [])).toBeLessThan(1e-5);
  }, 60_000);

  it('says what it lacks: a model, pictures, a data set', async () => {
    const set = await load(dataSet(shapes(2)), {cache: false});
    await expect(imageEmbeddings(set)).rejects.toMatchObject({
      code: 'usage',
      message: 'imageEmbeddings() needs an image–text model, and none was named.',
      hint: expect.stringContaining('load()'),
    });
    await expect(imageEmbeddings(set, {clip: 'none/of-this-name'})).rejects.toMatchObject({code: 'model-missing'});
    await expect(imageEmbeddings(set, null as never)).rejects.toMatchObject({code: 'usage'});
    await expect(imageEmbeddings('train' as never)).rejects.toMatchObject({message: "'train' is no data set."});
    await expect(imageEmbeddings(set, {clip: 7} as never)).rejects.toMatchObject({message: 'clip is 7.'});
    const held = await load(itemsOf(['red', 'blue']));
    expect((await imageEmbeddings(held, {clip: TINY_CLIP})).vectors.size).toBe(0);
  }, 60_000);
});

describe('tagEmbeddings(ds)', () => {
  it('gives the mean over the templates, by the names of tags', async () => {
    const set = await load(itemsOf(['red circle, hat', 'red circle']), {clip: TINY_CLIP});
    const {vectors, missing} = await tagEmbeddings(set);
    expect([...vectors.keys()].toSorted()).toEqual(['hat', 'red circle']);
    expect(missing).toEqual([]);
    for (const vector of vectors.values()) expect(unitSum([vector])).toEqual(vector);
  }, 60_000);

  it('asks in the templates of the configuration', async () => {
    const root = dataSet({'tagnosis.yml': "alignment: {templates: ['{}']}\n", 'a.txt': 'red circle', 'b.txt': 'hat'});
    const {vectors} = await tagEmbeddings(await load(root, {clip: TINY_CLIP, cache: false}));
    const embed = EXPECTED.texts[0]?.embed ?? [];
    expect(difference(vectors.get('red circle'), embed)).toBeLessThan(1e-5);
  }, 60_000);

  it('refuses a tagger', async () => {
    const folder = dataSet({'model.onnx': 'x', 'selected_tags.csv': 'tag_id,name,category,count\n1,hat,0,1\n'});
    const set = await load(itemsOf(['hat', 'cap']));
    await expect(tagEmbeddings(set, {clip: folder})).rejects.toMatchObject({code: 'model-invalid'});
  });
});

describe('Embeddings.nearest(key)', () => {
  const cone = placed({hat: [1, 0.1, 0], cap: [1, 0.11, 0], lake: [1, -0.1, 0.1], sea: [1, -0.1, 0], void: null});

  it('takes off what all have in common', () => {
    expect(cone.nearest('hat').rows.map(({key}) => key)).toEqual(['cap', 'sea', 'lake']);
    expect(cone.nearest('hat').rows.at(-1)?.cosine).toBeLessThan(-0.8);
    expect(cone.nearest('hat', {k: 1}).rows).toHaveLength(1);
  });

  it('is 0 where nothing sets them apart', () => {
    expect(placed({a: [1, 0], b: [1, 0]}).nearest('a').rows).toEqual([{key: 'b', cosine: 0}]);
    expect(placed({a: [1, 0]}).nearest('a').rows).toEqual([]);
  });

  it('says what it does not know', () => {
    expect(() => cone.nearest('hatt')).toThrow('There is no vector of “hatt”.');
    expect(() => cone.nearest('void')).toThrow('“void” has no vector.');
    expect(() => cone.nearest(7 as never)).toThrow('There is no vector of 7.');
    expect(() => cone.nearest('hat', {k: 0})).toThrow('k is 0.');
    expect(() => cone.nearest('hat', {k: null} as never)).toThrow('k is null.');
  });
});

describe('docs/models.md', () => {
  it('shows what the small model says', async () => {
    const page = readFileSync('docs/models.md', 'utf8');
    const [, code = '', output = ''] = /```ts\n(const ds[\s\S]*?)```\n+```text\n([\s\S]*?)```/.exec(page) ?? [];
    const root = dataSet({});
    cpSync(TINY_CLIP, join(root, 'tiny-clip'), {recursive: true});
    cpSync(join(TINY_CLIP, 'images'), join(root, 'shapes'), {recursive: true});
    const lines = code.trim().split('\n');
    const last = lines.pop() ?? '';
    const cell = Reflect.construct(Function, [
      'load',
      'tagnosis',
      `return (async () => {${lines.join('\n')}\nreturn ${last}})()`,
    ]) as (...args: unknown[]) => Promise<unknown>;
    const shown = await inFolder(root, () => cell(load, tagnosis));
    expect(String(shown).trimEnd()).toBe(output.trimEnd());
  }, 60_000);
});
