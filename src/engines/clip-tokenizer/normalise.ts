import {collapseSpace} from '../../sources/python-text.ts';

/** `ftfy`: trainers on the slow tokenizer (kohya sd-scripts); `nfc`: the fast one, and transformers from 5 on. */
export type Normalisation = 'ftfy' | 'nfc';

const ASCII = /^[\x20-\x25\x27-\x7e]*$/;
const DOUBLE_SPACE = /^ | $| {2}/;

/**
 * The text that CLIP's byte-pair encoder sees: NFC, white space collapsed, lower case; under `ftfy` first the repairs
 * that ftfy 6.3 makes and that change counts (entities, quotes, ligatures, width, controls). Mojibake is left alone.
 */
export function clipNormalise(text: string, how: Normalisation): string {
  if (ASCII.test(text)) {
    const lower = text.toLowerCase();
    return DOUBLE_SPACE.test(lower) ? collapseSpace(lower) : lower;
  }
  return collapseSpace((how === 'ftfy' ? repair(text) : text).normalize('NFC')).toLowerCase();
}

const SINGLE_QUOTES = /[\u02bc\u2018\u2019\u201a\u201b]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f]/g;
const WIDTH = /[\uff01-\uffef\u3000]/g;
const CONTROLS = /[\0-\x08\x0b\x0e-\x1f\x7f\u206a-\u206f\ufeff\ufff9-\ufffc]/g;
const LIGATURES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ﬀ: 'ff',
    ﬁ: 'fi',
    ﬂ: 'fl',
    ﬃ: 'ffi',
    ﬄ: 'ffl',
    ﬅ: 'ſt',
    ﬆ: 'st',
    ĳ: 'ij',
    Ĳ: 'IJ',
    ŉ: 'ʼn',
    ǆ: 'dž',
    ǅ: 'Dž',
    Ǆ: 'DŽ',
    ǉ: 'lj',
    ǈ: 'Lj',
    Ǉ: 'LJ',
    ǌ: 'nj',
    ǋ: 'Nj',
    Ǌ: 'NJ',
    ǳ: 'dz',
    ǲ: 'Dz',
    Ǳ: 'DZ',
  }),
);
const LIGATURE = new RegExp(`[${[...LIGATURES.keys()].join('')}]`, 'g');

function repair(text: string): string {
  return decodeEntities(text)
    .replace(LIGATURE, found => LIGATURES.get(found) ?? found)
    .replace(WIDTH, found => found.normalize('NFKC'))
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(CONTROLS, '');
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0'}),
);
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp));/g;

/** Again and again, because `&amp;lt;` is common; a text with `<` is taken for markup and left as it is. */
function decodeEntities(text: string): string {
  let now = text;
  while (!now.includes('<')) {
    const next = now.replace(ENTITY, (all: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? all;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
      return code > 0x10ffff ? all : String.fromCodePoint(code);
    });
    if (next === now) break;
    now = next;
  }
  return now;
}
