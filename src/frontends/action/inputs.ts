import {nearest} from '../../config/nearest.ts';
import {TagnosisError} from '../../errors.ts';
import {escapeMarkdown} from '../markdown/escape.ts';
import {
  choice,
  commitName,
  commentKey,
  flag,
  folderGlobs,
  integer,
  inner,
  lines,
  metricNames,
  number,
  type Reader,
  text,
} from './readers.ts';

/** What a workflow told the action; what it left out is undefined, so that tagnosis.yml and then defaults decide. */
export interface Inputs {
  readonly mode: 'auto' | 'check' | 'record' | 'drift' | 'comment';
  readonly paths: readonly string[] | undefined;
  readonly configFile: string;
  readonly workingDirectory: string;
  readonly onlyChanged: boolean | undefined;
  /** Whether the commit is scored, or the files as they lie in the workspace. */
  readonly head: 'commit' | 'worktree';
  readonly baseRef: string | undefined;
  /** What is compared with: a commit, the file that was kept, or nothing. */
  readonly baseline: 'auto' | 'git' | 'file' | 'none';
  readonly baselinePath: string | undefined;
  readonly metrics: readonly string[] | undefined;
  readonly clipModelPath: string | undefined;
  readonly clipRuntimePath: string | undefined;
  readonly failUnder: number | undefined;
  readonly failOnDrop: number | undefined;
  readonly failOn: 'none' | 'error' | 'warning' | undefined;
  readonly failOnDrift: boolean | undefined;
  readonly warnOnly: boolean | undefined;
  readonly driftThreshold: number | undefined;
  readonly comment: 'always' | 'on-change' | 'on-failure' | 'never' | undefined;
  readonly commentKey: string;
  readonly commentAuthor: string | undefined;
  readonly suggestions: number | undefined;
  readonly annotations: number | undefined;
  readonly summary: boolean | undefined;
  readonly issue: 'on-drift' | 'never' | undefined;
  readonly issueLabels: readonly string[] | undefined;
  readonly cacheDir: string | undefined;
  readonly reportDir: string | undefined;
  readonly historyPath: string | undefined;
  readonly prNumber: number | undefined;
  readonly maxImagePixels: number | undefined;
  readonly token: string | undefined;
}

type Readers = {
  readonly [K in keyof Inputs]: readonly [
    name: string,
    read: Reader<Exclude<Inputs[K], undefined>>,
    fallback: Inputs[K],
  ];
};

/** Every input with its name in a workflow; a policy test holds action.yml and docs/action.md to this list. */
export const INPUTS: Readers = {
  mode: ['mode', choice(['auto', 'check', 'record', 'drift', 'comment']), 'auto'],
  paths: ['paths', folderGlobs, undefined],
  configFile: ['config-file', inner, 'tagnosis.yml'],
  workingDirectory: ['working-directory', inner, '.'],
  onlyChanged: ['only-changed', flag, undefined],
  head: ['head', choice(['commit', 'worktree']), 'commit'],
  baseRef: ['base-ref', commitName, undefined],
  baseline: ['baseline', choice(['auto', 'git', 'file', 'none']), 'auto'],
  baselinePath: ['baseline-path', inner, undefined],
  metrics: ['metrics', metricNames, undefined],
  clipModelPath: ['clip-model-path', text, undefined],
  clipRuntimePath: ['clip-runtime-path', text, undefined],
  failUnder: ['fail-under', number(0, 100), undefined],
  failOnDrop: ['fail-on-drop', number(0.01, 100), undefined],
  failOn: ['fail-on', choice(['none', 'error', 'warning']), undefined],
  failOnDrift: ['fail-on-drift', flag, undefined],
  warnOnly: ['warn-only', flag, undefined],
  driftThreshold: ['drift-threshold', number(0, 1), undefined],
  comment: ['comment', choice(['always', 'on-change', 'on-failure', 'never']), undefined],
  commentKey: ['comment-key', commentKey, 'default'],
  commentAuthor: ['comment-author', text, undefined],
  suggestions: ['suggestions', integer(0, 20), undefined],
  annotations: ['annotations', integer(0, 10), undefined],
  summary: ['summary', flag, undefined],
  issue: ['issue', choice(['on-drift', 'never']), undefined],
  issueLabels: ['issue-labels', lines, undefined],
  cacheDir: ['cache-dir', text, undefined],
  reportDir: ['report-dir', text, undefined],
  historyPath: ['history-path', text, undefined],
  prNumber: ['pr-number', integer(1, 1e9), undefined],
  maxImagePixels: ['max-image-pixels', integer(1, 1e9), undefined],
  token: ['github-token', text, undefined],
};

/** Reads all inputs; every one that is wrong is named in a single error, before any work is done. */
export function readInputs(get: (name: string) => string): Inputs {
  const mistakes: string[] = [];
  const values = Object.entries(INPUTS).map(([key, [name, read, fallback]]) => {
    const told = get(name).trim();
    if (told === '') return [key, fallback];
    const value = (read as Reader<unknown>)(told);
    if ('wrong' in value) mistakes.push(`${name}: ${quoted(name, told)} ${value.wrong}`);
    return [key, 'wrong' in value ? fallback : value.value];
  });
  const inputs = Object.fromEntries(values) as Inputs;
  if (inputs.clipModelPath !== undefined && inputs.clipRuntimePath === undefined)
    mistakes.push('clip-model-path: it needs clip-runtime-path, the folder that holds what runs it.');
  if (mistakes.length > 0) throw wrongInputs(mistakes);
  return inputs;
}

/** Names that a workflow gave and that no input has: GitHub only warns of them. */
export function unknownInputs(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.values(INPUTS).map(([name]) => name);
  return Object.keys(env).flatMap(key => {
    if (!key.startsWith('INPUT_')) return [];
    const name = key.slice('INPUT_'.length).toLowerCase().replaceAll(' ', '_');
    if (known.includes(name)) return [];
    const near = nearest(name, known);
    return [`There is no input "${escapeMarkdown(name, 40)}".${near === null ? '' : ` Did you mean ${near}?`}`];
  });
}

/** A token is never repeated. */
function quoted(name: string, told: string): string {
  return name === 'github-token' ? 'it' : JSON.stringify(told.length > 60 ? `${told.slice(0, 59)}…` : told);
}

function wrongInputs(mistakes: readonly string[]): TagnosisError {
  const head = mistakes.length === 1 ? '' : `${mistakes.length} inputs are wrong.\n`;
  return new TagnosisError('action-input', head + mistakes.join('\n'), {
    hint: 'docs/action.md lists every input with its values.',
  });
}
