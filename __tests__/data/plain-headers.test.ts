import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {headerOf} from '../../src/engines/image/header.ts';
import {plainHeader} from '../../src/engines/image/plain-header.ts';
import {sniff} from '../../src/engines/image/sniff.ts';

const DATA = '../shared/data';

describe('plainHeader(bytes, format) of real files', () => {
  it('says what the decoder says, of most of those that people train on', async () => {
    const counts = {plain: 0, asked: 0};
    for (const path of readdirSync(DATA, {recursive: true, encoding: 'utf8'})) {
      if (!/\.(?:jpe?g|png|webp)$/i.test(path)) continue;
      const bytes = readFileSync(`${DATA}/${path}`);
      const sniffed = sniff(bytes, path);
      if (sniffed.kind !== 'image') continue;
      const found = plainHeader(bytes, sniffed.format);
      counts[found === null ? 'asked' : 'plain']++;
      if (found === null) continue;
      const said = await headerOf(bytes, 'tiff', () =>
        sharp(bytes, {failOn: 'none', limitInputPixels: false}).metadata(),
      ).catch(() => 'nothing');
      expect({path, header: said}).toEqual({path, header: found});
    }
    expect(counts.plain).toBeGreaterThan(300);
    expect(counts.asked).toBeGreaterThan(100);
  }, 120_000);
});
