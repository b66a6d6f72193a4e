import {TagnosisError} from '../errors.ts';
import {type OptionValue, profileOverrides} from './profile-options.ts';
import {PROFILES} from './profiles.ts';

const SWITCHES: ReadonlySet<string> = new Set([
  'shuffle_caption',
  'shuffle_tokens',
  'enable_tag_shuffling',
  'enable_wildcard',
  'include_subdirectories',
  'weighted_captions',
  'flip_aug',
  'flip_x',
  'enable_random_flip',
  'color_aug',
  'random_crop',
  'cache_latents',
  'cache_text_encoder_outputs',
]);

/** An option of a trainer that a user told: settings files of others are taken as they are, a user's slip is a mistake. */
export function checkOption(name: string, value: OptionValue): void {
  profileOverrides(PROFILES.kohya, new Map([[name, value]]));
  if (!SWITCHES.has(name) || ['true', 'false', '1', '0'].includes(String(value))) return;
  throw new TagnosisError('config-invalid-value', `${name} wants true or false, not "${String(value)}".`, {
    hint: `For example: ${name} = true`,
  });
}
