import {realpathSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {chooseFixes} from '../../../../src/advice/choose-fixes.ts';
import type {AnalyzeOptions} from '../../../../src/analyze-options.ts';
import {collectFrom} from '../../../../src/open-set.ts';
import {planFiles} from '../../../../src/frontends/cli/fix/file-changes.ts';
import {undo} from '../../../../src/frontends/cli/fix/undo.ts';
import {writeFiles} from '../../../../src/frontends/cli/fix/write-files.ts';
import {judge} from '../../../../src/report/build.ts';
import {treat} from '../../../../src/treat.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {folderState} from '../../../helpers/folder-state.ts';

type Files = Record<string, string | Buffer | null>;

/** Tags that no rule has anything to say about, and those that one has. */
const CLEAN = ['sks', 'boots', 'window', 'running', 'night sky', 'grass'];
const UNCLEAN = [
  'red hat',
  'Red_Hat',
  'red_hat',
  'scarf',
  'scrarf',
  '',
  ' ',
  'z\u200bz',
  'a\u00a0b',
  'cap，bag',
  'smile',
];

const pieces = fc.array(
  fc.tuple(
    fc.oneof({arbitrary: fc.constantFrom(...CLEAN), weight: 3}, fc.constantFrom(...UNCLEAN)),
    fc.constantFrom(', ', ',', ' , '),
  ),
  {minLength: 1, maxLength: 7},
);
const line = pieces.map(list =>
  list
    .flat()
    .join('')
    .replace(/ ?, ?$/, ''),
);
const captions = fc.array(line, {minLength: 6, maxLength: 14});

/** Ways in which a data set may keep its captions. */
const LAYOUTS: Readonly<Record<string, (texts: readonly string[]) => Files>> = {
  files: texts =>
    each(texts, (text, i) => ({
      [`${i}.txt`]: `${i % 3 === 0 ? '\ufeff' : ''}${text}${['', '\n', '\r\n', '\nsecond, line'][i % 4]}`,
    })),
  foreign: texts =>
    each(texts, (text, i) => ({
      [`${i}.txt`]: i % 4 === 0 ? Buffer.from(`café, ${text.replace(/[^\u0000-\u00ff]/g, '')}`, 'latin1') : text,
    })),
  'json lines': texts => ({
    ...each(texts, () => ({})),
    'metadata.jsonl': texts.map((text, i) => `{"file_name": "${i}.png",  "text":${JSON.stringify(text)}}`).join('\n'),
  }),
  csv: texts => ({
    ...each(texts, () => ({})),
    'metadata.csv': `file_name,text\r\n${texts.map((text, i) => `${i}.png,"${text}"`).join('\r\n')}\r\n`,
  }),
  'kohya metadata': texts => ({
    ...each(texts, () => ({})),
    'meta_cap.json': JSON.stringify(
      Object.fromEntries(texts.map((text, i) => [`${i}.png`, i % 2 ? {caption: 'boots', tags: text} : {tags: text}])),
      null,
      2,
    ),
  }),
  'captions.json': texts => ({
    ...each(texts, () => ({})),
    'captions.json': JSON.stringify(
      Object.fromEntries(texts.map((text, i) => [`${i}.png`, [text, 'boots, grass']])),
      null,
      1,
    ),
  }),
};

function each(texts: readonly string[], of: (text: string, i: number) => Files): Files {
  return Object.assign({}, ...texts.map((text, i) => ({[`${i}.png`]: null, ...of(text, i)}))) as Files;
}

const SUGGESTED = {suggested: true, only: [], except: [], tags: []};

/** What `fix --suggested --write` does, and what it predicts. */
async function fixed(root: string, options: AnalyzeOptions) {
  const opened = await collectFrom(root, options);
  const {storage} = opened.source;
  if (storage === undefined) throw new Error('lies on disk');
  const asked = {purpose: null, off: [], accept: []};
  const treatment = await treat(opened, asked, {choose: found => chooseFixes(found, SUGGESTED), canDrop: () => false});
  const planned = planFiles(treatment, storage, root);
  if (planned.files.length > 0) writeFiles({root, command: [], files: planned.files, moves: []});
  return {treatment, planned};
}

const PROFILES: readonly AnalyzeOptions[] = [
  {},
  {profileOptions: {shuffle_caption: true, keep_tokens: 1}},
  {profileOptions: {caption_prefix: 'sks,'}, trigger: ['sks']},
  {profile: 'onetrainer'},
  {profile: 'ai-toolkit'},
  {profile: 'simpletuner'},
];

describe('fix --write', () => {
  it.each(Object.keys(LAYOUTS))(
    'of %s: predicted is found, twice is once, undo gives every byte back',
    async name => {
      let written = 0;
      await fc.assert(
        fc.asyncProperty(captions, fc.constantFrom(...PROFILES), async (texts, told) => {
          const options = {...told, trigger: told.trigger ?? ['sks']};
          const root = realpathSync(dataSet(LAYOUTS[name]?.(texts) ?? {}));
          const before = folderState(root);
          const {treatment, planned} = await fixed(root, options);
          const after = folderState(root);
          written += planned.files.length;
          const {collected} = await collectFrom(root, options);
          const score = judge(collected.statistics).score.value;
          expect(planned.leftAlone).toEqual([]);
          expect(Math.abs((score ?? 0) - (treatment.score.after.value ?? 0))).toBeLessThanOrEqual(1e-9);
          expect(collected.corpus.texts).toEqual(treatment.after.corpus.texts);
          const again = await fixed(root, options);
          expect([again.planned.files, folderState(root)]).toEqual([[], after]);
          if (planned.files.length > 0) undo(root, `${root}.quarantine`);
          expect(folderState(root)).toEqual(before);
        }),
        {numRuns: 15},
      );
      expect(written).toBeGreaterThan(5);
    },
    120_000,
  );
  it('changes only captions that have something of which a finding speaks', async () => {
    await fc.assert(
      fc.asyncProperty(captions, async texts => {
        const root = realpathSync(dataSet(each(texts, (text, i) => ({[`${i}.txt`]: text}))));
        const {planned} = await fixed(root, {trigger: ['sks']});
        for (const {shown} of planned.files) {
          const tags = (texts[Number.parseInt(shown, 10)] ?? '').split(',').map(tag => tag.trim());
          const isTwice = new Set(tags).size < tags.length;
          const isMisplaced = tags.indexOf('sks') > 0;
          expect(isTwice || isMisplaced || tags.some(tag => !CLEAN.includes(tag))).toBe(true);
        }
      }),
      {numRuns: 25},
    );
  }, 60_000);
});
