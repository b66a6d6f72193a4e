import {listed, number, quoted} from '../advice/wording.ts';
import {sampleCoverage, wholeCount} from '../math/incidence.ts';
import {sum} from '../math/entropy.ts';
import {tagCoverage} from '../metrics/tag-coverage.ts';
import type {TagCounts} from '../statistics/tag-counts.ts';
import type {ComparedSide} from './compared-side.ts';
import type {AttributionReport, Remark} from './comparison.ts';

/** Points that the eye would read as none. */
const LEAST_POINTS = 0.05;
const FEW = 20;

/** What a reader must know beside the figures, in sentences. */
export function remarksOn(
  base: ComparedSide,
  head: ComparedSide,
  attribution: readonly AttributionReport[],
  shares: ReadonlyMap<string, number>,
): Remark[] {
  const sides = [
    ['base', base],
    ['head', head],
  ] as const;
  return [
    ...deletedOneOffs(base, head, attribution, shares),
    ...styleChanged(base, head),
    ...triggerChanged(base, head),
    ...sides.flatMap(([name, side]) => ofOneSide(name, side)),
  ];
}

/**
 * Tag coverage rises when tags that were used once are deleted, though nothing is learned better: the part of the gain that
 * this alone would give is named. A one-off that was merged into another tag is no deletion: no use is lost then.
 */
function deletedOneOffs(
  {statistics: before}: ComparedSide,
  {statistics: after}: ComparedSide,
  attribution: readonly AttributionReport[],
  shares: ReadonlyMap<string, number>,
): Remark[] {
  const gain = attribution.find(({id}) => id === tagCoverage.id)?.points ?? 0;
  const [was, is] = [before?.tagCounts ?? null, after?.tagCounts ?? null];
  if (gain < LEAST_POINTS || was === null || is === null || was.unit !== is.unit) return [];
  const gone = goneOneOffs(was, is);
  const lost = Math.min(gone.length, Math.floor(sum(was.df) - sum(is.df)));
  if (lost < 1) return [];
  const points = Math.min(gain, (shares.get(tagCoverage.id) ?? 0) * scoreGain(was, lost));
  if (points < LEAST_POINTS) return [];
  const says =
    `${tagCoverage.title} gains ${points.toFixed(1)} of its ${gain.toFixed(1)} points from deletion: ` +
    `${number(lost)} ${lost === 1 ? `${was.unit} that was` : `${was.unit}s that were`} used once ${lost === 1 ? 'is' : 'are'} gone ` +
    `(${listed(gone)}). Nothing is learned better for it.`;
  return [{code: 'deleted-one-offs', says}];
}

function goneOneOffs(was: TagCounts, is: TagCounts): string[] {
  const there = new Set(is.keys);
  return was.keys.flatMap((key, i) => (wholeCount(was.df[i] ?? 0) === 1 && !there.has(key) ? [was.tags[i] ?? ''] : []));
}

/** What the score of tag coverage gains when so many one-offs are left out and nothing else changes. */
function scoreGain({rare}: TagCounts, lost: number): number {
  const left = Math.min(lost, rare.once);
  const [was, is] = [rare, {...rare, once: rare.once - left, uses: rare.uses - left}].map(sampleCoverage);
  if (was === undefined || is === undefined || tagCoverage.curve === null) return 0;
  return tagCoverage.curve.score(is) - tagCoverage.curve.score(was);
}

function styleChanged({report: base}: ComparedSide, {report: head}: ComparedSide): Remark[] {
  const [was, is] = [base, head].map(({dataset}) => (dataset.terms === null ? 'its tags' : 'the terms of its prose'));
  if (was === is) return [];
  return [{code: 'style-changed', says: `The base is judged by ${was ?? ''}, the head by ${is ?? ''}.`}];
}

function triggerChanged({report: base}: ComparedSide, {report: head}: ComparedSide): Remark[] {
  const [was, is] = [base, head].map(({dataset}) => dataset.trigger?.text ?? null);
  if (was === is || was === undefined || is === undefined) return [];
  const named = (text: string | null): string => (text === null ? 'none' : quoted(text));
  const says = `Trigger of the base: ${named(was)}; of the head: ${named(is)}. If that is wrong, tell it with --trigger.`;
  return [{code: 'trigger-changed', says}];
}

function ofOneSide(name: 'base' | 'head', {kind, report}: ComparedSide): Remark[] {
  const items = report.dataset.items;
  const caps = report.score.caps.map(({why}): Remark => ({code: 'capped', says: `In the ${name}, ${why}`}));
  return [
    ...caps,
    ...(items < FEW
      ? [
          {
            code: 'few-items' as const,
            says: `The ${name} has ${number(items)} items: below ${FEW}, figures about tags are for reference only.`,
          },
        ]
      : []),
    ...KINDS[kind](name),
  ];
}

const KINDS: Readonly<Record<ComparedSide['kind'], (side: string) => Remark[]>> = {
  'data-set': () => [],
  baseline: () => [],
  report: side => [
    {
      code: 'scores-only',
      says: `The ${side} is a saved report: it holds scores, so tags and single files are not compared.`,
    },
  ],
  statistics: side => [
    {code: 'counts-only', says: `The ${side} is saved statistics: they hold counts, so single files are not compared.`},
  ],
  lora: side => [
    {
      code: 'approximate',
      says: `The ${side} is the header of a LoRA: its counts are approximate, and captions, lengths and defects are not in it.`,
    },
  ],
};
