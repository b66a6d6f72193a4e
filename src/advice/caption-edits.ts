import type {Edit} from '../corpus/edit-kind.ts';
import type {Fix} from './finding.ts';

/** What a fix changes in the text of captions; nothing for settings, files that are set aside, and what needs the whole corpus. */
export function captionEdits(fix: Fix): Edit[] {
  switch (fix.kind) {
    case 'remove-tag':
    case 'rename-tag':
    case 'deduplicate-tags':
    case 'reorder-tags':
    case 'normalise-text':
      return [fix];
    default:
      return [];
  }
}
