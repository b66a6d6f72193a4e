import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient} from '../helpers/kernel-client.ts';

/** The compiler reads declarations of packages without what documents them, until somebody asks. */
let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  const ran = await kernel.execute(`import * as fs from 'node:fs';
    const ribbon = [1, 2];
    const stream = fs.createReadStream('/dev/null');`);
  expect(ran.reply).toMatchObject({status: 'ok'});
});
afterAll(() => kernel.stop());

async function inspect(code: string, position = code.length): Promise<string> {
  const {reply} = await kernel.ask('inspect_request', {code, cursor_pos: position, detail_level: 0});
  return String((reply['data'] as Record<string, unknown>)['text/plain']);
}

describe('the documentation of a name', () => {
  it.each([
    ['of the language', 'JSON.stringify', 'Converts a JavaScript value to a JavaScript Object Notation (JSON) string.'],
    ['of Node', 'fs.readFileSync', 'Returns the contents of the `path`.'],
    ['that is imported', `import {createHash} from 'node:crypto'; createHash`, 'Creates and returns a `Hash` object'],
    ['of an object', 'ribbon.map', 'Calls a defined callback function on each element of an array'],
    ['of a class that is made', 'new URL', '`URL` class is a global reference'],
    ['of what a class inherits', 'stream.on', 'Adds the `listener` function to the end of the listeners array'],
    ['of this package', 'load', 'data set'],
  ])('%s', async (_, code, documentation) => expect(await inspect(code)).toContain(documentation));
  it('of an option that is set', async () => {
    const code = `fs.mkdirSync('hats', {recursive: true})`;
    expect(await inspect(code, code.indexOf('recursive'))).toContain(
      'Indicates whether parent folders should be created.',
    );
  });
  it('of a function by another name', async () => {
    const code = `const parse = JSON.parse; parse('1')`;
    expect(await inspect(code, code.lastIndexOf('parse'))).toContain(
      'Converts a JavaScript Object Notation (JSON) string into an object.',
    );
  });
  it('cells run as before', async () => {
    const ran = await kernel.execute('fs.existsSync("/") && ribbon.map(x => x + 1).length');
    expect(ran.outputs.find(({type}) => type === 'execute_result')?.content['data']).toEqual({'text/plain': '2'});
  });
});
