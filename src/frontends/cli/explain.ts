import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {RULES} from '../../advice/index.ts';
import {nearest} from '../../config/nearest.ts';
import {TagnosisError} from '../../errors.ts';
import {METRICS} from '../../metrics/index.ts';
import {commandHelp} from './help.ts';
import {EXPLAIN_OPTIONS, parseOptions} from './options.ts';
import type {ExitCode, World} from './world.ts';

/** `tagnosis explain <metric or rule>`: prints its page; without a name, the list of names. */
export function explain(world: World, args: readonly string[]): ExitCode {
  const {values, paths} = parseOptions(args, EXPLAIN_OPTIONS, 'explain');
  const [name] = paths;
  if (values.has('help') || name === undefined) {
    world.print(values.has('help') ? commandHelp('explain', EXPLAIN_OPTIONS) : names());
    return 0;
  }
  const pages = [
    ...METRICS.map(({id, code}) => ({id, code, page: `metrics/${id}.md`})),
    ...RULES.map(({id}) => ({id, code: id, page: `advice/${id}.md`})),
  ];
  const found = pages.filter(({id, code}) => id === name || code.toLowerCase() === name.toLowerCase());
  if (found.length === 0) {
    const near = nearest(
      name,
      pages.map(({id}) => id),
    );
    throw new TagnosisError('usage', `There is no metric or rule "${name}".`, {
      hint: near === null ? 'See the list: tagnosis explain' : `Did you mean ${near}?`,
    });
  }
  // A metric and a rule may share a name: both pages then.
  for (const {page} of found) world.print(`${readFileSync(join(docsFolder(), page), 'utf8')}\n`);
  return 0;
}

function docsFolder(): string {
  const folder = join(dirname(createRequire(import.meta.url).resolve('#clip-merges')), '..', 'docs');
  if (existsSync(folder)) return folder;
  throw new TagnosisError('source-not-found', 'The pages are not installed.', {hint: 'Install tagnosis again.'});
}

function names(): string {
  const line = ({id, title}: {readonly id: string; readonly title: string}): string => `  ${id.padEnd(26)} ${title}`;
  return [
    'Metrics',
    ...METRICS.map(line),
    '',
    'Rules',
    ...RULES.map(line),
    '',
    'Example: tagnosis explain gini',
    '',
  ].join('\n');
}
