import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import type {Fix} from '../../../src/advice/finding.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {findings, times} from '../../helpers/findings.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const named = (fixes: readonly Fix[] | undefined): string[] =>
  (fixes ?? []).flatMap(fix => (fix.kind === 'rename-tag' ? fix.from : []));

describe('the trigger is never renamed: spelling-variants', () => {
  const set = (common: string, rare: string, declared?: string) =>
    findings(
      'spelling-variants',
      times(20, i => `${i < 4 ? rare : common}, tag ${i % 5}, thing ${i % 3}`),
      declared === undefined ? {} : {trigger: [declared]},
    );
  it.each([
    ['most write it otherwise', 'Sks', 'sks', 'sks', ['Sks']],
    ['most write it as declared', 'sks', 'Sks', 'sks', ['Sks']],
    ['nobody writes it as declared', 'SKS', 'Sks', 'sks', ['SKS', 'Sks']],
    ['it is declared with an underscore', 'my girl', 'My_Girl', 'my_girl', ['my girl', 'My_Girl']],
  ])('to the declared spelling where %s', async (_where, common, rare, declared, from) => {
    const [finding] = await set(common, rare, declared);
    expect(finding?.fixes).toMatchObject([{kind: 'rename-tag', from, to: declared}]);
    expect(finding?.todo).toContain(`to \`${declared}\`, as you declare it`);
    expect(finding?.evidence).toMatchObject([{tags: [{tag: declared}]}]);
  });
  it('to the commonest spelling where the trigger is guessed', async () => {
    const [finding] = await set('Pellmo', 'pellmo');
    expect(finding?.fixes).toMatchObject([{from: ['pellmo'], to: 'Pellmo'}]);
    expect(finding?.todo).toBe('Rename them to the commonest spelling.');
  });
  it('not to another word that looks like it', async () => {
    const captions = [...times(20, i => `hat ${i % 2}, scarf`), 'hat 1, scrarf'];
    expect(await findings('spelling-variants', captions, {trigger: ['scrarf']})).toEqual([]);
    expect(await findings('spelling-variants', captions, {trigger: ['scarf']})).toHaveLength(1);
  });
  it('and a slip of it becomes its declared spelling', async () => {
    const captions = [...times(20, i => `hat ${i % 2}, Pellmo`), 'hat 1, pelmo'];
    const [finding] = await findings('spelling-variants', captions, {trigger: ['pellmo']});
    expect(finding?.fixes).toMatchObject([{from: ['pelmo'], to: 'pellmo'}]);
  });
  it.each([
    [['cheeky'], []],
    [['sks'], [{from: ['cheeky'], to: 'smirk'}]],
  ])('nor to its name in a taxonomy: trigger %j', async (trigger, fixes) => {
    const root = dataSet({'tags.csv': 'smirk,0,9,cheeky\nhat,0,5,\n'});
    const captions = times(20, i => `${i < 9 ? 'cheeky' : 'hat'}, tag ${i % 5}`);
    const found = await findings('spelling-variants', captions, {trigger, taxonomy: join(root, 'tags.csv')});
    expect(found.flatMap(finding => finding.fixes)).toMatchObject(fixes);
  });
  it.each([
    [{}, 1],
    [{allow: ['scrarf']}, 0],
  ])('and what is allowed stays: %j', async (options, count) => {
    const captions = [...times(20, i => `hat ${i % 2}, scarf`), 'hat 1, scrarf'];
    expect(await findings('spelling-variants', captions, options)).toHaveLength(count);
  });
});

describe('the trigger and words of quality keep their underscores: underscores-cost-tokens', () => {
  const underscored = (n: number) => letters.slice(0, n).map(letter => `red_hat_${letter}`);
  const set = (first: string) => times(20, () => [first, ...underscored(14)].join(', '));
  it.each([
    ['a declared trigger', 'my_girl', {trigger: ['my_girl']}],
    ['a guessed trigger', 'my_girl', {trigger: []}],
    ['a word of quality', 'score_9', {}],
    ['a tag of the allow list', 'my_house_style', {allow: ['my house style']}],
  ])('%s', async (_what, tag, options) => {
    const [finding] = await findings('underscores-cost-tokens', set(tag), {trigger: ['sks'], ...options});
    expect(named(finding?.fixes)).toEqual(underscored(14));
    expect(finding?.evidence).toMatchObject([{kind: 'tags', total: 14}]);
  });
  it('and what spaces would save is counted without them', async () => {
    // 7 + 1 tokens, 33 times 2, and 3: 77. With spaces in `red_hat` alone 76, in all 73.
    const captions = times(20, () => ['my_own_little_girl', ...[...letters, ...'1234567'], 'red_hat'].join(', '));
    const options = {trigger: ['my own little girl']};
    expect(await findings('underscores-cost-tokens', captions, options)).toEqual([]);
    expect(await findings('underscores-cost-tokens', captions, {trigger: ['sks']})).toHaveLength(1);
  });
});
