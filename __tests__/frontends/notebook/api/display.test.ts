import {describe, expect, it} from '@jest/globals';
import {display, prompt} from '../../../../src/frontends/notebook/api/display.ts';
import {findHost} from '../../../../src/frontends/notebook/api/host.ts';
import {Table} from '../../../../src/frontends/notebook/api/table.ts';
import {inKernel} from '../../../helpers/notebook-host.ts';

const TABLE = new Table([{tag: 'hat'}], {title: 'Tags', columns: ['tag']});

describe('display(value)', () => {
  it('publishes the bundle of a thing that has one, and the print of one that has none', () =>
    inKernel(async host => {
      await display(TABLE);
      await display({hat: 1}, {id: 'a'});
      await display('plain');
      await display(Promise.resolve(7));
      expect(host.published[0]?.data).toMatchObject({
        'text/html': expect.stringContaining('<td style="text-align:left">hat</td>'),
      });
      expect(host.published.slice(1)).toEqual([
        {data: {'text/plain': '{ hat: 1 }'}, metadata: {}, transient: {display_id: 'a'}},
        {data: {'text/plain': 'plain'}, metadata: {}},
        {data: {'text/plain': '7'}, metadata: {}},
      ]);
    }));

  it('publishes what is told its kind', () =>
    inKernel(async host => {
      await display.html('<b>hat</b>');
      await display.markdown('*hat*');
      await display.svg('<svg/>');
      await display.png(Uint8Array.of(137, 80));
      await display.json({hat: [1]}, {id: 'j'});
      expect(host.published.map(({data}) => Object.keys(data)[0])).toEqual([
        'text/html',
        'text/markdown',
        'image/svg+xml',
        'image/png',
        'application/json',
      ]);
      expect(host.published[3]?.data['image/png']).toBe('iVA=');
      expect(host.published[4]).toMatchObject({data: {'application/json': {hat: [1]}}, transient: {display_id: 'j'}});
    }));

  it('shows another value in the place of the first, and clears', () =>
    inKernel(async host => {
      await display.update('a', 'later');
      display.clear();
      display.clear({wait: true});
      expect(host.published).toEqual([
        {data: {'text/plain': 'later'}, metadata: {}, transient: {display_id: 'a'}, update: true},
      ]);
      expect(host.cleared).toEqual([false, true]);
      await expect(display('x', {id: ''})).rejects.toMatchObject({code: 'usage'});
    }));

  it('asks the person at the notebook, and says so where nobody is', async () => {
    await expect(inKernel(() => prompt('How many?'))).resolves.toBe('How many? 42');
    await expect(prompt('How many?')).rejects.toMatchObject({code: 'usage'});
  });
});

describe('the host', () => {
  it('is none in a plain program', () => expect(findHost()).toBeNull());

  it('is that of Deno where Deno runs the cells', async () => {
    const sent: unknown[] = [];
    const global = globalThis as {Deno?: unknown};
    global.Deno = {jupyter: {broadcast: (type: string, content: unknown) => sent.push([type, content])}};
    try {
      await display('hat', {id: 'a'});
      await display.update('a', 'cap');
      display.clear({wait: true});
    } finally {
      delete global.Deno;
    }
    expect(sent).toEqual([
      ['display_data', {data: {'text/plain': 'hat'}, metadata: {}, transient: {display_id: 'a'}}],
      ['update_display_data', {data: {'text/plain': 'cap'}, metadata: {}, transient: {display_id: 'a'}}],
      ['clear_output', {wait: true}],
    ]);
  });
});
