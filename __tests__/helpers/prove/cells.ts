import {CORRUPTIONS, type Corruption} from './corrupt.ts';
import {type Answer, experiment, LEVELS} from './experiment.ts';
import {type Kind, KINDS} from './generate.ts';

export interface Grid {
  readonly kinds: readonly Kind[];
  readonly sizes: readonly number[];
  readonly seeds: readonly number[];
  readonly levels: readonly number[];
}

export const FULL: Grid = {kinds: KINDS, sizes: [50, 200, 1000], seeds: [1, 2, 3, 4, 5], levels: LEVELS};

/** All seeds of one kind and size. */
interface Group {
  readonly kind: Kind;
  readonly items: number;
  /** Mean over the seeds; where nothing moves it is 0. */
  readonly rho: number;
  /** Seeds in which anything moves. */
  readonly moved: number;
  /** Points of score, mean of the last level over the seeds. */
  readonly gain: number;
  /** The farthest move of any seed at any level, in points. */
  readonly move: number;
}

/** How one figure answers to one corruption, over a grid of generated sets. */
export interface Cell {
  readonly corruption: string;
  readonly figure: string;
  readonly groups: readonly Group[];
}

/** All cells of a corruption. */
export function cellsOf(corruption: Corruption, {kinds, sizes, seeds, levels}: Grid): Cell[] {
  const byFigure = new Map<string, Group[]>();
  for (const kind of kinds) {
    for (const items of sizes) {
      const runs = seeds.map(seed => experiment(corruption, {kind, items, seed}, levels));
      for (const figure of runs[0]?.keys() ?? []) {
        const answers = runs.flatMap(run => run.get(figure) ?? []);
        byFigure.set(figure, [...(byFigure.get(figure) ?? []), groupOf(answers, kind, items)]);
      }
    }
  }
  return [...byFigure].map(([figure, groups]) => ({corruption: corruption.id, figure, groups}));
}

function groupOf(answers: readonly Answer[], kind: Kind, items: number): Group {
  const mean = (of: (answer: Answer) => number): number =>
    answers.reduce((sum, answer) => sum + of(answer), 0) / answers.length;
  return {
    kind,
    items,
    rho: mean(({rho}) => rho ?? 0),
    moved: answers.filter(({rho}) => rho !== undefined).length,
    gain: mean(({figures}) => (figures.at(-1)?.score ?? 0) - (figures[0]?.score ?? 0)),
    move: answers.reduce((most, {move}) => (Math.abs(move) > Math.abs(most) ? move : most), 0),
  };
}

/** One sentence of docs/scoring.md#what-must-hold, with what was found. */
export interface Verdict {
  readonly corruption: string;
  readonly figure: string;
  readonly wanted: string;
  /** Null where the figure is not measured yet. */
  readonly worst: {readonly value: number; readonly kind: Kind; readonly items: number} | null;
  /** Over all kinds and sizes: of what must fall the mean, of what must stay the worst. */
  readonly value: number | null;
  readonly holds: boolean | null;
}

/** Whether what must fall falls in the mean of the grid, and what must stay stays in every group of it. */
export function verdicts(cells: readonly Cell[]): Verdict[] {
  return CORRUPTIONS.flatMap(({id, mustFall, mayMove}) => {
    const own = cells.filter(({corruption}) => corruption === id);
    const falls = Object.entries(mustFall).map(([figure, most]) =>
      verdict({corruption: id, figure, wanted: `ρ ≤ ${most}`}, own, {worth: ({rho}) => rho, most}),
    );
    const figures = (name: string): string[] => (name === 'all' ? own.map(({figure}) => figure) : [name]);
    const stays = Object.entries(mayMove).flatMap(([name, most]) =>
      figures(name).map(figure =>
        verdict({corruption: id, figure, wanted: most === 0 ? 'unmoved' : `within ${most} point`}, own, {
          // A value may move where its score does not.
          worth: ({move, moved}) => Math.max(Math.abs(move), most === 0 && moved > 0 ? Number.MIN_VALUE : 0),
          most,
        }),
      ),
    );
    return own.length === 0 ? [] : [...falls, ...stays];
  });
}

function verdict(
  told: Pick<Verdict, 'corruption' | 'figure' | 'wanted'>,
  cells: readonly Cell[],
  {worth, most}: {readonly worth: (group: Group) => number; readonly most: number},
): Verdict {
  const groups = cells.find(({figure}) => figure === told.figure)?.groups ?? [];
  const [worst] = groups
    .map(group => ({value: worth(group), kind: group.kind, items: group.items}))
    .toSorted((a, b) => b.value - a.value);
  if (worst === undefined) return {...told, worst: null, value: null, holds: null};
  const isFall = most < 0;
  const mean = groups.reduce((sum, group) => sum + worth(group), 0) / groups.length;
  const value = isFall ? mean : worst.value;
  // A mean of −.95 five times over is −.95.
  return {...told, worst, value, holds: value <= (isFall ? most + 1e-9 : most)};
}
