import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {ActionReport} from './action-report.ts';

/** Longer texts are cut before they are written down: whoever reads the report takes no longer ones. */
export const LONGEST_TEXT = 512;

/** A report as it is written down and read again. */
export function reportJson(report: ActionReport): string {
  const cut = (_key: string, value: unknown): unknown =>
    typeof value === 'string' && value.length > LONGEST_TEXT
      ? `${value.slice(0, LONGEST_TEXT - 1).replace(/\p{Cs}$/u, '')}…`
      : value;
  return `${JSON.stringify(report, cut, 1)}\n`;
}

/** Writes the files of a run into a folder that a workflow can upload. */
export function writeReportFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, content);
  }
}
