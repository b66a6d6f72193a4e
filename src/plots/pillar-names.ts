import type {Pillar} from '../metrics/metric.ts';

/** As pictures write them. */
export const PILLAR_NAMES: Readonly<Record<Pillar, string>> = {
  quality: 'Quality',
  balance: 'Balance',
  uniqueness: 'Uniqueness',
  structure: 'Structure',
};
