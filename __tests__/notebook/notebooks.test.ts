import {copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {type Cell, cellsOf, executed, type Output} from '../helpers/nbconvert.ts';

const FOLDER = 'notebooks';
/** The page that the fifth writes its table into. */
const PAGE = 'docs/calibration.md';
const NOTEBOOKS = readdirSync(FOLDER).filter(name => name.endsWith('.ipynb'));
const MOST_BYTES = 5_000_000;

const code = (cells: readonly Cell[]): Cell[] => cells.filter(({cell_type: type}) => type === 'code');
const outputs = (cells: readonly Cell[]): Output[] => cells.flatMap(({outputs: own = []}) => own);
const textOf = ({text = ''}: Output): string => (typeof text === 'string' ? text : text.join(''));

/** What was said, without what is only said when the machine is slow. */
function words(cells: readonly Cell[]): string[] {
  const said = outputs(cells).map(output => {
    const plain = output.data?.['text/plain'] as Output['text'];
    return textOf(plain === undefined ? output : {...output, text: plain});
  });
  return said.filter(text => !/^(?:Read|Looked at) /.test(text));
}

/** Share of the pixels that are not white. */
async function inkOf(png: Buffer): Promise<number> {
  const {data} = await sharp(png).greyscale().raw().toBuffer({resolveWithObject: true});
  return data.reduce((sum, level) => sum + (level < 250 ? 1 : 0), 0) / data.length;
}

describe('the notebooks', () => {
  it('are five, without outputs', () => {
    expect(NOTEBOOKS.map(name => name.slice(0, 2))).toEqual(['01', '02', '03', '04', '05']);
    for (const name of NOTEBOOKS) {
      const cells = cellsOf(join(FOLDER, name));
      expect(outputs(cells)).toEqual([]);
      expect(code(cells).every(({execution_count: count}) => count === null)).toBe(true);
      expect(code(cells).filter(({metadata}) => metadata.tags?.includes('figure')).length).toBeGreaterThan(1);
    }
  });

  it.each(NOTEBOOKS)(
    '%s runs head to tail, shows its figures, and says the same each time',
    async name => {
      // The page that one of them writes, as it is: both write the same.
      const page = join(mkdtempSync(join(tmpdir(), 'tagnosis-page-')), 'calibration.md');
      copyFileSync(PAGE, page);
      const env = {TAGNOSIS_CALIBRATION: process.env['TAGNOSIS_CALIBRATION'] ?? page};
      const [{cells, bytes}, again] = await Promise.all([
        executed(join(FOLDER, name), env),
        executed(join(FOLDER, name), env),
      ]);
      const own = code(cells);
      expect(own.map(({execution_count: count}) => count)).toEqual(own.map((_, i) => i + 1));
      expect(
        outputs(cells).filter(({output_type: type, name: stream}) => type === 'error' || stream === 'stderr'),
      ).toEqual([]);
      expect(bytes).toBeLessThan(MOST_BYTES);
      expect(words(again.cells)).toEqual(words(cells));
      for (const cell of own.filter(({metadata}) => metadata.tags?.includes('figure'))) {
        const data = cell.outputs?.find(({output_type: type}) => type === 'execute_result')?.data ?? {};
        const plotly = data['application/vnd.plotly.v1+json'] as {readonly data: readonly unknown[]} | undefined;
        expect(plotly?.data.length).toBeGreaterThan(0);
        expect([data['text/html']].flat().join('')).toContain('<img');
        const png = Buffer.from([data['image/png']].flat().join(''), 'base64');
        const {format, width} = await sharp(png).metadata();
        expect(format).toBe('png');
        expect(width).toBeGreaterThanOrEqual(1400);
        expect(await inkOf(png)).toBeGreaterThan(0.01);
      }
      // Stale? TAGNOSIS_CALIBRATION=$PWD/docs/calibration.md npm run test:notebook -- notebooks.test -t 05
      expect(readFileSync(env.TAGNOSIS_CALIBRATION, 'utf8')).toBe(readFileSync(PAGE, 'utf8'));
      rmSync(dirname(page), {recursive: true});
    },
    400_000,
  );
});
