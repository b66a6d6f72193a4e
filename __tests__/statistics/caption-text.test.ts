import {describe, expect, it} from '@jest/globals';
import {inspectText, type UncleanKind} from '../../src/statistics/caption-text.ts';
import {corpusOf, type Told} from '../helpers/sets.ts';

const inspect = async (captions: readonly Told[]) => inspectText(await corpusOf(captions));
const kinds = async (caption: string) => (await inspect([caption])).unclean.map(({kind}) => kind);

describe('inspectText(corpus): unclean', () => {
  it.each<[string, UncleanKind[]]>([
    ['hat, smile', []],
    ['hat, smile,', ['trailing-separator']],
    ['hat, smile, ', ['trailing-separator']],
    ['hat,, smile', ['empty-tag']],
    ['hat, , smile,', ['trailing-separator', 'empty-tag']],
    ['hat,,', ['trailing-separator', 'empty-tag']],
    [', hat', ['empty-tag']],
    ['h\u200bat', ['zero-width']],
    ['\ufeffhat', []],
    ['hat, \ufeffsmile', ['zero-width']],
    ['red\u00a0hat', ['nbsp']],
    ['hat，smile、night', ['full-width-comma']],
    ['h\u200bat，red\u00a0hat,', ['trailing-separator', 'zero-width', 'nbsp', 'full-width-comma']],
    ['', []],
  ])('%j: %j', async (caption, expected) => expect(await kinds(caption)).toEqual(expected));
  it('lists each item once, though several of its captions are unclean', async () =>
    expect((await inspect([['hat,', 'cap,'], 'hat,'])).unclean).toEqual([
      {kind: 'trailing-separator', items: ['000', '001']},
    ]));
});

describe('inspectText(corpus): repeated', () => {
  it.each([
    ['hat, smile, hat', {tag: 'hat', neighbours: 0, exact: 1}],
    ['hat, hat', {tag: 'hat', neighbours: 1, exact: 1}],
    ['hat, Hat', {tag: 'Hat', neighbours: 1, exact: 0}],
    ['red_hat, smile, red hat', {tag: 'red hat', neighbours: 0, exact: 0}],
  ])('%j', async (caption, expected) =>
    expect((await inspect([caption])).repeated).toEqual([{...expected, items: ['000']}]),
  );
  it('adds up over captions, most captions first, ties by name', async () =>
    expect((await inspect(['hat, a, hat', 'hat, hat', 'cap, cap', 'boots, a, boots', 'hat'])).repeated).toEqual([
      {tag: 'hat', items: ['000', '001'], neighbours: 1, exact: 2},
      {tag: 'boots', items: ['003'], neighbours: 0, exact: 1},
      {tag: 'cap', items: ['002'], neighbours: 1, exact: 1},
    ]));
});
