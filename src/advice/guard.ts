import type {Acceptance} from './accept.ts';
import {isTelling} from './evidence.ts';
import type {Draft, Finding, Fix, Purpose} from './finding.ts';
import type {Rule} from './rule.ts';

interface Guarded {
  /** N. */
  readonly items: number;
  readonly purpose: Purpose | null;
  readonly acceptance: Acceptance;
}

/** Below this many items nothing is claimed about a distribution. */
const SMALL = 20;

/** Small sets claim nothing from a distribution; what the purpose asks for is a note that nobody has to act on. */
export function guard(rule: Rule, draft: Draft, {items, purpose, acceptance}: Guarded): Finding {
  const {unless, excusable = true, capsScore = false, ...said} = draft;
  const small = rule.restsOn === 'distribution' && items < SMALL;
  const normal = purpose !== null && excusable && rule.normalFor.includes(purpose);
  const demote = (fix: Fix): Fix => {
    if (normal) return {...fix, applicability: 'manual'};
    return small && fix.applicability === 'safe' ? {...fix, applicability: 'suggested'} : fix;
  };
  return {
    rule: rule.id,
    patterns: rule.patterns,
    ...said,
    severity: small || normal ? 'note' : capsScore ? 'error' : draft.severity,
    todo: normal ? (unless ?? draft.todo) : draft.todo,
    evidence: draft.evidence.filter(isTelling),
    fixes: draft.fixes.map(demote),
    confidence: small ? 'low' : 'normal',
    impact: null,
    capsScore,
    doneBy: null,
    accepted: acceptance.accepts(draft.subject),
    ...(normal && purpose !== null ? {normalFor: purpose} : {}),
  };
}
