import {beforeAll, describe, expect, it} from '@jest/globals';
import {TagnosisError} from '../../../../src/errors.ts';
import {Figure} from '../../../../src/frontends/notebook/api/figure.ts';
import type {View} from '../../../../src/plots/view.ts';
import {allViews} from '../../../helpers/views.ts';

let views: readonly View[] = [];
beforeAll(async () => {
  views = await allViews();
});

describe('new Figure(view)', () => {
  it.each([null, undefined, 5, 'bars', {}, {kind: 'pie'}, {kind: 'toString'}, [], Promise.resolve(1)])(
    'refuses what is no view: %p',
    view => {
      expect(() => new Figure(view as never)).toThrow(TagnosisError);
      expect(() => new Figure(view as never)).toThrow('is no view');
    },
  );
  it('takes all views, and names the part that one lacks', () => {
    expect(new Set(views.map(({kind}) => kind)).size).toBe(4);
    for (const view of views) {
      expect(new Figure(view).view).toBe(view);
      for (const [name, value] of Object.entries(view)) {
        if (typeof value !== 'object' && name !== 'title' && name !== 'summary') continue;
        expect(() => new Figure({...view, [name]: undefined})).toThrow(`“${name}”`);
      }
    }
  });
  it('refuses another title that is none', () => {
    const [view] = views;
    expect(() => new Figure(view as View).with({title: 5 as never})).toThrow('“title”: there it has 5.');
  });
});
