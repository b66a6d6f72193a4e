import {describe, expect, it} from '@jest/globals';
import {DISPLAY, DISPLAY_METADATA} from '../../../../src/frontends/notebook/host-contract.ts';
import {render} from '../../../../src/frontends/notebook/kernel/render.ts';

describe('render(value)', () => {
  it('is text where nothing else is told', async () =>
    expect(await render([1, 4, 9])).toEqual({data: {'text/plain': '[ 1, 4, 9 ]'}, metadata: {}, complaint: null}));
  it.each([null, 0, '', Object.create(null) as object])('shows %p', async value =>
    expect((await render(value)).complaint).toBeNull(),
  );
  it('takes the bundle of a display method, bytes as base64', async () => {
    const value = {
      [DISPLAY]: async () => ({'text/plain': 'hat', 'image/png': Buffer.from('PNG')}),
      [DISPLAY_METADATA]: {'image/png': {width: 7}},
    };
    expect(await render(value)).toEqual({
      data: {'text/plain': 'hat', 'image/png': 'UE5H'},
      metadata: {'image/png': {width: 7}},
      complaint: null,
    });
  });
  it.each([
    ['throws', () => Promise.reject(new Error('no ink'))],
    ['gives no object', () => 'hat'],
    ['gives what is no JSON', () => ({'text/plain': 1n})],
  ])('shows text and complains when the method %s', async (_, method) => {
    const {data, complaint} = await render({hat: 1, [DISPLAY]: method});
    expect(data['text/plain']).toContain('hat: 1');
    expect(complaint).toContain('shown as text');
  });
});
