import {driftKinds} from '../../words/drift-words.ts';
import {distanceWords} from '../../words/comparison-words.ts';
import {featureWords} from '../../words/feature-words.ts';
import {md} from '../../markdown/md.ts';
import type {ActionReport, SetReport} from '../action-report.ts';
import {folded, place, say, table} from './words.ts';

const TAGS = 10;

/** Whether each set is still the one that was kept, by what, and how far the tags moved. */
export function driftLines({sets}: ActionReport): string {
  const judged = sets.filter(({drift}) => drift !== null);
  if (judged.length === 0) return '';
  return ['### Drift', ...judged.map(line), ...judged.map(changes).filter(text => text !== '')].join('\n\n');
}

function line({path, drift, comparison}: SetReport): string {
  const verdict =
    drift?.drift === 'yes'
      ? `❌ **drifted**: ${driftKinds(drift.kinds)}`
      : drift?.drift === 'no'
        ? '✅ no drift'
        : `⚠️ unknown: ${say(drift?.why ?? '')}`;
  const {distribution} = comparison ?? {};
  const distance =
    distribution === undefined || 'notCompared' in distribution ? '' : `. ${say(distanceWords(distribution))}`;
  return `${place(path)}: ${verdict}${distance}`;
}

function changes({path, comparison}: SetReport): string {
  if (comparison === null || 'notCompared' in comparison.distribution) return '';
  const {distribution} = comparison;
  const flagged = distribution.changes.filter(one => one.flagged).slice(0, TAGS);
  const rows = flagged.map(({tag, before, after}) => [md(tag), percent(before), percent(after)]);
  const tags = rows.length === 0 ? '' : table(['Tag', 'Baseline', 'Now'], [':--', '--:', '--:'], rows);
  const features = featureWords(comparison).map(text => `- ${say(text)}`);
  const body = [tags, features.join('\n')].filter(text => text !== '').join('\n\n');
  return body === '' ? '' : folded('What changed', `${place(path)}\n\n${body}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
