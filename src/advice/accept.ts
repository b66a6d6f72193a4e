import {matchKey} from '../corpus/match-key.ts';
import type {Draft} from './finding.ts';

/** What the user accepted of one rule's findings. */
export interface Acceptance {
  /** Of a list what is not accepted; all of it where nothing would be left. */
  readonly open: <T>(list: readonly T[], nameOf: (one: T) => string) => readonly T[];
  readonly accepts: (subject: Draft['subject']) => boolean;
}

/** Reads `rule` and `rule:subject`; subjects are compared as tags are, so that `blue eyes` means `Blue_Eyes` too. */
export function acceptance(rule: string, accept: readonly string[]): Acceptance {
  const start = `${rule}:`;
  const named = accept.filter(entry => entry.startsWith(start)).map(entry => nameOf(entry.slice(start.length)));
  const names = new Set(named);
  const isNamed = (name: string): boolean => names.has(nameOf(name));
  return {
    open: (list, nameOfOne) => {
      const left = list.filter(one => !isNamed(nameOfOne(one)));
      return left.length > 0 ? left : list;
    },
    accepts: ({kind, keys}) => {
      if (accept.includes(rule) || isNamed(keys.join(', '))) return true;
      if (keys.length === 0) return false;
      return kind === 'pair' ? keys.some(isNamed) : keys.every(isNamed);
    },
  };
}

/** Options are written with `-` here and with `_` by trainers. */
function nameOf(text: string): string {
  return matchKey(text.trim()).replaceAll('-', ' ');
}
