import type {CaptionDuplicates} from '../../statistics/caption-duplicates.ts';
import {clusterEvidence} from '../evidence.ts';
import type {Draft} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {repeatedCaptionsWords} from './repeated-captions.words.ts';

/** Share of items from which it is a warning, and an error: docs/scoring.md. */
const GOOD = 0.1;
const POOR = 0.4;
/** Share of captions from which names are how the set is captioned, and no oversight. */
const SYSTEM = 0.9;

/**
 * Items share their caption with another, or nearly: with a different picture, which is worth describing, or with a copy of their
 * own, which is not. Normal for a concept where twins lie in one folder.
 */
export const repeatedCaptions: Rule<'captionDuplicates'> = defineRule({
  id: 'repeated-captions',
  patterns: ['G'],
  version: 2,
  title: 'Repeated captions',
  needs: ['captionDuplicates'],
  restsOn: 'files',
  normalFor: ['concept'],
  find({captionDuplicates: found}) {
    return [...apart(found), ...alike(found)];
  },
});

function apart(found: CaptionDuplicates): Draft[] {
  const {repeated, comparable, alike: same, twins, groups, groupCount, withinFolders} = found;
  const twinsApart = repeated - same.length;
  if (twinsApart === 0) return [];
  const isSame = new Set(same);
  const own = groups.map(({keys}) => keys).filter(([key = '']) => !isSame.has(key));
  const pictures = found.different === twinsApart ? 'different' : 'unknown';
  const kind = found.named >= SYSTEM * comparable ? 'names' : pictures;
  const keys = twins.filter(key => !isSame.has(key));
  const question = 'What tells it from its twins?';
  return [
    {
      severity: kind === 'names' ? 'note' : severityOf(twinsApart / comparable),
      subject: {kind: 'items', keys: []},
      ...say(repeatedCaptionsWords, {kind, repeated: kind === 'names' ? found.named : twinsApart, of: comparable}),
      excusable: withinFolders,
      evidence: [clusterEvidence(own, groupCount - found.alikeGroups)],
      fixes: [{kind: 'review-list', keys, question, applicability: 'manual'}],
    },
  ];
}

function severityOf(share: number): Draft['severity'] {
  return share >= POOR ? 'error' : share >= GOOD ? 'warning' : 'note';
}

/** A note: what is to be done is what is done about the copies. */
function alike({alike: same, alikeGroups, comparable, groups, withinFolders}: CaptionDuplicates): Draft[] {
  if (same.length === 0) return [];
  const isSame = new Set(same);
  const own = groups.map(({keys}) => keys).filter(([key = '']) => isSame.has(key));
  return [
    {
      severity: 'note',
      subject: {kind: 'items', keys: ['alike']},
      ...say(repeatedCaptionsWords, {kind: 'alike', repeated: same.length, of: comparable}),
      excusable: withinFolders,
      evidence: [clusterEvidence(own, alikeGroups)],
      fixes: [],
    },
  ];
}
