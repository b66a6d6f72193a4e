import {matchKey} from '../corpus/match-key.ts';
import type {Finding, Fix} from './finding.ts';

/** Which fixes are to be made. */
export interface Choice {
  /** Also those that are a judgement. */
  readonly suggested: boolean;
  /** Rules whose fixes alone are made, judgements too; all when empty. */
  readonly only: readonly string[];
  readonly except: readonly string[];
  /** Tags whose fixes alone are made; all when empty. */
  readonly tags: readonly string[];
}

/** Safe fixes, and those that were asked for; never what a person has to do, nor what was accepted as it is. */
export function chooseFixes(findings: readonly Finding[], {suggested, only, except, tags}: Choice): Fix[] {
  const keys = new Set(tags.map(matchKey));
  return findings
    .filter(({rule, accepted}) => !accepted && !except.includes(rule) && (only.length === 0 || only.includes(rule)))
    .flatMap(({rule, fixes}) => fixes.filter(fix => isChosen(fix, suggested || only.includes(rule))))
    .filter(fix => keys.size === 0 || namedTags(fix).some(tag => keys.has(matchKey(tag))));
}

function isChosen({applicability}: Fix, alsoSuggested: boolean): boolean {
  return applicability === 'safe' || (applicability === 'suggested' && alsoSuggested);
}

function namedTags(fix: Fix): readonly string[] {
  switch (fix.kind) {
    case 'remove-tag':
      return [fix.tag];
    case 'rename-tag':
      return [...fix.from, fix.to];
    case 'reorder-tags':
      return fix.first;
    default:
      return [];
  }
}
