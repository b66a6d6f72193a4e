import type {Statistics} from '../statistics/statistics.ts';
import type {Draft, Finding, Fix, Impact, Purpose} from './finding.ts';
import {RULES} from './index.ts';
import type {Rule} from './rule.ts';

export interface AdviceOptions {
  readonly purpose: Purpose | null;
  /** Ids of rules that are not asked. */
  readonly off: readonly string[];
  /** Findings the user accepted: `rule`, or `rule:subject`. */
  readonly accept: readonly string[];
}

/** Score after fixes minus score now; null when they change nothing that can be re-scored. */
export type Rescore = (fixes: readonly Fix[]) => Impact | null;

/** Ranked findings with the gain of the best of them together. */
export interface Advice {
  readonly findings: readonly Finding[];
  readonly total: number;
  readonly together: {
    /** All safe fixes. */
    readonly safe: Impact | null;
    /** The offered fixes of the three findings on top. */
    readonly top: Impact | null;
  };
}

const REPORTED = 100;
/** Beyond so many tag uses a gain would cost more than the whole check: findings are ranked without. */
const MANY_USES = 2_000_000;
/** Below this many items nothing is claimed about a distribution. */
const SMALL = 20;
const SEVERITIES = ['error', 'warning', 'note'];

/** Asks every rule, applies the guards that hold for all, re-scores what could be fixed, and ranks. */
export function advise(statistics: Statistics, {purpose, off, accept}: AdviceOptions, rescore: Rescore): Advice {
  const findings = RULES.filter(({id}) => !off.includes(id)).flatMap(rule =>
    rule.find(statistics, {purpose}).map(draft => guard(rule, draft, {statistics, purpose, accept})),
  );
  const large = statistics.dataset.uses > MANY_USES;
  const weighed = large ? findings : findings.map(finding => ({...finding, impact: gain(finding, rescore)}));
  const ranked = weighed.toSorted(compare);
  if (large) return {findings: ranked.slice(0, REPORTED), total: ranked.length, together: {safe: null, top: null}};
  const isApplicable = ({applicability}: Fix, kinds: readonly string[]): boolean => kinds.includes(applicability);
  const fixes = (of: readonly Finding[], kinds: readonly string[]): Fix[] =>
    of.flatMap(finding => finding.fixes).filter(fix => isApplicable(fix, kinds));
  return {
    findings: ranked.slice(0, REPORTED),
    total: ranked.length,
    together: {
      safe: rescore(fixes(ranked, ['safe'])),
      top: rescore(fixes(ranked.slice(0, 3), ['safe', 'suggested'])),
    },
  };
}

interface Guarded {
  readonly statistics: Statistics;
  readonly purpose: Purpose | null;
  readonly accept: readonly string[];
}

/** Small sets claim nothing from a distribution; what the purpose asks for is a note that nobody has to act on. */
function guard(rule: Rule, draft: Draft, {statistics, purpose, accept}: Guarded): Finding {
  const small = rule.restsOn === 'distribution' && statistics.dataset.items < SMALL;
  const normal = purpose !== null && rule.normalFor.includes(purpose);
  const demote = (fix: Fix): Fix => {
    if (normal) return {...fix, applicability: 'manual'};
    return small && fix.applicability === 'safe' ? {...fix, applicability: 'suggested'} : fix;
  };
  return {
    rule: rule.id,
    patterns: rule.patterns,
    ...draft,
    severity: small || normal ? 'note' : draft.severity,
    fixes: draft.fixes.map(demote),
    confidence: small ? 'low' : 'normal',
    impact: null,
    accepted: [rule.id, `${rule.id}:${draft.subject.keys.join(', ')}`].some(name => accept.includes(name)),
    ...(normal && purpose !== null ? {normalFor: purpose} : {}),
  };
}

function gain({confidence, fixes}: Finding, rescore: Rescore): Impact | null {
  const offered = fixes.filter(({applicability}) => applicability !== 'manual');
  return confidence === 'low' || offered.length === 0 ? null : rescore(offered);
}

/** Options that the reading rests on come first; then severity, gain (unknown last), order of rules, subject. */
function compare(a: Finding, b: Finding): number {
  const first = (finding: Finding): number => (finding.rule === 'assumed-options' ? 0 : 1);
  const severity = ({severity: name}: Finding): number => SEVERITIES.indexOf(name);
  const worth = ({impact}: Finding): number => impact?.dhs ?? -Infinity;
  const place = ({rule}: Finding): number => RULES.findIndex(({id}) => id === rule);
  return (
    first(a) - first(b) ||
    severity(a) - severity(b) ||
    (worth(a) === worth(b) ? 0 : worth(b) - worth(a)) ||
    place(a) - place(b) ||
    (a.subject.keys.join() < b.subject.keys.join() ? -1 : 1)
  );
}
