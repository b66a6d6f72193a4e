import {number} from '../advice/wording.ts';
import type {Evidence} from '../advice/finding.ts';

/** Names of an evidence as they are shown, best first, and how many there are in all. */
export interface EvidenceNames {
  /** Before the names, where they need a word. */
  readonly label: string;
  readonly names: readonly string[];
  readonly total: number;
}

const SHOWN: Readonly<Record<Exclude<Evidence['kind'], 'option'>, number>> = {
  tags: 6,
  pairs: 3,
  items: 5,
  clusters: 3,
  subsets: 5,
};

/** What to print of an evidence; `name` makes an untrusted name safe. Null where the sentences say it already. */
export function evidenceNames(evidence: Evidence, name: (text: string) => string): EvidenceNames | null {
  if (evidence.kind === 'option') return null;
  const names = namesOf(evidence, name).slice(0, SHOWN[evidence.kind]);
  const label = evidence.kind === 'tags' && evidence.tags[0]?.note === 'by design' ? 'By design: ' : '';
  return names.length === 0 ? null : {label, names, total: evidence.total};
}

/** The first `most` names in one line, and how many more there are. */
export function inOneLine({label, names, total}: EvidenceNames, most: number = names.length): string {
  const shown = names.slice(0, most);
  const rest = total - shown.length;
  return `${label}${shown.join(', ')}${rest > 0 ? ` and ${number(rest)} more` : ''}`;
}

function namesOf(evidence: Exclude<Evidence, {kind: 'option'}>, name: (text: string) => string): string[] {
  switch (evidence.kind) {
    case 'tags':
      return evidence.tags.map(({tag, n}) => `${name(tag)} (${number(n)})`);
    case 'pairs':
      return evidence.pairs.map(({a, b, nA, nB}) => `${name(a)} (${number(nA)}) – ${name(b)} (${number(nB)})`);
    case 'items':
      return evidence.items.map(({key}) => name(key));
    case 'clusters':
      return evidence.clusters.map(keys => keys.slice(0, 2).map(name).join(' = '));
    default:
      return evidence.subsets.map(({name: subset, exposures}) => `${name(subset)} ×${number(exposures)}`);
  }
}
