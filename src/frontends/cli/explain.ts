import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {packagePath} from '../../config/package-path.ts';
import {nearest} from '../../config/nearest.ts';
import {TagnosisError} from '../../errors.ts';
import {commandHelp} from './help.ts';
import {EXPLAIN_OPTIONS, parseOptions} from './options.ts';
import {plain, ansi, type Paint} from './paint.ts';
import {SUBJECTS, type Subject} from './subjects.ts';
import {pageText} from './page-text.ts';
import {colourOf, widthOf} from './terminal.ts';
import type {ExitCode, World} from './world.ts';

/** `tagnosis explain <name>`: the page of a metric, a rule or a note; without a name, the list of names. */
export function explain(world: World, args: readonly string[]): ExitCode {
  const {values, paths} = parseOptions(args, EXPLAIN_OPTIONS, 'explain');
  const [name] = paths;
  const style = {paint: colourOf(world) ? ansi : plain, width: widthOf(world)};
  if (values.has('help') || name === undefined) {
    world.print(values.has('help') ? commandHelp('explain', EXPLAIN_OPTIONS) : list(style));
    return 0;
  }
  if (paths.length > 1) {
    throw new TagnosisError('usage', 'explain takes one name.', {
      hint: `Quote it: tagnosis explain "${paths.join(' ')}"`,
    });
  }
  const found = SUBJECTS.filter(subject => isCalled(subject, name));
  if (found.length === 0) throw unknown(name);
  // A metric, a rule and a note may share a name: all their pages then.
  world.print(found.map(subject => textOf(subject, style)).join('\n'));
  return 0;
}

interface Style {
  readonly paint: Paint;
  readonly width: number;
}

function isCalled({id, code, title}: Subject, name: string): boolean {
  const told = name.toLowerCase().trim();
  return [id, code, title].some(known => known?.toLowerCase() === told);
}

function textOf({page, text}: Subject, style: Style): string {
  const markdown = page === null ? text : readFileSync(join(docsFolder(), page), 'utf8');
  return pageText(markdown, style);
}

function docsFolder(): string {
  const folder = packagePath('docs');
  if (existsSync(folder)) return folder;
  throw new TagnosisError('source-not-found', 'The pages are not installed.', {hint: 'Install tagnosis again.'});
}

function unknown(name: string): TagnosisError {
  const told = name.toLowerCase().trim();
  const near = nearest(
    told,
    SUBJECTS.map(({id}) => id),
  );
  const within = SUBJECTS.filter(({id, title}) => told !== '' && `${id} ${title}`.toLowerCase().includes(told));
  const ids = [...new Set(within.map(({id}) => id))].slice(0, 5);
  const suggested = near ?? (ids.length > 0 ? ids.join(', ') : null);
  return new TagnosisError('usage', `There is no metric, rule or note "${name}".`, {
    hint: suggested === null ? 'See the list: tagnosis explain' : `Did you mean ${suggested}?`,
  });
}

function list({paint, width}: Style): string {
  const kinds = [
    ['metric', 'Metrics'],
    ['rule', 'Rules'],
    ['note', 'Notes on files'],
  ] as const;
  const blocks = kinds.map(([kind, title]) => {
    const rows = SUBJECTS.filter(subject => subject.kind === kind).map(({id, code, title: says}) =>
      beginning(`  ${id.padEnd(26)} ${code === undefined ? '' : `${code.padEnd(5)} `}${says}`, width),
    );
    return [paint(title, 'bold'), ...rows].join('\n');
  });
  return `${blocks.join('\n\n')}\n\nExample: tagnosis explain gini\n`;
}

/** As many words as fit. */
function beginning(row: string, width: number): string {
  return row.length <= width ? row : `${row.slice(0, row.lastIndexOf(' ', width - 1))}…`;
}
