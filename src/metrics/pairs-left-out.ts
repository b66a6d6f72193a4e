import {DUPLICATE_RULES} from '../config/duplicates.ts';
import {thousands} from '../math/thousands.ts';
import type {ImageStatistics} from '../statistics/images.ts';

/** What of copies was not followed up because there is too much of it, in sentences: nothing is left out in silence. */
export function pairsLeftOut({
  ok,
  radius,
  otherRadius,
  unaskedCuts = 0,
  rules = DUPLICATE_RULES,
}: Pick<ImageStatistics, 'ok' | 'radius' | 'otherRadius' | 'unaskedCuts' | 'rules'>): string[] {
  if (ok < 2) return [];
  return [
    ...(radius === null || radius < rules.pHash ? [`There are so many copies that ${followed(radius)}.`] : []),
    ...(radius !== null && radius >= rules.pHash && radius < rules.advisory
      ? [`There are so many pictures that look-alikes were looked for within ${radius} bits only.`]
      : []),
    ...(otherRadius === undefined
      ? []
      : [`So many pictures agree with others in a mirror or turned that ${otherwise(otherRadius)}.`]),
    ...(unaskedCuts === 0
      ? []
      : [`Of ${thousands(unaskedCuts)} pairs it was not asked whether one is cut from the other: there are too many.`]),
  ];
}

function followed(radius: number | null): string {
  return radius === null
    ? 'only images that look equal in all that is compared were followed up'
    : `only hashes within ${radius} bits were followed up`;
}

function otherwise(radius: number | null): string {
  return radius === null ? 'none of these were followed up' : `only hashes within ${radius} bits were followed up`;
}
