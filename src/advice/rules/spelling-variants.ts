import {matchKey} from '../../corpus/match-key.ts';
import {reaches} from '../../math/reaches.ts';
import type {Alias} from '../../statistics/aliases.ts';
import type {LookAlike} from '../../statistics/look-alikes.ts';
import type {Spellings} from '../../statistics/spellings.ts';
import type {Statistics} from '../../statistics/statistics.ts';
import {pairEvidence, tagEvidence} from '../evidence.ts';
import type {Draft, FindingSeverity, Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {otherNameWords, slipWords, spellingVariantsWords} from './spelling-variants.words.ts';

type Group = Spellings['groups'][number];

type Needs = 'spellings' | 'aliases' | 'lookAlikes' | 'settings' | 'dataset' | 'tagCounts';

/** A tag in several spellings, and rare tags that read like slips of common ones. */
export const spellingVariants: Rule<Needs> = defineRule({
  id: 'spelling-variants',
  patterns: ['D'],
  version: 1,
  title: 'Tags in several spellings',
  needs: ['spellings', 'aliases', 'lookAlikes', 'settings', 'dataset', 'tagCounts'],
  restsOn: 'files',
  normalFor: [],
  find({spellings, aliases, lookAlikes, settings, dataset, tagCounts}, {open}) {
    if (dataset.style === 'sentence') return [];
    const uses = Math.max(1, spellings.uses);
    const all = spellings.groups.filter(({key, spellings: ways}) => isWord(key) && !differUnseen(ways));
    const declared = declaredSpellings(dataset.trigger);
    const groups = open(all, ({key}) => key).map(group => declaredFirst(group, declared));
    const seesCase = settings.budget.encoder !== 'clip';
    const severity = severityOf(spellings.variantUses / uses);
    const variants = groups.length === 0 ? [] : [draftOf(groups, {seesCase, severity, declared, items: dataset.items})];
    const isMeant = namesToKeep(tagCounts);
    const alike = lookAlikes.filter(({rare}) => !isMeant(matchKey(rare)));
    const slips = severityOf(alike.reduce((total, {rareUses}) => total + rareUses, 0) / uses);
    const others = otherNames(
      open(
        aliases.filter(({key}) => !isMeant(key)),
        ({key}) => key,
      ),
      dataset.items,
    );
    return [...variants, ...others, ...alike.map(pair => slip(pair, slips, declared))];
  },
});

/** How the user writes the trigger, by match key: what is guessed has no spelling but those of the captions. */
function declaredSpellings(trigger: Statistics['dataset']['trigger']): ReadonlyMap<string, string> {
  if (trigger?.origin !== 'declared') return new Map();
  return new Map(trigger.text.split(', ').map(text => [matchKey(text), text]));
}

/** The spellings of a group with the one that all are renamed to at the front. */
function declaredFirst({key, spellings}: Group, declared: ReadonlyMap<string, string>): Group {
  const to = declared.get(key);
  if (to === undefined) return {key, spellings};
  const own = spellings.find(({raw}) => raw === to) ?? {raw: to, uses: 0};
  return {key, spellings: [own, ...spellings.filter(({raw}) => raw !== to)]};
}

/** Trigger and allow list are right as they are: never renamed to another word. */
function namesToKeep(tagCounts: Statistics['tagCounts']): (key: string) => boolean {
  const kept = new Set(tagCounts?.keys.filter((_key, i) => tagCounts.roles[i] !== 'content'));
  return key => kept.has(key);
}

interface Given {
  readonly seesCase: boolean;
  readonly severity: FindingSeverity;
  readonly declared: ReadonlyMap<string, string>;
  readonly items: number;
}

function draftOf(groups: readonly Group[], {seesCase, severity, declared, items}: Given): Draft {
  const waysOf = ({spellings}: Group): string[] => spellings.map(({raw}) => raw);
  const rows = groups.map(({key, spellings}) => ({
    tag: spellings[0]?.raw ?? key,
    n: spellings.reduce((total, {uses}) => total + uses, 0),
    note: spellings.map(({raw}) => raw).join(' · '),
  }));
  const spellings = groups.slice(0, 1).flatMap(waysOf);
  return {
    severity,
    subject: {kind: 'tags', keys: groups.map(({key}) => key)},
    ...say(spellingVariantsWords, {
      tags: groups.length,
      spellings,
      seesCase,
      caseOnly: groups.every(group => new Set(waysOf(group).map(raw => raw.toLowerCase())).size === 1),
      underscored: groups.some(group => waysOf(group).some(raw => raw.includes('_'))),
      trigger: groups.flatMap(({key}) => declared.get(key) ?? []),
    }),
    evidence: [tagEvidence(rows, items)],
    fixes: groups.map((group): Fix => {
      const [to = group.key, ...from] = waysOf(group);
      return {kind: 'rename-tag', from, to, applicability: seesCase ? 'suggested' : 'safe'};
    }),
  };
}

/** One finding for all tags that the user's taxonomy calls otherwise. */
function otherNames(aliases: readonly Alias[], items: number): Draft[] {
  const first = aliases[0];
  if (first === undefined) return [];
  const rows = aliases.map(({tag, uses, name}) => ({tag, n: uses, note: name}));
  return [
    {
      severity: 'note',
      subject: {kind: 'tags', keys: aliases.map(({key}) => key)},
      ...say(otherNameWords, {tags: aliases.length, tag: first.tag, name: first.name}),
      evidence: [tagEvidence(rows, items)],
      fixes: aliases.map(({tag, name: to}): Fix => ({kind: 'rename-tag', from: [tag], to, applicability: 'suggested'})),
    },
  ];
}

function slip(
  {rare, common: display, rareUses, commonUses}: LookAlike,
  severity: FindingSeverity,
  declared: ReadonlyMap<string, string>,
): Draft {
  const common = declared.get(matchKey(display)) ?? display;
  return {
    severity,
    subject: {kind: 'pair', keys: [rare, common]},
    ...say(slipWords, {rare, common, rareUses, commonUses}),
    evidence: [pairEvidence([{a: rare, b: common, nA: rareUses, nB: commonUses, nBoth: 0, jaccard: 0}])],
    fixes: [{kind: 'rename-tag', from: [rare], to: common, applicability: 'suggested'}],
  };
}

/** By the share of uses, at the anchors of hygiene: docs/metrics/hygiene.md. */
function severityOf(share: number): FindingSeverity {
  return reaches(share, 0.1) ? 'error' : reaches(share, 0.02) ? 'warning' : 'note';
}

/** Spellings that differ in invisible characters only: `unclean-text` and `file-defects` speak of those. */
function differUnseen(ways: readonly {readonly raw: string}[]): boolean {
  return new Set(ways.map(({raw}) => raw.replace(/[\u00ad\u200b\u2060\ufeff]/g, ''))).size === 1;
}

/** Kaomoji have no two letters in a row; they are never rewritten. */
function isWord(key: string): boolean {
  return /[\p{L}\p{N}]{2}/u.test(key);
}
