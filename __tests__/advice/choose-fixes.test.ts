import {describe, expect, it} from '@jest/globals';
import {chooseFixes, type Choice} from '../../src/advice/choose-fixes.ts';
import type {Finding, Fix} from '../../src/advice/finding.ts';
import {findings, times} from '../helpers/findings.ts';

const ALL: Choice = {suggested: false, only: [], except: [], tags: []};
const remove = (tag: string, applicability: Fix['applicability']): Fix => ({
  kind: 'remove-tag',
  tag,
  items: 'all',
  applicability,
});

/** A finding with these fixes, whatever it says. */
async function finding(rule: string, fixes: readonly Fix[], accepted = false): Promise<Finding> {
  const [found] = await findings(
    'duplicate-tags',
    times(30, i => `hat, b, hat, tag ${i}`),
  );
  if (found === undefined) throw new Error('a repeated tag is found');
  return {...found, rule, fixes, accepted};
}

const tagsOf = (fixes: readonly Fix[]) => fixes.map(fix => (fix.kind === 'remove-tag' ? fix.tag : fix.kind));

describe('chooseFixes(findings, choice)', () => {
  const made = async () => [
    await finding('one', [remove('a', 'safe'), remove('b', 'suggested'), remove('c', 'manual')]),
    await finding('two', [remove('d', 'suggested')]),
    await finding('three', [remove('e', 'safe')], true),
  ];
  it.each<[string, Partial<Choice>, string[]]>([
    ['safe ones', {}, ['a']],
    ['judgements too when asked', {suggested: true}, ['a', 'b', 'd']],
    ['those of one rule, judgements too', {only: ['two']}, ['d']],
    ['never what a person has to do', {only: ['one']}, ['a', 'b']],
    ['not those of a rule', {suggested: true, except: ['one']}, ['d']],
    ['those that name a tag, compared as tags are', {suggested: true, tags: ['B']}, ['b']],
    ['not what was accepted', {only: ['three']}, []],
  ])('%s', async (_what, choice, expected) =>
    expect(tagsOf(chooseFixes(await made(), {...ALL, ...choice}))).toEqual(expected),
  );
});
