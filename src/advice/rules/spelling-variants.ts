import type {Alias} from '../../statistics/aliases.ts';
import type {Draft, FindingSeverity, Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {counted, cut, quoted, tagEvidence} from '../wording.ts';

/** A tag in several spellings, and rare tags that read like slips of common ones. */
export const spellingVariants: Rule<'spellings' | 'aliases' | 'lookAlikes' | 'settings' | 'dataset'> = defineRule({
  id: 'spelling-variants',
  patterns: ['D'],
  version: 1,
  title: 'Tags in several spellings',
  needs: ['spellings', 'aliases', 'lookAlikes', 'settings', 'dataset'],
  restsOn: 'files',
  normalFor: [],
  find({spellings, aliases, lookAlikes, settings, dataset}) {
    if (dataset.style === 'sentence') return [];
    const seesCase = settings.budget.encoder !== 'clip';
    const share = spellings.uses === 0 ? 0 : spellings.variantUses / spellings.uses;
    const slips = lookAlikes.reduce((total, {rareUses}) => total + rareUses, 0) / Math.max(1, spellings.uses);
    const groups = spellings.groups.filter(({key, spellings: ways}) => isWord(key) && !differUnseen(ways));
    const first = groups[0];
    const variants: Draft[] =
      first === undefined
        ? []
        : [
            {
              severity: severityOf(share),
              subject: {kind: 'tags', keys: groups.map(({key}) => key)},
              what: cut(
                `${counted(groups.length, 'tag')} in several spellings: ${first.spellings.map(({raw}) => quoted(raw)).join(', ')}`,
                140,
              ),
              why: 'Each spelling is learned by itself, each from fewer pictures; underscores also cost tokens.',
              todo: 'Rename them to the commonest spelling.',
              evidence: [
                tagEvidence(
                  groups.map(({key, spellings: ways}) => ({
                    tag: ways[0]?.raw ?? key,
                    n: ways.reduce((total, {uses}) => total + uses, 0),
                    note: ways.map(({raw}) => raw).join(' · '),
                  })),
                  dataset.items,
                ),
              ],
              fixes: groups.map(({spellings: [to, ...from], key}): Fix => ({
                kind: 'rename-tag',
                from: from.map(({raw}) => raw),
                to: to?.raw ?? key,
                applicability: seesCase ? 'suggested' : 'safe',
              })),
            },
          ];
    return [...variants, ...otherNames(aliases, dataset.items), ...lookAlikes.map(slip)];

    function slip({rare, common, rareUses, commonUses}: (typeof lookAlikes)[number]): Draft {
      return {
        severity: severityOf(slips),
        subject: {kind: 'pair', keys: [rare, common]},
        what: cut(`${quoted(rare)} (${rareUses}) looks like ${quoted(common)} (${commonUses})`, 140),
        why: 'If it is a slip, it is learned as a word of its own that nobody will prompt.',
        todo: cut(`Rename it to ${quoted(common)}, unless both are meant.`, 220),
        evidence: [{kind: 'pairs', total: 1, pairs: [{a: rare, b: common, nA: rareUses, nB: commonUses}]}],
        fixes: [{kind: 'rename-tag', from: [rare], to: common, applicability: 'suggested'}],
      };
    }
  },
});

/** One finding for all tags that the user's taxonomy calls otherwise. */
function otherNames(aliases: readonly Alias[], items: number): Draft[] {
  const first = aliases[0];
  if (first === undefined) return [];
  return [
    {
      severity: 'note',
      subject: {kind: 'tags', keys: aliases.map(({key}) => key)},
      what: cut(
        `${counted(aliases.length, 'tag')} known by another name: ${quoted(first.tag)} is ${quoted(first.name)}`,
        140,
      ),
      why: 'Base models were trained on the name of the list; another name is learned anew.',
      todo: 'Rename them as your taxonomy does, where the meaning is the same.',
      evidence: [
        tagEvidence(
          aliases.map(({tag, uses, name}) => ({tag, n: uses, note: name})),
          items,
        ),
      ],
      fixes: aliases.map(({tag, name}): Fix => ({
        kind: 'rename-tag',
        from: [tag],
        to: name,
        applicability: 'suggested',
      })),
    },
  ];
}

/** By the share of uses, at the anchors of hygiene: docs/metrics/hygiene.md. */
function severityOf(share: number): FindingSeverity {
  return share >= 0.1 ? 'error' : share >= 0.02 ? 'warning' : 'note';
}

/** Spellings that differ in invisible characters only: `unclean-text` and `file-defects` speak of those. */
function differUnseen(ways: readonly {readonly raw: string}[]): boolean {
  return new Set(ways.map(({raw}) => raw.replace(/[\u00ad\u200b\u2060\ufeff]/g, ''))).size === 1;
}

/** Kaomoji have no two letters in a row; they are never rewritten. */
function isWord(key: string): boolean {
  return /[\p{L}\p{N}]{2}/u.test(key);
}
