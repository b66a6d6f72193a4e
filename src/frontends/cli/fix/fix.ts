import {realpathSync, statSync} from 'node:fs';
import {chooseFixes, type Choice} from '../../../advice/choose-fixes.ts';
import type {Finding, Fix} from '../../../advice/finding.ts';
import type {AnalyzeOptions} from '../../../analyze-options.ts';
import {collectFrom, type Opened} from '../../../open-set.ts';
import {TagnosisError} from '../../../errors.ts';
import type {Storage} from '../../../sources/storage.ts';
import {wrongPath} from '../../../sources/wrong-path.ts';
import {type Choose, treat, type Treatment} from '../../../treat.ts';
import {commandHelp} from '../help.ts';
import {parseOptions, type Parsed, textOption} from '../options.ts';
import {ansi, plain} from '../paint.ts';
import {progress} from '../progress.ts';
import {settingsFor} from '../settings.ts';
import {colourOf} from '../terminal.ts';
import type {ExitCode, World} from '../world.ts';
import {changesAsJson, patchBase, patchOf, shownPatch} from './changes-output.ts';
import {type PlannedFiles, planFiles} from './file-changes.ts';
import {choiceOption, FIX_HELP, FIX_OPTIONS, type FixFormat, formatOption} from './fix-options.ts';
import {fixSummary} from './fix-summary.ts';
import {refuseDirty, repositoryOf} from './git-state.ts';
import {isInside} from './inside.ts';
import {asking} from './interactive.ts';
import type {Move} from './journal.ts';
import {listJournal, undoRun, warnOfInterrupted} from './journal-commands.ts';
import {checkQuarantine, movesOf, quarantineOf} from './quarantine.ts';
import {reviewFile} from './review-file.ts';
import {staleCacheWords} from './stale-caches.ts';
import {writeFiles} from './write-files.ts';

/** `tagnosis fix [path]`: shows what a machine can change, and writes it when told to. */
export async function fix(world: World, args: readonly string[]): Promise<ExitCode> {
  const parsed = parseOptions(args, FIX_OPTIONS, 'fix');
  const {values, paths} = parsed;
  if (values.has('help')) {
    world.print(commandHelp('fix', FIX_OPTIONS, FIX_HELP));
    return 0;
  }
  const [path = '.', ...others] = paths;
  if (others.length > 0) {
    throw new TagnosisError('usage', `fix takes one data set, not ${paths.length}.`, {hint: 'Run it once for each.'});
  }
  if (values.has('undo')) return undoRun(world, await rootOf(path), textOption(parsed, 'quarantine'));
  if (values.has('journal')) return listJournal(world, await rootOf(path));
  const asked = {choice: choiceOption(parsed), format: formatOption(parsed)};
  if (values.has('interactive') && world.ask === undefined) {
    throw new TagnosisError('usage', '--interactive asks at a terminal, and there is none.', {
      hint: 'Choose with --only and --tag instead.',
    });
  }
  const {analyze} = await settingsFor(path, parsed, world);
  const opened = await read(world, path, {
    analyze: mayLook(asked.choice) ? analyze : withoutImages(analyze),
    quiet: values.has('quiet'),
  });
  return treatOne({world, path, parsed, ...asked}, opened, analyze);
}

/** Where the journal of a path lies: the folder itself, or what the settings or the table at the path lead to. */
async function rootOf(path: string, storage?: Storage): Promise<string> {
  const wrong = wrongPath(path);
  if (wrong !== null) throw wrong;
  if (statSync(path, {throwIfNoEntry: false})?.isDirectory() === true) return realpathSync(path);
  const own = storage ?? (await collectFrom(path)).source.storage;
  if (own === undefined) throw readOnly();
  return realpathSync(own.root);
}

async function read(
  world: World,
  path: string,
  {analyze, quiet}: {analyze: AnalyzeOptions; quiet: boolean},
): Promise<Opened> {
  const bar = world.errTty && !quiet ? progress(world) : null;
  try {
    return await collectFrom(path, {
      ...analyze,
      ...(bar === null ? {} : {onProgress: bar.show}),
      ...(bar === null || analyze.images === undefined ? {} : {images: {...analyze.images, onProgress: bar.images}}),
    });
  } finally {
    bar?.clear();
  }
}

/** Safe fixes never rest on a look at images. */
function mayLook({suggested, only}: Choice): boolean {
  return suggested || only.some(rule => rule === 'near-duplicate-images' || rule === 'file-defects');
}

function withoutImages({images: _images, ...analyze}: AnalyzeOptions): AnalyzeOptions {
  return analyze;
}

interface Asked {
  readonly world: World;
  readonly path: string;
  readonly parsed: Parsed;
  readonly choice: Choice;
  readonly format: FixFormat;
}

/** What is to be done with one data set, before it is shown or written. */
interface Plan {
  readonly treatment: Treatment;
  readonly planned: PlannedFiles;
  readonly moves: readonly Move[];
  readonly root: string | null;
  readonly rules: readonly string[];
}

