import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {textReport} from '../../src/frontends/cli/text-report.ts';
import {markdownReport} from '../../src/frontends/markdown/markdown-report.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {dataSet} from '../helpers/data-set.ts';

const PLURAL_OF_ONE = /\b1 (items|tags|uses|terms|images|captions|folders|rows|entries|lines)\b/;

describe('one of a thing', () => {
  it.each([
    ['in memory', memorySource([{key: 'a', caption: 'hat'}])],
    ['a pair', dataSet({'a.png': null, 'a.txt': 'hat'})],
    ['a kohya folder', dataSet({'1_a/a.png': null, '1_a/a.txt': 'hat'})],
    ['a row', dataSet({'i/a.png': null, 'metadata.jsonl': '{"file_name": "a.png", "text": "hat"}\n'})],
  ])('%s is singular', async (_what, from) => {
    const report = await analyze(from);
    expect(textReport(report)).not.toMatch(PLURAL_OF_ONE);
    expect(markdownReport(report)).not.toMatch(PLURAL_OF_ONE);
  });
});
