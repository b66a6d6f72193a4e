import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient, only, printed} from '../helpers/kernel-client.ts';

let kernel: KernelClient;
const HOST = `const host = (globalThis as any)[Symbol.for('tagnosis.host')];`;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute(HOST, {}, 50_000);
}, 60_000);
afterAll(() => kernel.stop());

describe('displays', () => {
  it('are shown, updated and cleared', async () => {
    const ran = await kernel.execute(`
      console.log('before');
      host.publish({data: {'text/plain': 'a'}, transient: {display_id: 'x'}});
      host.publish({data: {'text/plain': 'b'}, transient: {display_id: 'x'}, update: true});
      host.clear({wait: true});`);
    expect(ran.outputs.map(({type}) => type).slice(2, -1)).toEqual([
      'stream',
      'display_data',
      'update_display_data',
      'clear_output',
    ]);
    expect(only(ran, 'update_display_data')).toEqual({
      data: {'text/plain': 'b'},
      metadata: {},
      transient: {display_id: 'x'},
    });
  });
  it('are what an object makes of itself', async () => {
    const ran = await kernel.execute(`({
      [Symbol.for('Jupyter.display')]: async () => ({'text/plain': 'hat', 'text/html': '<b>hat</b>'}),
      [Symbol.for('tagnosis.display-metadata')]: {'text/html': {isolated: true}},
    })`);
    expect(only(ran, 'execute_result')).toMatchObject({
      data: {'text/plain': 'hat', 'text/html': '<b>hat</b>'},
      metadata: {'text/html': {isolated: true}},
    });
  });
  it('that fail are text, and the cell is well', async () => {
    const ran = await kernel.execute(
      `({hat: 1, [Symbol.for('Jupyter.display')]: () => { throw new Error('no ink'); }})`,
    );
    expect(ran.reply).toMatchObject({status: 'ok'});
    expect(printed(ran, 'stderr')).toContain('no ink');
  });
});

describe('prompts', () => {
  it('ask at the front end', async () => {
    const id = kernel.sendCell(`await host.prompt('Enter: ', {password: true})`);
    const {content} = await kernel.wait('stdin', ({parent}) => parent === id);
    expect(content).toEqual({prompt: 'Enter: ', password: true});
    kernel.send('stdin', 'input_reply', {value: 'test_input_42'});
    expect(only(await kernel.result(id), 'execute_result')).toMatchObject({data: {'text/plain': "'test_input_42'"}});
  });
  it('throw where nobody can answer', async () => {
    const {reply} = await kernel.execute(`await host.prompt('Enter: ', {password: false})`, {allow_stdin: false});
    expect(reply).toMatchObject({status: 'error', ename: 'TagnosisError'});
  });
  it('are interruptible, and so is what follows the answer', async () => {
    const id = kernel.sendCell(`await host.prompt('Enter: ', {password: false})`);
    await kernel.wait('stdin', ({parent}) => parent === id);
    kernel.interrupt();
    expect((await kernel.result(id)).reply).toMatchObject({ename: 'Interrupted'});
    const next = kernel.sendCell(`await host.prompt('Enter: ', {password: false}); while (true);`);
    await kernel.wait('stdin', ({parent}) => parent === next);
    kernel.send('stdin', 'input_reply', {value: ''});
    const seen = kernel.send('control', 'kernel_info_request', {});
    await kernel.wait('control', ({parent}) => parent === seen);
    kernel.interrupt();
    expect((await kernel.result(next)).reply).toMatchObject({ename: 'Interrupted'});
  });
});

describe('completion', () => {
  const complete = async (code: string, at = [...code].length) =>
    (await kernel.ask('complete_request', {code, cursor_pos: at})).reply;
  it.each([
    ['process.argv0.toUpperC', ['toUpperCase'], 14, 22],
    ['JSON.str', ['stringify'], 5, 8],
    ['"😀😀".toUpp', ['toUpperCase'], 5, 10],
  ])('of %s', async (code, matches, start, end) => {
    const reply = await complete(code);
    expect(reply).toMatchObject({status: 'ok', matches, cursor_start: start, cursor_end: end});
    expect(reply['metadata']).toEqual({
      _jupyter_types_experimental: matches.map(text => ({text, type: 'method', start, end})),
    });
  });
  it('knows variables of earlier cells and the package', async () => {
    await kernel.execute('const felt = {brim: 1, crown: 2}');
    expect(await complete('felt.')).toMatchObject({matches: ['brim', 'crown']});
    expect((await complete('tagnosis.anal'))['matches']).toContain('analyze');
  });
  it('offers at most 500', async () => {
    const fields = Array.from({length: 600}, (_, i) => `k${i}: ${i}`);
    await kernel.execute(`const many = {${fields.join()}}`);
    expect((await complete('many.k'))['matches']).toHaveLength(500);
  });
});

describe('inspection', () => {
  const inspect = async (code: string, detail = 0) =>
    (await kernel.ask('inspect_request', {code, cursor_pos: code.length, detail_level: detail})).reply;
  it('tells signature and documentation', async () => {
    const reply = await inspect('parseInt');
    expect(reply).toMatchObject({status: 'ok', found: true});
    expect(reply['data']).toMatchObject({
      'text/plain': expect.stringContaining('function parseInt(string: string'),
      'text/markdown': expect.stringMatching(/^```typescript\nfunction parseInt[\s\S]*```\n\nConverts a string/),
    });
  });
  it('tells the file in detail', async () => {
    const shown = (reply: Readonly<Record<string, unknown>>) => (reply['data'] as Record<string, string>)['text/plain'];
    expect(shown(await inspect('parseInt', 1))).toContain('lib.es5.d.ts');
    expect(shown(await inspect('parseInt', 0))).not.toContain('lib.es5.d.ts');
    await kernel.execute('const ribbon = 1');
    expect(shown(await inspect('ribbon', 1))).not.toContain('Declared');
  });
  it('finds nothing in nothing', async () =>
    expect(await inspect('')).toEqual({status: 'ok', found: false, data: {}, metadata: {}}));
});

describe('completeness', () => {
  it.each([
    ['1', 'complete'],
    ['const x = 3', 'complete'],
    ['function f(){\n  return 1\n}', 'complete'],
    ['await (f())', 'complete'],
    ['function f(){', 'incomplete'],
    ['const x = [1,2', 'incomplete'],
    ['`abc', 'incomplete'],
    ['/* abc', 'incomplete'],
    ['if (true) {\n  1', 'incomplete'],
    ['const = 3 +;', 'invalid'],
    ['foo bar baz)', 'invalid'],
    ['}', 'invalid'],
  ])('of %j is %s', async (code, status) => {
    const {reply} = await kernel.ask('is_complete_request', {code});
    expect(reply).toMatchObject({status});
    expect('indent' in reply).toBe(status === 'incomplete');
  });
});

describe('history', () => {
  it('tells the last cells with their output', async () => {
    await kernel.execute('6 * 7');
    const {reply} = await kernel.ask('history_request', {hist_access_type: 'tail', n: 1, output: true, raw: true});
    expect(reply).toMatchObject({status: 'ok', history: [[1, expect.any(Number), ['6 * 7', '42']]]});
  });
  it('keeps the output of a cell, whatever cells that are not stored show', async () => {
    await kernel.execute('6 * 7');
    await kernel.execute('1 + 1', {silent: true});
    await kernel.execute('2 + 2', {store_history: false});
    const {reply} = await kernel.ask('history_request', {hist_access_type: 'tail', n: 1, output: true, raw: true});
    expect(reply).toMatchObject({history: [[1, expect.any(Number), ['6 * 7', '42']]]});
  });
});