async function treatOne(asked: Asked, opened: Opened, analyze: AnalyzeOptions): Promise<ExitCode> {
  const {world, parsed, format} = asked;
  const {values} = parsed;
  const {storage} = opened.source;
  if (storage === undefined && format !== 'json') throw readOnly();
  const root = storage === undefined ? null : await rootOf(asked.path, storage);
  if (root !== null) warnOfInterrupted(world, root, asked.path);
  const findings: Finding[] = [];
  const rules = new Set<string>();
  const {purpose = null, off = [], accept = []} = analyze;
  const treatment = await treat(
    opened,
    {purpose, off, accept},
    {
      choose: chooser(asked, findings, rules),
      canDrop: key => storage !== undefined && root !== null && canMove(key, storage, root),
    },
  );
  const planned =
    storage === undefined || root === null ? {files: [], leftAlone: [], items: 0} : planFiles(treatment, storage, root);
  const moves = storage === undefined || root === null ? [] : plannedMoves(treatment, storage, {root, parsed});
  const plan = {treatment, planned, moves, root, rules: [...rules].toSorted()};
  const review = textOption(parsed, 'review');
  if (review !== undefined) world.write(review, reviewFile(findings, review));
  show(asked, plan);
  const written = await writeIfAsked(asked, plan);
  if (!values.has('quiet')) summarise(world, plan, written);
  const pending =
    planned.files.length > 0 || moves.length > 0 || (storage === undefined && treatment.changed.length > 0);
  return values.has('check') && pending && !written ? 1 : 0;
}

/** Remembers what was found first, and the rules whose fixes were chosen. */
function chooser({world, choice, parsed}: Asked, findings: Finding[], rules: Set<string>): Choose {
  const offered = (finding: Finding): readonly Fix[] => chooseFixes([finding], choice);
  const {ask} = world;
  const choose: Choose =
    parsed.values.has('interactive') && ask !== undefined ? asking(world, ask, offered) : all => all.flatMap(offered);
  return async (found, round) => {
    if (round === 0) findings.push(...found);
    const fixes = await choose(found, round);
    const chosen = new Set(fixes);
    for (const {rule, fixes: own} of found) if (own.some(one => chosen.has(one) && isOfFiles(one))) rules.add(rule);
    return fixes;
  };
}

/** Settings are the matter of `plan`. */
function isOfFiles({kind}: Fix): boolean {
  return kind !== 'set-training-option' && kind !== 'set-repeats' && kind !== 'split-dataset' && kind !== 'review-list';
}

/** Rows of tables stay where they are: only files can be set aside. */
function canMove(key: string, storage: Storage, root: string): boolean {
  const path = storage.file(key);
  return path !== null && isInside(path, root) && storage.places(key).every(({kind}) => kind === 'file');
}

function plannedMoves(
  {dropped}: Treatment,
  storage: Storage,
  {root, parsed}: {readonly root: string; readonly parsed: Parsed},
): Move[] {
  const keys = dropped.flatMap(one => one.keys);
  if (keys.length === 0) return [];
  const quarantine = quarantineOf(root, textOption(parsed, 'quarantine'));
  if (parsed.values.has('write')) checkQuarantine(quarantine, repositoryOf(root));
  return movesOf(keys, storage, {root, quarantine});
}

function show({world, parsed, format}: Asked, {treatment, planned, root}: Plan): void {
  const {values} = parsed;
  if (format === 'json') {
    for (const line of changesAsJson(treatment)) world.print(line);
    return;
  }
  const base = root === null ? '.' : patchBase(root);
  const file = textOption(parsed, 'patch');
  if (file !== undefined) world.writeBytes(file, patchOf(planned.files, base));
  else if (values.has('quiet') || values.has('write')) return;
  else if (format === 'patch' || !world.outTty) world.printBytes(patchOf(planned.files, base));
  else {
    const paint = colourOf(world) && !values.has('no-color') ? ansi : plain;
    for (const text of shownPatch(planned.files, base, paint)) world.print(text);
  }
}

/** Whether anything was written. */
async function writeIfAsked(asked: Asked, {planned, moves, root}: Plan): Promise<boolean> {
  const {world, parsed} = asked;
  const {values} = parsed;
  if (root === null || (planned.files.length === 0 && moves.length === 0)) return false;
  if (!values.has('write')) return false;
  if (!values.has('force')) refuseDirty(root);
  const bar = world.errTty && !values.has('quiet');
  writeFiles({
    root,
    command: ['fix', ...world.argv.slice(1)],
    files: planned.files,
    moves,
    ...(bar
      ? {onProgress: (done, of) => done % 100 === 0 && world.warn(`\r\u001b[KWriting ${done} of ${of} files`)}
      : {}),
  });
  if (bar) world.warn('\r\u001b[K');
  return true;
}

function summarise(world: World, {treatment, planned, moves, root, rules}: Plan, written: boolean): void {
  if (root === null) return;
  world.warn(fixSummary({treatment, planned, moves: moves.length, rules, written}));
  const caches = written ? staleCacheWords(planned.files, root) : '';
  if (caches !== '') world.warn(`${caches}\n`);
}

function readOnly(): TagnosisError {
  return new TagnosisError(
    'fix-read-only-source',
    'What lies here can be read and not written: a revision, or no data set on disk.',
    {
      hint: 'Check it out, or take the changes with --format json and make them where the captions come from.',
    },
  );
}
