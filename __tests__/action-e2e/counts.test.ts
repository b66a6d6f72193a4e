import {existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {checkout} from '../helpers/git-hub.ts';
import {drawn} from '../helpers/pictures.ts';
import {filesBelow} from '../helpers/pull-request.ts';
import {pulled} from '../helpers/pulled.ts';
import {copiedBundle, runAction} from '../helpers/run-action.ts';

const HEALTHY = filesBelow('examples/healthy', 'd/healthy');
const CAPTIONS = Object.keys(HEALTHY).filter(path => path.endsWith('.txt'));

describe('a pull request', () => {
  it('costs few processes and few calls, and captions alone no decoder', async () => {
    const changes = Object.fromEntries(CAPTIONS.slice(0, 12).map(path => [path, 'pellmo, night, night']));
    const {fake, job} = await pulled(HEALTHY, changes);
    for (let i = 0; i < 99; i++) fake.comment('somebody', `comment ${i}`);
    const cold = await runAction(job);
    expect({log: cold.log, posted: cold.outputs['comment-posted']}).toMatchObject({posted: 'true'});
    expect(fake.calls.length).toBeLessThanOrEqual(5);
    expect(cold.gitCalls.length).toBeGreaterThan(3);
    expect(cold.gitCalls.length).toBeLessThanOrEqual(10);
    const blind = copiedBundle();
    for (const name of readdirSync(join(blind, 'dist/action')))
      if (name.includes('sharp')) rmSync(join(blind, 'dist/action', name));
    const warm = await runAction({...job, temp: cold.temp, bundled: blind});
    expect({log: warm.log, ...warm.outputs}).toMatchObject({...cold.outputs, 'comment-posted': 'true'});
    expect(fake.comments).toHaveLength(100);
  });
  it('that brings 10 of 1,000 images anew decodes 10', async () => {
    const images = await Promise.all(Array.from({length: 1010}, (_, i) => drawn(i, 48, 36).png().toBuffer()));
    const files = Object.fromEntries(
      images.slice(0, 1000).flatMap((image, i): [string, string | Buffer][] => [
        [`d/${i}.png`, image],
        [`d/${i}.txt`, `sks, hat, tag${i % 50}`],
      ]),
    );
    const changed = Object.fromEntries(images.slice(1000).map((image, i) => [`d/${50 * i}.png`, image]));
    const {hub, job} = await pulled(files, changed);
    const {bundled, decoded} = countingBundle();
    const push = {
      ...job,
      bundled,
      eventName: 'push',
      event: {},
      checkout: checkout(hub, 'refs/heads/main', '--depth=1'),
    };
    const recorded = await runAction(push);
    expect({log: recorded.log, decoded: decoded()}).toMatchObject({decoded: 1000});
    const first = await runAction({...job, bundled, temp: recorded.temp});
    expect({log: first.log, decoded: decoded(), git: first.gitCalls.length <= 10}).toMatchObject({
      decoded: 10,
      git: true,
    });
  }, 300_000);
});

/** A bundle that writes down which images its decoder is given, and how many different ones since the last question. */
function countingBundle(): {readonly bundled: string; readonly decoded: () => number} {
  const bundled = copiedBundle();
  const folder = join(bundled, 'dist/action');
  const log = join(bundled, 'decoded');
  renameSync(join(folder, 'sharp.cjs'), join(folder, 'sharp-itself.cjs'));
  const counter = `const sharp = require('./sharp-itself.cjs');
    const {createHash} = require('node:crypto');
    const note = input => input instanceof Uint8Array
      && require('node:fs').appendFileSync(${JSON.stringify(log)}, createHash('sha256').update(input).digest('hex') + '\\n');
    module.exports = new Proxy(sharp, {apply: (target, self, given) => (note(given[0]), Reflect.apply(target, self, given))});`;
  writeFileSync(join(folder, 'sharp.cjs'), counter);
  return {
    bundled,
    decoded() {
      const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
      rmSync(log, {force: true});
      return new Set(lines).size;
    },
  };
}
