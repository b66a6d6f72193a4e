import type {DuplicateConfig} from './duplicate-schema.ts';
import type {DuplicateRules} from './duplicates.ts';

/** What a configuration says of copies, by the names of the library. */
export function toldDuplicates(told: DuplicateConfig): Partial<DuplicateRules> {
  const {'p-hash': pHash, 'd-hash': dHash, advisory, transforms, ignore} = told;
  return {
    ...(pHash === undefined ? {} : {pHash}),
    ...(dHash === undefined ? {} : {dHash}),
    ...(advisory === undefined ? {} : {advisory}),
    ...(transforms === undefined ? {} : {transforms}),
    ...(ignore === undefined ? {} : {ignore}),
  };
}
