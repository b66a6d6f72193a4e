import type {Score} from '../scoring/score.ts';
import {type CommonPart, commonParts, scoreInCommon, sharesOf} from './common-ground.ts';
import {type Mismatch, mismatches} from './comparable.ts';
import type {ComparedSide} from './compared-side.ts';

/** What two sides can be compared on. */
export interface Ground {
  readonly parts: readonly CommonPart[];
  readonly mismatches: readonly Mismatch[];
  /** Scores on the metrics that both have. */
  readonly base: Score;
  readonly head: Score;
  /** Change of the score; null where the sides are not comparable or one has no score. */
  readonly delta: number | null;
  readonly shares: ReadonlyMap<string, number>;
}

/** Common metrics, one ruler or not, and the change of the score. */
export function groundOf(base: ComparedSide, head: ComparedSide): Ground {
  const parts = commonParts(base.report, head.report);
  const unlike = mismatches(base, head, parts);
  const capped = ({report}: ComparedSide): boolean => report.score.caps.length > 0;
  const [was, is] = [
    scoreInCommon(parts, part => part.base.score ?? 'not-run', capped(base)),
    scoreInCommon(parts, part => part.head.score ?? 'not-run', capped(head)),
  ];
  const isKnown = unlike.length === 0 && was.value !== null && is.value !== null;
  return {
    parts,
    mismatches: unlike,
    base: was,
    head: is,
    delta: isKnown ? (is.value ?? 0) - (was.value ?? 0) : null,
    shares: sharesOf(parts, was),
  };
}
