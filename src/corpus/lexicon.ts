/** What a tag speaks about; `unknown` for the many that no small list can know. */
export type TagKind = 'identity' | 'outfit' | 'act' | 'picture' | 'count' | 'unknown';

/** Values of which an item can have one only: docs/groups.md. Match keys. */
export interface ExclusiveGroup {
  readonly name: string;
  readonly values: readonly string[];
  /** Declared by the user, or known by this small lexicon. */
  readonly declared: boolean;
}

const COLOURS =
  'aqua black blonde blue brown dark-blue green grey light-blue light-brown orange pink purple red silver white yellow'
    .split(' ')
    .map(colour => colour.replace('-', ' '));

const known = (name: string, values: readonly string[]): ExclusiveGroup => ({name, values, declared: false});

/** Groups that need no declaration. Conservative: a value stands here only if the others rule it out. */
export const KNOWN_GROUPS: readonly ExclusiveGroup[] = [
  known(
    'hair colour',
    COLOURS.map(colour => `${colour} hair`),
  ),
  known(
    'eye colour',
    COLOURS.map(colour => `${colour} eyes`),
  ),
  known('hair length', ['very short hair', 'short hair', 'medium hair', 'long hair', 'very long hair']),
  known('setting', ['indoors', 'outdoors']),
  known('view', ['from above', 'from below', 'from behind', 'from side']),
  known('framing', ['close-up', 'portrait', 'upper body', 'cowboy shot', 'lower body', 'full body', 'wide shot']),
  known('time of day', ['dawn', 'day', 'dusk', 'sunset', 'night']),
  known('posture', ['standing', 'sitting', 'kneeling', 'lying', 'squatting', 'walking', 'running']),
];

const KINDS: readonly (readonly [TagKind, RegExp])[] = [
  ['count', /^(\d\+?(girl|boy|other)s?|solo|no humans|multiple (girls|boys|others)|crowd)$/],
  [
    'picture',
    / background$|^background$| (shot|view|lighting|light|focus|medium|style)$|^(text|signature|watermark|border|artist name)/,
  ],
  [
    'picture',
    /^(indoors|outdoors|portrait|close-up|profile|full body|upper body|lower body|cowboy shot|wide shot|day|night|sunset)$/,
  ],
  [
    'picture',
    /^(from (above|below|behind|side)|anime|photo|photograph|illustration|sketch|monochrome|greyscale|blurry|depth of field)$/,
  ],
  [
    'identity',
    /(^| )(hair|hairs|eyes|skin|ears?|tails?|horns?|wings?|fangs?|breasts|freckles|beard|bangs|ponytail|twintails|braids?)$/,
  ],
  ['identity', /^(dark-skinned|muscular|tall|slim|old man|old woman|loli|shota|elf|heterochromia|mole)/],
  [
    'act',
    /^(looking|holding|standing|sitting|lying|kneeling|walking|running|smile|smiling|blush|crying|closed|open) ?/,
  ],
  ['act', /^(:[a-z0-9()]|\^.\^|v|grin|pointing|waving|arms? |hands? |crossed )/],
  [
    'outfit',
    /(^| )(dress|shirt|skirt|pants|shorts|jacket|coat|hat|cap|gloves?|boots?|shoes?|socks|thighhighs|pantyhose|uniform|kimono|swimsuit|bikini|apron|scarf|ribbon|bow|necktie|glasses|sleeves|hoodie|sweater|armor|cape|choker|earrings|jewelry|ornament|hairclip|hairband|frills|maid|mask|bag)$/,
  ],
];

/** The kind of a tag by its match key: a small built-in lexicon, first pattern that fits. */
export function tagKind(key: string): TagKind {
  return KINDS.find(([, pattern]) => pattern.test(key))?.[0] ?? 'unknown';
}
