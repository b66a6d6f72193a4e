import {mkdirSync, renameSync, rmdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Analysis} from '../../analyze.ts';
import type {ActionReport} from './action-report.ts';

/** More pages than this nobody opens, and each holds megabytes. */
const MOST_PAGES = 50;

/** Pages of a run, each written as soon as its data set was scored: together they would not fit into memory. */
export interface ReportPages {
  add(path: string, analysis: Analysis): Promise<void>;
  /** Writes `report.html`: the page of the only data set, or a list that leads to those of several. */
  finish(report: ActionReport): Promise<void>;
}

/** The library that draws is loaded with the first page. */
export function reportPages(folder: string): ReportPages {
  const names = new Map<string, string>();
  const index = join(folder, 'report.html');
  return {
    async add(path, analysis) {
      if (names.size === MOST_PAGES) return;
      const {picturedPage} = await import('../html/analysis-page.ts');
      const name = `pages/${names.size + 1}.html`;
      mkdirSync(join(folder, 'pages'), {recursive: true});
      writeFileSync(join(folder, name), await picturedPage(analysis));
      names.set(path, name);
    },
    async finish(report) {
      const [only] = names.values();
      if (report.sets.length === 1 && only !== undefined) {
        renameSync(join(folder, only), index);
        removeEmpty(join(folder, 'pages'));
        return;
      }
      const {indexPage} = await import('./index-page.ts');
      mkdirSync(folder, {recursive: true});
      writeFileSync(index, indexPage(report, names));
    },
  };
}

/** What else lies there is not ours. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something.
  }
}
