import type {Augmentation, Profile, ProfileName} from '../../config/profiles.ts';
import {isContradicted} from '../../corpus/contradicted-tags.ts';
import {reaches} from '../../math/reaches.ts';
import type {Statistics} from '../../statistics/statistics.ts';
import {tagEvidence} from '../evidence.ts';
import type {Draft, Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {contradictionWords, type Exclusion, exclusionWords, shuffledTriggerWords} from './settings-conflict.words.ts';

type Needs = 'settings' | 'dataset' | 'triggerPlacement' | 'tagCounts' | 'validity';

/** So many items carry a contradicted tag: a share, or a number. */
const SHARE = 0.01;
const SOME = 3;

/** How trainers call shuffling, and what keeps leading tags in place; null where nothing does. */
const SHUFFLING: Readonly<Partial<Record<ProfileName, readonly [shuffle: string, keep: string | null]>>> = {
  kohya: ['shuffle_caption', 'keep_tokens'],
  'kohya-gui': ['shuffle_caption', 'keep_tokens'],
  onetrainer: ['enable_tag_shuffling', 'keep_tags_count'],
  simpletuner: ['caption_shuffle', 'position_start'],
  'ai-toolkit': ['shuffle_tokens', null],
};

const AUGMENTATIONS: Readonly<Record<Augmentation, Readonly<Partial<Record<ProfileName, string>>>>> = {
  flip: {onetrainer: 'enable_random_flip', 'ai-toolkit': 'flip_x'},
  colour: {},
  crop: {},
};
/** kohya's names, which are those of the options that we read. */
const KOHYA: Readonly<Record<Augmentation, string>> = {flip: 'flip_aug', colour: 'color_aug', crop: 'random_crop'};

/** Settings that exclude each other, or that make captions untrue. */
export const settingsConflict: Rule<Needs> = defineRule({
  id: 'settings-conflict',
  patterns: [],
  version: 1,
  title: 'Settings that contradict each other or the captions',
  needs: ['settings', 'dataset', 'triggerPlacement', 'tagCounts', 'validity'],
  restsOn: 'settings',
  normalFor: [],
  find: statistics => [...exclusions(statistics), ...shuffledTrigger(statistics), ...contradictions(statistics)],
});

function exclusions({settings, validity}: Pick<Statistics, Needs>): Draft[] {
  const {shuffle, splits, caches = [], augments = []} = settings;
  const drafts: Draft[] = [];
  const [shuffling] = SHUFFLING[settings.name] ?? ['shuffling'];
  if (caches.includes('texts') && (shuffle || splits)) {
    const option = shuffle ? shuffling : 'caption_tag_dropout_rate';
    drafts.push(excluded('texts', option, shuffle ? [off(settings, option)] : [], 0));
  }
  const latent = augments.find(kind => kind !== 'flip');
  if (caches.includes('latents') && latent !== undefined) {
    drafts.push(excluded('latents', KOHYA[latent], [off(settings, KOHYA[latent])], 0));
  }
  const stale = validity.notes.find(({code}) => code === 'stale-cache');
  if (stale !== undefined) {
    const captions = Number(/^[\d,.\s]+/.exec(stale.details[0] ?? '')?.[0].replace(/\D/g, '') ?? 0);
    drafts.push(excluded('stale', 'metadata_cache.json', [], captions || stale.count));
  }
  return drafts;
}

function excluded(kind: Exclusion, option: string, fixes: readonly Fix[], captions: number): Draft {
  return {
    severity: kind === 'stale' ? 'warning' : 'error',
    subject: {kind: 'option', keys: [option]},
    ...say(exclusionWords, {kind, option, captions}),
    evidence: kind === 'stale' ? [] : [{kind: 'option', name: option, now: 'on', want: 'off'}],
    fixes,
  };
}

/** Shuffling moves a leading trigger that nothing keeps in place. */
function shuffledTrigger({settings, dataset, triggerPlacement: placement}: Pick<Statistics, Needs>): Draft[] {
  const names = SHUFFLING[settings.name];
  const {trigger, style} = dataset;
  if (names === undefined || !settings.shuffle || trigger === null || placement === null || style !== 'tags') return [];
  const [shuffle, keep] = names;
  const tags = trigger.keys.length;
  const isKept = keep !== null && (settings.keepTokens >= tags || settings.keepTokensSeparator !== null);
  if (isKept || placement.first <= placement.captioned / 2) return [];
  const option = keep ?? shuffle;
  const value = keep === null ? false : tags;
  return [
    {
      severity: 'warning',
      subject: {kind: 'option', keys: [option]},
      ...say(shuffledTriggerWords, {trigger: trigger.text, option, keeps: keep !== null, tags}),
      evidence: [
        {kind: 'option', name: option, now: keep === null ? 'on' : String(settings.keepTokens), want: String(value)},
      ],
      fixes: [{kind: 'set-training-option', trainer: settings.name, option, value, applicability: 'suggested'}],
    },
  ];
}

/** Tags that are no longer true of the picture that the model sees. */
function contradictions({settings, dataset, tagCounts}: Pick<Statistics, Needs>): Draft[] {
  if (tagCounts === null || dataset.style === 'sentence') return [];
  const {keys, tags, df} = tagCounts;
  return (settings.augments ?? []).flatMap((augmentation): Draft[] => {
    const found = keys
      .flatMap((key, i) => (isContradicted(key, augmentation) ? [{tag: tags[i] ?? key, n: df[i] ?? 0}] : []))
      .toSorted((a, b) => b.n - a.n || (a.tag < b.tag ? -1 : 1));
    const first = found[0];
    if (first === undefined || (first.n < SOME && !reaches(first.n / dataset.items, SHARE))) return [];
    const option = AUGMENTATIONS[augmentation][settings.name] ?? KOHYA[augmentation];
    const others = found.length - 1;
    return [
      {
        severity: 'warning',
        subject: {kind: 'option', keys: [option]},
        ...say(contradictionWords, {augmentation, option, tag: first.tag, items: first.n, others}),
        evidence: [tagEvidence(found, dataset.items)],
        fixes: [off(settings, option)],
      },
    ];
  });
}

function off({name: trainer}: Profile, option: string): Fix {
  return {kind: 'set-training-option', trainer, option, value: false, applicability: 'suggested'};
}
