import {TagnosisError} from '../../errors.ts';
import {folderOf, type Names, namesOf, pathIn} from './model-names.ts';
import {isTable, type SettingsFile, settingsOf} from './settings-file.ts';

/** Entries of CLIP's own vocabulary, the only one whose table ships with the package. */
const CLIP_VOCABULARY = 49_408;
/** Holds any other. */
export const TOKENIZER = 'tokenizer.json';

/** Whether the texts of a model are read with another table than CLIP's own. */
export function hasOtherVocabulary(path: string): boolean {
  const names = namesOf(folderOf(path));
  return tellsOther(settingsOf(names, 'config.json'), pathIn(names, TOKENIZER));
}

/** Settings that leave the vocabulary out are CLIP's where they say that it is one; without settings a tokenizer tells. */
function tellsOther(config: SettingsFile | null, tokenizer: string | null): boolean {
  if (config === null) return tokenizer !== null;
  const told = config.settings['text_config'];
  const size = isTable(told) ? told['vocab_size'] : undefined;
  if (size !== undefined) return size !== CLIP_VOCABULARY;
  return (config.settings['model_type'] ?? 'clip') !== 'clip';
}

/** Where the vocabulary of a model lies; null for CLIP's own. */
export function tokenizerOf(names: Names, config: SettingsFile | null): string | null {
  const path = pathIn(names, TOKENIZER);
  if (!tellsOther(config, path)) return null;
  if (path !== null) return path;
  throw new TagnosisError(
    'model-invalid',
    `${config?.path ?? ''} tells of another vocabulary than CLIP's own of ${CLIP_VOCABULARY}, and there is no ${TOKENIZER}.`,
    {hint: `Put the ${TOKENIZER} of the model beside it: docs/models.md.`},
  );
}
