import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {run} from '../../../src/frontends/cli/run.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {grained} from '../../helpers/pictures.ts';
import {recorder} from '../../helpers/world.ts';

/** Pictures by file name: seed, width, and whether mirrored. */
async function pictured(
  files: Readonly<Record<string, readonly [seed: number, width: number, mirror?: boolean]>>,
  captions: Readonly<Record<string, string>> = {},
): Promise<string> {
  const root = dataSet(captions);
  for (const [name, [seed, width, mirror = false]] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), {recursive: true});
    const whole = (await grained(seed)).resize(width, (width * 3) / 4);
    writeFileSync(join(root, name), await (mirror ? whole.flop() : whole).png().toBuffer());
  }
  return root;
}

async function pageOf(root: string, ...args: string[]): Promise<string> {
  const world = recorder(['duplicates', root, '--no-cache', '-o', 'copies.html', ...args]);
  expect(await run(world)).toBe(0);
  expect(world.warned.join('')).toBe('Wrote copies.html\n');
  expect(world.printed).toEqual([]);
  return world.written[0]?.[1] ?? '';
}

const SET = {'large.png': [1, 96], 'small.png': [1, 48], 'other.png': [2, 96], 'mirror.png': [2, 96, true]} as const;

describe('tagnosis duplicates -o copies.html', () => {
  it('shows groups with pictures, the copy to keep and why, captions and facts', async () => {
    const page = await pageOf(await pictured(SET, {'large.txt': 'hat, boots', 'small.txt': '1girl, <b>sky</b>'}));
    expect(page).toContain('1 copy among 4 images: 3 different pictures.');
    expect(page).toContain('Keep <code>large.png</code>: it has more pixels.');
    expect(page).toContain('96 × 72, PNG, ');
    expect(page).toContain('hat, boots');
    expect(page).toContain('1girl, &lt;b&gt;sky&lt;/b&gt;');
    expect(page).toContain('Their captions disagree');
    expect(page.indexOf('class="name">large.png')).toBeLessThan(page.indexOf('class="name">small.png'));
    expect(page).toContain('A picture and its mirror image');
    expect(page.match(/data:image\/webp;base64,/g)).toHaveLength(4);
  });

  it('is one file that asks the network for nothing, and whose pictures can be decoded', async () => {
    const page = await pageOf(await pictured(SET));
    expect(page.startsWith('<!doctype html>')).toBe(true);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/(?:src|href)="(?!#|data:image\/webp)/);
    const [, base64 = ''] = /base64,([^"]+)"/.exec(page) ?? [];
    const {format, width} = await sharp(Buffer.from(base64, 'base64')).metadata();
    expect({format, width}).toEqual({format: 'webp', width: 96});
  });

  it('takes names for text', async () => {
    const page = await pageOf(await pictured({'"><img src=x onerror=1>.png': [1, 96], 'b.png': [1, 48]}));
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('&quot;&gt;&lt;img src=x onerror=1&gt;.png');
  });

  it('names what it leaves out, and where it stands', async () => {
    const root = await pictured({'a.png': [1, 96]});
    const same = await (await grained(1)).resize(96, 72).png().toBuffer();
    for (let i = 0; i < 20; i++) writeFileSync(join(root, `copy${i}.png`), same);
    const page = await pageOf(root);
    expect(page).toContain('21 × the same picture');
    expect(page.match(/data:image\/webp/g)).toHaveLength(12);
    expect(page).toContain('<summary>and 9 more</summary>');
    expect(page).toContain('<li>copy9.png</li>');
  });

  it('says so when there are no copies', async () => {
    const page = await pageOf(await pictured({'a.png': [1, 96], 'b.png': [2, 96]}));
    expect(page).toContain('No copies among 2 images.');
  });

  it('writes text and JSON to a file too, by its name', async () => {
    const root = await pictured(SET);
    const world = recorder(['duplicates', root, '--no-cache', '-o', 'copies.json']);
    await run(world);
    expect(JSON.parse(world.written[0]?.[1] ?? '')).toMatchObject({images: 4, clusters: 3});
  });

  it.each([
    [['--format', 'pdf'], '--format knows text, json and html, not "pdf".'],
    [['--format', 'html'], 'A page is nothing to read in a terminal.'],
  ])('%j is refused before any image is looked at', async (args, message) => {
    const world = recorder(['duplicates', 'nowhere', ...args], {outTty: true});
    expect(await run(world)).toBe(2);
    expect(world.warned.join('')).toContain(message);
  });
});
