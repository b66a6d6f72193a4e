import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import type {HealthReport} from '../../src/report/health-report.ts';
import {dataSet} from '../helpers/data-set.ts';

const LONG = Array.from({length: 60}, (_, i) => `tag ${i}`);

/** 24 captions in `10_cat`, and settings of kohya that say how they are read. */
function settings(general: string, caption: (i: number) => string): string {
  const files: Record<string, string | null> = {
    'k.toml': `[general]\n${general}\n[[datasets]]\n[[datasets.subsets]]\nimage_dir = "10_cat"\nnum_repeats = 10\ncaption_extension = ".txt"\n`,
  };
  for (let i = 0; i < 24; i++) {
    files[`10_cat/${i}.png`] = null;
    files[`10_cat/${i}.txt`] = caption(i);
  }
  return join(dataSet(files), 'k.toml');
}

describe('options of a subset hold for everything that is said of its captions', () => {
  const overflow = async (path: string, options: AnalyzeOptions = {}) =>
    (await analyze(path, options)).metrics['token-overflow']?.detail?.values;

  it('shuffle_caption in the settings counts like the option', async () => {
    const path = settings('shuffle_caption = true\nkeep_tokens = 1', i => `sks, ${LONG.join(', ')}, view ${i}`);
    expect(await overflow(path)).toMatchObject({'dead-tags': 0});
    expect((await overflow(path))?.['lost-uses']).toBeGreaterThan(0);
  });

  it('an option of the command line wins over the settings', async () => {
    const path = settings('shuffle_caption = true', () => LONG.join(', '));
    const values = await overflow(path, {profileOptions: {shuffle_caption: false}});
    expect(values?.['dead-tags']).toBeGreaterThan(0);
  });

  it('repeats are found between the separators of the settings', async () => {
    const {advice} = await analyze(settings('caption_separator = ";"', i => `cat; hat; hat; view ${i}`));
    expect(advice.find(({rule}) => rule === 'duplicate-tags')?.what).toContain('24');
  });

  it('edits are read again as the captions were', async () => {
    const path = settings('caption_separator = ";"', i => `cat, hat, hat, view ${i % 6}`);
    const report: HealthReport = await analyze(path, {separator: ','});
    const repeated = report.advice.find(({rule}) => rule === 'duplicate-tags');
    // The same tags in the same captions: only hygiene can move.
    expect(Object.keys(repeated?.impact?.pillars ?? {})).toEqual(['quality']);
  });
});
