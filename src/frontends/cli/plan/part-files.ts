import type {Opened} from '../../../open-set.ts';
import type {SideFile} from './image-lists.ts';
import {quoted} from './formats/quoted.ts';
import {levelsOf} from './levels.ts';
import type {BalanceOption} from './plan-options.ts';
import {shownPath} from './planned-subset.ts';
import {ENDINGS, settingsText, stemOf} from './settings-file.ts';
import {type SplitPart, splitParts} from './split-parts.ts';
import {type PlanOptions, trainingPlan} from './training-plan.ts';

interface PartOptions extends Pick<PlanOptions, 'trainer' | 'axes' | 'regularisation' | 'resolution' | 'batchSize'> {
  readonly option: BalanceOption | null;
}

/** The parts of a mixed set as a file, and settings for each beside it; what belongs to both is in none of them. */
export function partFiles(
  opened: Opened,
  path: string,
  {option, ...common}: PartOptions,
): {readonly files: readonly SideFile[]; readonly words: readonly string[]} {
  const {corpus} = opened.collected;
  const {parts, shared} = splitParts(opened.collected);
  const places = new Map(corpus.keys.map((key, i) => [key, i]));
  const made = parts.map(part => {
    const stem = `${stemOf(path)}.${part.slug}`;
    const items = part.keys.map(key => places.get(key)).filter(item => item !== undefined);
    const {repeats} = levelsOf(items, corpus, {axes: common.axes, option});
    const plan = trainingPlan(opened, {...common, header: headerOf(part), items, repeats, stem});
    return {part, plan, settings: `${stem}${ENDINGS[common.trainer]}`};
  });
  const listed = made.map(({part: {name, keys, tags, trigger}, plan, settings}) => ({
    name,
    trigger,
    tags,
    settings: shownPath(settings),
    keys,
    ...(plan.lists.length === 0 ? {} : {folders: plan.lists}),
  }));
  return {
    files: [
      {path, text: `${JSON.stringify({parts: listed, shared}, null, 2)}\n`},
      ...made.flatMap(({plan, settings}) => [...plan.files, {path: settings, text: settingsText(plan)}]),
    ],
    words: [
      ...made.flatMap(({part, plan, settings}) => [
        `Part "${part.name}": ${part.keys.length} images, ${settings}, proposed trigger ${part.trigger}; told by ${part.tags.join(', ')}.`,
        ...plan.warnings.map(words => `! ${words}`),
      ]),
      ...(shared.length === 0 ? [] : [`${shared.length} images belong to both parts and are in neither.`]),
    ],
  };
}

function headerOf({name, keys, tags, trigger}: SplitPart): string[] {
  return [
    `The part ${quoted(name)} of a set that is two: ${keys.length} images, told by ${tags.map(quoted).join(', ')}`,
    `Proposed trigger: ${quoted(trigger)}, in front of its captions`,
  ];
}
