import {createHash} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {TagnosisError} from '../../errors.ts';
import type {HealthReport} from '../../report/health-report.ts';
import {VERSION} from '../../version.ts';

/** Reports that are kept; the longest unused go first. */
const MOST_KEPT = 400;
const LARGEST = 8 * 1024 * 1024;
/** Half-written ones among them, of runs that were stopped. */
const NAME = /^[0-9a-f]{64}\.json(?:\.\d+)?$/;

/** All that a report follows from. */
interface Scored {
  /** Name of the tree of the data set: of every file in it. */
  readonly tree: string;
  /** Where it lies: reports name the folder. */
  readonly folder: string;
  /** Whether contents of Git LFS are read. */
  readonly smudged: boolean;
}

/** Reports of data sets that were scored before. */
export interface KeptScores {
  get(scored: Scored): Promise<HealthReport | null>;
  put(scored: Scored, report: HealthReport): void;
}

/** Keeps nothing: where a report follows from more than files of a revision. */
export const NO_SCORES: KeptScores = {get: async () => null, put: () => {}};

/**
 * Reports in a folder, by a hash of all that they follow from: files, settings, version. A file that is broken, or was made by
 * somebody else, is dropped with a word; one that cannot be written is no trouble.
 */
export function keptScores(
  folder: string,
  {settings, say}: {readonly settings: string; readonly say: (line: string) => void},
): KeptScores {
  const pathOf = ({tree, folder: place, smudged}: Scored): string => {
    const text = JSON.stringify([VERSION, settings, tree, place, smudged]);
    return join(folder, `${createHash('sha256').update(text).digest('hex')}.json`);
  };
  return {
    async get(scored) {
      const path = pathOf(scored);
      const text = readKept(path);
      if (text === null) return null;
      try {
        const {parseReport} = await import('../../report/parse-report.ts');
        parseReport(text, 'a kept score');
        attempt(() => utimesSync(path, new Date(), new Date()));
        // As it was written: the schema gives keys in an order of its own.
        return JSON.parse(text) as HealthReport;
      } catch (error) {
        if (!(error instanceof TagnosisError)) throw error;
        attempt(() => rmSync(path, {force: true}));
        say('a kept score was broken: it is made anew');
        return null;
      }
    },
    put(scored, report) {
      const path = pathOf(scored);
      try {
        mkdirSync(folder, {recursive: true});
        const text = JSON.stringify(report);
        if (Buffer.byteLength(text) > LARGEST) return;
        const fresh = `${path}.${process.pid}`;
        writeFileSync(fresh, text);
        renameSync(fresh, path);
        dropOldest(folder);
      } catch {
        say('the score could not be kept');
      }
    },
  };
}

/** A folder of somebody else's can be read all the same. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // It stays as it is.
  }
}

function readKept(path: string): string | null {
  try {
    return statSync(path).size > LARGEST ? null : readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function dropOldest(folder: string): void {
  const names = readdirSync(folder).filter(name => NAME.test(name));
  if (names.length <= MOST_KEPT) return;
  const known = names.map(name => ({path: join(folder, name), used: statSync(join(folder, name)).mtimeMs}));
  for (const {path} of known.toSorted((a, b) => a.used - b.used).slice(0, names.length - MOST_KEPT))
    rmSync(path, {force: true});
}
