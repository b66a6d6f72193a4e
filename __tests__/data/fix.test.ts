import {cpSync, readdirSync, realpathSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {chooseFixes, type Choice} from '../../src/advice/choose-fixes.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {collectFrom} from '../../src/open-set.ts';
import {matchKey} from '../../src/corpus/match-key.ts';
import {isQualityTag} from '../../src/corpus/quality-tags.ts';
import {planFiles} from '../../src/frontends/cli/fix/file-changes.ts';
import {undo} from '../../src/frontends/cli/fix/undo.ts';
import {writeFiles} from '../../src/frontends/cli/fix/write-files.ts';
import {judge} from '../../src/report/build.ts';
import {treat} from '../../src/treat.ts';
import {dataSet} from '../helpers/data-set.ts';
import {folderState} from '../helpers/folder-state.ts';

const LORA = '../shared/data/lora';
const ALL: Choice = {suggested: true, only: [], except: [], tags: []};
const SAFE: Choice = {...ALL, suggested: false};
const OPTIONS: Readonly<Record<string, AnalyzeOptions>> = {
  wikipetan: {captions: 'captions', purpose: 'character'},
  mickey1928: {purpose: 'style'},
};

const copies = new Map<string, string>();
beforeAll(() => {
  for (const name of readdirSync(LORA)) {
    const root = realpathSync(dataSet({}));
    cpSync(join(LORA, name), root, {recursive: true, dereference: true});
    copies.set(name, root);
  }
});
afterAll(() => {
  for (const root of copies.values()) rmSync(root, {recursive: true, force: true});
});

async function treated(name: string, choice: Choice) {
  const root = copies.get(name) ?? '';
  const options = OPTIONS[name] ?? {};
  const opened = await collectFrom(root, options);
  const {storage} = opened.source;
  if (storage === undefined) throw new Error('lies on disk');
  const {purpose = null} = options;
  const asked = {purpose, off: [], accept: []};
  const treatment = await treat(opened, asked, {choose: found => chooseFixes(found, choice), canDrop: () => false});
  return {root, options, opened, treatment, planned: planFiles(treatment, storage, root)};
}

/** Changed lines, as a diff has them. */
async function changedLines(name: string, choice: Choice): Promise<string[]> {
  const {planned} = await treated(name, choice);
  return planned.files.flatMap(({before, after}) => {
    const [was, is] = [before, after].map(bytes => Buffer.from(bytes).toString().split('\n'));
    return (is ?? []).flatMap((line, i) => (line === was?.[i] ? [] : [`${was?.[i]} → ${line}`]));
  });
}

describe('fix on copies of real sets', () => {
  it.each(['wikipetan', 'irene_wd14', 'mickey1928', 'kohya_ss_test', 'zemoji', 'logograms', 'particle_lfs'])(
    '%s: what is predicted is found, a second run has nothing to do, undo gives all back',
    async name => {
      const {root, options, treatment, planned} = await treated(name, ALL);
      const before = folderState(root);
      if (planned.files.length > 0) writeFiles({root, command: [], files: planned.files, moves: []});
      const {collected} = await collectFrom(root, options);
      const score = judge(collected.statistics).score.value ?? 0;
      expect(Math.abs(score - (treatment.score.after.value ?? 0))).toBeLessThanOrEqual(1e-9);
      expect((treatment.score.after.value ?? 0) - (treatment.score.before.value ?? 0)).toBeGreaterThanOrEqual(0);
      expect((await treated(name, ALL)).planned.files).toEqual([]);
      if (planned.files.length > 0) undo(root, `${root}.quarantine`);
      expect(folderState(root)).toEqual(before);
    },
    60_000,
  );
  it.each(['wikipetan', 'irene_wd14', 'mickey1928', 'kohya_ss_test'])(
    '%s: no trigger and no quality tag is removed',
    async name => {
      const {opened, treatment} = await treated(name, ALL);
      const keys = new Set(treatment.after.corpus.vocabulary.map(({key}) => key));
      const trigger = opened.collected.statistics.dataset.trigger?.keys ?? [];
      const kept = opened.collected.corpus.vocabulary
        .map(({key}) => key)
        .filter(key => isQualityTag(key) || trigger.includes(key));
      expect(kept.filter(key => !keys.has(key))).toEqual([]);
    },
  );
  it('safe fixes find nothing to change in them', async () => {
    for (const name of ['wikipetan', 'irene_wd14', 'mickey1928', 'kohya_ss_test', 'zemoji']) {
      expect([name, await changedLines(name, SAFE)]).toEqual([name, []]);
    }
  });
  it('mickey1928: two slips are renamed, and nothing is merged', async () =>
    expect(await changedLines('mickey1928', ALL)).toEqual([
      'Mickey and Minni → Mickey and Minnie',
      'Mickey in a hat, fedora, laughing, scrarf → Mickey in a hat, fedora, laughing, scarf',
    ]));
  it('wikipetan: spaces for underscores, blue eyes and blue hair to the trigger, tk in front', async () => {
    const {treatment, planned} = await treated('wikipetan', ALL);
    const {corpus} = treatment.after;
    const keys = corpus.vocabulary.map(({key}) => key);
    expect(planned.files).toHaveLength(14);
    expect([keys.includes('blue eyes'), keys.includes('blue hair'), keys.includes('simple background')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(corpus.texts.every(text => text.startsWith('tk, ') && !text.includes('_'))).toBe(true);
    expect(keys).toContain(matchKey(':d'));
    const {before, after} = treatment.score;
    expect((after.value ?? 0) - (before.value ?? 0)).toBeGreaterThan(1);
  });
  it('zemoji: repeats go only when asked for', async () => {
    expect((await changedLines('zemoji', {...ALL, only: ['duplicate-tags']})).length).toBe(10);
  });
});
