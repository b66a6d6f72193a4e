import type {Evidence, Finding} from '../../advice/finding.ts';
import {isToChange} from '../../advice/rank.ts';
import type {HealthReport} from '../../report/health-report.ts';
import type {GitListing} from '../../sources/git-listing.ts';
import {stem} from '../../sources/tree.ts';
import {isInside} from './discover.ts';

/** Files of one folder that differ between two revisions, seen from the folder and without their extensions. */
export function changedStems(
  base: {readonly listing: GitListing; readonly folder: string} | null,
  head: {readonly listing: GitListing; readonly folder: string},
): ReadonlySet<string> {
  const was = base === null ? new Map<string, string>() : filesIn(base.listing, base.folder);
  const changed = new Set<string>();
  for (const [path, oid] of filesIn(head.listing, head.folder)) if (was.get(path) !== oid) changed.add(stem(path));
  return changed;
}

function filesIn({files}: GitListing, folder: string): Map<string, string> {
  const skip = folder === '' ? 0 : folder.length + 1;
  const found = new Map<string, string>();
  for (const [path, {oid}] of files) if (isInside(path, folder)) found.set(path.slice(skip), oid);
  return found;
}

/** Places of the findings that a change caused: absent at the base, or resting on a file that changed. Of a new set, all. */
export function causedFindings(
  base: HealthReport | null,
  head: HealthReport,
  changed: ReadonlySet<string>,
): readonly number[] {
  const known = new Set((base?.advice ?? []).map(nameOf));
  return [...head.advice.entries()].flatMap(([place, finding]) => {
    const isNew = !known.has(nameOf(finding)) || finding.evidence.some(one => restsOn(one, changed));
    return isToChange(finding) && isNew ? [place] : [];
  });
}

function nameOf({rule, subject}: Finding): string {
  return JSON.stringify([rule, subject.kind, subject.keys]);
}

function restsOn(evidence: Evidence, changed: ReadonlySet<string>): boolean {
  if (evidence.kind === 'items') return evidence.items.some(({key}) => changed.has(stem(key)));
  return evidence.kind === 'clusters' && evidence.clusters.some(keys => keys.some(key => changed.has(stem(key))));
}
