import {PILLARS} from '../../../scoring/pillars.ts';
import {bandName} from '../../words/band-words.ts';
import type {ActionReport, SetReport, Verdict} from '../action-report.ts';
import type {BaseKind} from '../base.ts';
import type {Links} from './links.ts';
import {BAND_SIGNS, counted, points, say} from './words.ts';

/** First line: score, band and verdict of the worst data set. Second: what was compared, and where the weakness lies. */
export function heading(report: ActionReport, links: Links): string {
  const [worst] = report.sets;
  const notes = report.notes.map(note => `> ${say(note)}`).join('\n>\n');
  return [firstLine(worst, report.verdict), secondLine(report, links), notes].filter(part => part !== '').join('\n\n');
}

const SIGNS: Readonly<Record<Verdict, string>> = {
  failed: ' · ❌ failed',
  'cannot-judge': ' · ⚠️ cannot judge',
  passed: ' · ✅ passed',
  'not-gated': '',
};

function firstLine(worst: SetReport | undefined, verdict: Verdict): string {
  const score = worst?.head?.score;
  if (score === undefined || score.value === null || score.band === null) {
    const why = verdict === 'cannot-judge' ? 'no score' : 'nothing was scored';
    return `## Tagnosis: ${why}${SIGNS[verdict]}`;
  }
  const delta = worst?.comparison?.score.delta ?? null;
  const moved = delta === null ? '' : ` (${points(delta)})`;
  return `## ${BAND_SIGNS[score.band]} Tagnosis: ${Math.floor(score.value)} of 100, ${bandName(score)}${moved}${SIGNS[verdict]}`;
}

function secondLine({sets, base, verdict}: ActionReport, links: Links): string {
  const gated = sets.filter(set => set.verdict !== 'not-gated');
  const missed = sets.filter(set => set.verdict === 'failed');
  const open = sets.filter(set => set.verdict === 'cannot-judge');
  const told =
    verdict === 'not-gated'
      ? ''
      : missed.length > 0
        ? `**${missed.length} of ${counted(gated.length, 'data set')} ${missed.length === 1 ? 'misses its gate' : 'miss their gates'}**`
        : open.length > 0
          ? `**${counted(open.length, 'data set')} cannot be judged**`
          : gated.length === 1
            ? 'The data set passes'
            : `All ${gated.length} data sets pass`;
  return [told, comparedWith(base, links), weakest(sets[0])].filter(part => part !== '').join(' · ');
}

const BASES: Readonly<Record<BaseKind, string>> = {
  'base-ref': 'as told by base-ref',
  'merge-parent': 'the base of this pull request',
  'merge-base': 'where this pull request left its base',
  'pull-request-base': 'the base that GitHub names',
  'merge-group': 'the base of the merge queue',
  push: 'what was here before the push',
  baseline: 'the commit of the baseline',
  none: '',
};

function comparedWith({kind, sha}: ActionReport['base'], links: Links): string {
  if (sha === null) return 'nothing to compare with';
  return `compared with ${links.commit(sha)}, ${BASES[kind]}`;
}

function weakest(set: SetReport | undefined): string {
  const pillars = set?.head?.pillars;
  if (pillars === undefined) return '';
  const scored = PILLARS.filter(name => pillars[name].score !== null);
  const [low] = scored.toSorted((a, b) => (pillars[a].score ?? 0) - (pillars[b].score ?? 0));
  return low === undefined ? '' : `weakest pillar: ${low.slice(0, 1).toUpperCase()}${low.slice(1)}`;
}
