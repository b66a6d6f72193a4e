import {describe, expect, it} from '@jest/globals';
import type {ImageFailure, ImageRecord} from '../../src/engines/image/record.ts';
import {imageNotes, copyNotes} from '../../src/statistics/image-notes.ts';
import {NO_IMAGES} from '../../src/statistics/images.ts';
import {type SeenImages, unseenImages} from '../../src/statistics/seen-images.ts';
import {corpusOf} from '../helpers/sets.ts';

function seen(record: ImageRecord | Partial<ImageRecord>): SeenImages {
  return {...unseenImages(''), unseen: null, placeOf: new Map([['000', 0]]), records: [record as ImageRecord]};
}

const failed = (state: ImageFailure['state'], detail = ''): SeenImages => seen({state, contentId: null, detail});

describe('imageNotes(seen, corpus)', () => {
  it.each([
    ['truncated', 'image-truncated'],
    ['corrupt', 'image-corrupt'],
    ['too-large', 'image-too-large'],
    ['unsupported-format', 'image-unsupported'],
    ['timed-out', 'image-timed-out'],
    ['changed', 'image-changed'],
    ['unreadable', 'file-unreadable'],
    ['empty', 'image-not-an-image'],
    ['not-an-image', 'image-not-an-image'],
    ['lfs-pointer', 'lfs-pointer'],
  ] as const)('of a file that is %s are %s', async (state, code) =>
    expect(imageNotes(failed(state), await corpusOf(['hat']))).toEqual([{key: '000', note: {code}}]),
  );
  it('say what exactly', async () =>
    expect(imageNotes(failed('unsupported-format', 'HEIC'), await corpusOf(['hat']))).toEqual([
      {key: '000', note: {code: 'image-unsupported', detail: 'HEIC'}},
    ]));
  it.each([
    [{cut: true}, ['image-cut']],
    [{orientation: 3}, ['image-sideways']],
    [{hiddenShare: 0.5}, ['image-hides-colours']],
    [{hiddenShare: 0.01}, []],
  ])('of a picture with %j are %j', async (found, codes) => {
    const picture = {state: 'ok' as const, cut: false, orientation: 1, hiddenShare: 0, ...found};
    const looking = {...seen(picture), eyes: {upright: false, seesHidden: true}};
    expect(imageNotes(looking, await corpusOf(['hat'])).map(({note}) => note.code)).toEqual(codes);
  });
  it('are none where there was no look', async () =>
    expect(imageNotes(unseenImages('why'), await corpusOf(['hat']))).toEqual([]));
});

describe('copyNotes(seen, corpus, images)', () => {
  it('warn of a set of nearly empty pictures', async () => {
    const images = {...NO_IMAGES, ok: 10, lowDetail: 6};
    expect(copyNotes(unseenImages(''), await corpusOf(['hat']), images)).toEqual([
      {code: 'images-nearly-empty', detail: '6 of 10'},
    ]);
    expect(copyNotes(unseenImages(''), await corpusOf(['hat']), {...images, lowDetail: 5})).toEqual([]);
  });
});
