import {DTYPES} from '../../../config/models.ts';
import type {Option} from '../options.ts';

export const MODELS_OPTIONS: readonly Option[] = [
  {name: 'revision', value: 'NAME', says: 'Branch, tag or commit to fetch (what is locked, or main)'},
  {name: 'dtype', value: 'NAME', says: `Weights to fetch: ${DTYPES.join(', ')} (fp32)`},
  {name: 'yes', says: 'Remove without a question'},
  {name: 'cache-dir', value: 'DIR', says: 'Another folder than that of this user'},
  {name: 'quiet', short: 'q', says: 'Print nothing but errors'},
  {name: 'help', short: 'h', says: 'Show this help'},
];
