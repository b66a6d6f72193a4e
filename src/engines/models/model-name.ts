import {TagnosisError} from '../../errors.ts';

/** A model that is known by a short name. Its files are not pinned here: what was fetched first is locked. */
interface KnownModel {
  readonly alias: string;
  readonly name: string;
  /** About, of the fp32 files. */
  readonly megabytes: number;
  readonly licence: string;
  readonly says: string;
}

export const KNOWN_MODELS: readonly KnownModel[] = [
  {
    alias: 'clip-b32',
    name: 'Xenova/clip-vit-base-patch32',
    megabytes: 606,
    licence: 'MIT',
    says: 'CLIP ViT-B/32: photographs and most drawings',
  },
  {
    alias: 'clip-l14',
    name: 'Xenova/clip-vit-large-patch14',
    megabytes: 1711,
    licence: 'MIT',
    says: 'CLIP ViT-L/14: sees more, and takes four times as long',
  },
  {
    alias: 'wd-vit',
    name: 'SmilingWolf/wd-vit-tagger-v3',
    megabytes: 379,
    licence: 'Apache-2.0',
    says: 'WD tagger: booru tags of drawings, for captions of such tags',
  },
];

/** A repository of a hub: organisation and name. */
export interface ModelName {
  readonly org: string;
  readonly name: string;
}

const PART = /^[A-Za-z0-9][\w.-]{0,95}$/;

/** `clip-b32` or `org/name`; null for what can be neither. */
export function parseModelName(text: string): ModelName | null {
  const full = KNOWN_MODELS.find(({alias}) => alias === text)?.name ?? text;
  const [org = '', name = '', ...others] = full.split('/');
  const isName = [org, name].every(part => PART.test(part) && !part.includes('..'));
  return isName && others.length === 0 ? {org, name} : null;
}

/** `parseModelName` for what must be one. */
export function modelName(text: string): ModelName {
  const found = parseModelName(text);
  if (found !== null) return found;
  throw new TagnosisError('usage', `"${text.slice(0, 60)}" is no name of a model.`, {
    hint: `Known: ${KNOWN_MODELS.map(({alias}) => alias).join(', ')}; any other is called organisation/name.`,
  });
}
