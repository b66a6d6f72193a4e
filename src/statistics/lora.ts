import {createHash} from 'node:crypto';
import {rareUses} from '../math/incidence.ts';
import {NO_TARGETS} from '../config/targets.ts';
import {PROFILES} from '../config/profiles.ts';
import {matchKey} from '../corpus/match-key.ts';
import {isGenericTag, isQualityTag} from '../corpus/quality-tags.ts';
import {readStyle} from '../corpus/style.ts';
import {count} from '../sources/candidate.ts';
import {ALMOST_ALL, ENOUGH_FOR_TRIGGER, type Trigger} from '../corpus/trigger.ts';
import type {LoraHeader} from '../sources/lora-header.ts';
import {NO_ALIGNMENT} from './alignment/alignment.ts';
import {NO_IMAGES} from './images.ts';
import type {Statistics} from './statistics.ts';
import {roleOf} from './tag-counts.ts';

/**
 * Statistics of what a LoRA was trained on, from its header. Approximate: n_t ≈ min(count, images) a folder, and what needs
 * captions (duplicates, tokens, defects) is not there.
 */
export function loraStatistics(
  header: LoraHeader,
  told: {trigger: readonly string[]; allow: readonly string[]},
): Statistics {
  const counts = addUp(header);
  const items = header.folders.reduce((total, {images}) => total + images, 0);
  const tags = [...counts.entries()];
  const at = (pick: (tag: Count) => number): Float64Array => Float64Array.from(tags, ([, tag]) => pick(tag));
  const df = at(tag => tag.df);
  const keys = tags.map(([key]) => key);
  const found = loraTrigger({header, items, tags, df}, told.trigger);
  const trigger = found?.keys ?? [];
  const allow = told.allow.map(matchKey);
  const {style, longShare} = readStyle({vocabulary: keys.map(key => ({key, display: key})), keys: {length: items}}, df);
  const folders = header.folders.map(({name, images, repeats}) => ({
    name,
    items: images,
    repeats,
    exposures: images * repeats,
  }));
  const uses = df.reduce((total, n) => total + n, 0);
  return {
    source: {
      why: `tag frequencies in the header of a LoRA (${count(header.folders.length, 'folder')}); approximate`,
      assumptions: [],
      alsoFound: [],
    },
    told: {
      profile: {},
      trigger: told.trigger,
      allow: told.allow,
      groups: [],
      targets: NO_TARGETS,
      taxonomy: null,
      tokenizers: [],
    },
    settings: PROFILES.kohya,
    dataset: {
      name: header.name,
      layout: 'lora',
      profile: 'kohya',
      captionsOnly: true,
      style,
      longShare,
      items,
      vocabulary: keys.length,
      uses,
      terms: null,
      trigger: found,
      digest: `sha256:${createHash('sha256').update(JSON.stringify(tags)).digest('hex')}`,
    },
    tagCounts:
      style === 'sentence'
        ? null
        : {
            unit: 'tag',
            items,
            emptyItems: 0,
            tags: tags.map(([, {display}]) => display),
            keys,
            roles: keys.map(key => roleOf(key, {unit: 'tag', trigger, allow})),
            df,
            occurrences: at(tag => tag.occurrences),
            exposures: at(tag => tag.exposures),
            totalExposure: folders.reduce((total, {exposures}) => total + exposures, 0),
            unevenRepeats: new Set(folders.map(({repeats}) => repeats)).size > 1,
            lengthEntropy: null,
            rare: rareUses(df, items),
            entropyError: null,
          },
    captionDuplicates: {
      items: 0,
      comparable: 0,
      repeated: 0,
      exact: 0,
      distinct: 0,
      groups: [],
      groupCount: 0,
      twins: [],
      withinFolders: true,
      alike: [],
      alikeGroups: 0,
      different: 0,
      named: 0,
    },
    tokenLengths: {kind: 'no-captions'},
    spellings: {uses: 0, emptyUses: 0, repeatedUses: 0, variantUses: 0, untrimmedUses: 0, groups: []},
    constantTags: [],
    constantPhrases: null,
    triggerPlacement: null,
    aliases: [],
    unexpectedPairs: null,
    captionText: {unclean: [], repeated: [], oneTagItems: 0},
    reviewItems: {once: [], commonest: []},
    lookAlikes: [],
    tagTwins: [],
    groups: [],
    targets: [],
    pairs: null,
    lockedPairs: null,
    contradictions: null,
    mixture: {kind: 'no-captions'},
    subsets: folders,
    images: NO_IMAGES,
    outliers: null,
    alignment: NO_ALIGNMENT,
    validity: {things: 0, defective: 0, harmed: 0, pointers: 0, notes: []},
  };
}

interface Found {
  readonly header: LoraHeader;
  readonly items: number;
  readonly tags: readonly (readonly [string, Count])[];
  readonly df: Float64Array;
}

/** As docs/trigger.md has it, as far as tags without order tell: class tokens, else the only constant tag. */
function loraTrigger({header, items, tags, df}: Found, declared: readonly string[]): Trigger | null {
  if (declared.length > 0) return {text: declared.join(', '), keys: declared.map(matchKey), origin: 'declared'};
  if (items < ENOUGH_FOR_TRIGGER) return null;
  const able = tags.flatMap(([key, {display}], i) => {
    const share = (df[i] ?? 0) / items;
    return share >= ALMOST_ALL && !isQualityTag(key) && !isGenericTag(key) ? [{key, display, share}] : [];
  });
  const words = new Set(header.folders.flatMap(({classTokens}) => classTokens.split(',')).map(matchKey));
  const named = able.filter(({key, share}) => share > ALMOST_ALL && words.has(key));
  const chosen = named.length > 0 ? named : able.length === 1 ? able : [];
  if (chosen.length === 0) return null;
  return {
    text: chosen.map(({display}) => display).join(', '),
    keys: chosen.map(({key}) => key),
    origin: named.length > 0 ? 'class-tokens' : 'only-constant-tag',
  };
}

interface Count {
  readonly display: string;
  readonly df: number;
  readonly occurrences: number;
  readonly exposures: number;
}

function addUp({folders}: LoraHeader): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const {tags, images, repeats} of folders) {
    const own = new Map<string, {display: string; n: number}>();
    for (const [raw, n] of tags) {
      const key = matchKey(raw);
      own.set(key, {display: own.get(key)?.display ?? raw, n: (own.get(key)?.n ?? 0) + n});
    }
    for (const [key, {display, n}] of own) {
      const before = counts.get(key) ?? {display, df: 0, occurrences: 0, exposures: 0};
      counts.set(key, {
        display: before.display,
        df: before.df + Math.min(n, images),
        occurrences: before.occurrences + n,
        exposures: before.exposures + n * repeats,
      });
    }
  }
  return counts;
}
