import type {Finding, Fix} from './finding.ts';
import {RULES} from './index.ts';

const SEVERITIES = ['error', 'warning', 'note'];

/**
 * Order of findings: options that the reading rests on, what caps the score, then severity, gain (unknown last), order of
 * rules, subject.
 */
export function byRank(a: Finding, b: Finding): number {
  const first = ({rule, capsScore}: Finding): number => (rule === 'assumed-options' ? 0 : capsScore ? 1 : 2);
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

/** What is to be changed: neither accepted nor normal for the purpose, nor an option that the trainer must be told. */
export function isToChange({rule, accepted, normalFor}: Pick<Finding, 'rule' | 'accepted' | 'normalFor'>): boolean {
  return !accepted && normalFor === undefined && rule !== 'assumed-options';
}

/** What two findings would edit alike is left to the first of them, and the later one points to it. */
export function editOnce(ranked: readonly Finding[]): Finding[] {
  const doneBy = new Map<string, string>();
  return ranked.map(finding => {
    const before = new Set(doneBy.keys());
    const own = finding.fixes.filter(fix => !isEdit(fix) || !before.has(nameOf(fix)));
    const taken = finding.fixes.find(fix => !own.includes(fix));
    if (!finding.accepted) for (const fix of own) if (isEdit(fix)) doneBy.set(nameOf(fix), finding.rule);
    return taken === undefined ? finding : {...finding, fixes: own, doneBy: doneBy.get(nameOf(taken)) ?? null};
  });
}

function isEdit({kind, applicability}: Fix): boolean {
  return applicability !== 'manual' && kind !== 'review-list';
}

/** What it does, whoever decides it. */
function nameOf(fix: Fix): string {
  return JSON.stringify({...fix, applicability: null});
}
