import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const trigger = ['sks'];

describe('nothing is advised against the allow list', () => {
  const set = times(30, i => `tag ${i % 5}, ${i < 28 ? 'indoors' : 'outdoors'}`);
  it.each([
    [[], 1],
    [['outdoors'], 1],
    [['indoors'], 0],
    [['Indoors'], 0],
  ])('dominant-value with allow %j: %i findings', async (allow, count) =>
    expect(await findings('dominant-value', set, {allow, trigger})).toHaveLength(count),
  );
  it('dominant-value, declared groups too', async () => {
    const groups = [{name: 'setting', values: ['indoors', 'outdoors'], declared: true}];
    expect(await findings('dominant-value', set, {allow: ['indoors'], groups, trigger})).toEqual([]);
  });
  it('dominant-value, labels too', async () => {
    const labels = times(40, i => (i < 36 ? 'cat' : `kind ${i % 2}`));
    const found = await findings('dominant-value', labels, {allow: ['cat'], trigger});
    expect(found.flatMap(({subject}) => subject.keys)).not.toContain('cat');
  });
  it('nearly-always-tags', async () => {
    const most = times(30, i => `${i < 2 ? 'hat' : 'scarf'}, tag ${i % 5}`);
    expect(await findings('nearly-always-tags', most, {trigger})).toHaveLength(1);
    expect(await findings('nearly-always-tags', most, {trigger, allow: ['scarf']})).toEqual([]);
  });
});

describe('what is there by design is marked in lists', () => {
  it('one-off-tags: last, and said to be so', async () => {
    const captions = times(30, i => `once ${i}, thing ${i % 5}`);
    const [finding] = await findings('one-off-tags', captions, {trigger, allow: ['once 0']});
    expect(finding?.evidence[0]).toMatchObject({
      kind: 'tags',
      total: 30,
      tags: [{tag: 'once 1'}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    });
    const few = times(30, i => (i < 6 ? `once ${i}` : `thing ${i % 2}`));
    const found = await findings('one-off-tags', [...few, 'other, thing'], {trigger, allow: ['once 0']});
    for (const {evidence} of found) {
      const [list] = evidence;
      expect(list?.kind === 'tags' ? list.tags.at(-1) : null).toMatchObject({tag: 'once 0', note: 'by design'});
    }
  });
  it('narrow-vocabulary', async () => {
    const captions = times(40, i => (i % 3 ? 'scarf' : `hat, tag ${i % 5}`));
    const [finding] = await findings('narrow-vocabulary', captions, {trigger, allow: ['hat']});
    const [list] = finding?.evidence ?? [];
    const notes = list?.kind === 'tags' ? list.tags.map(({tag, note}) => [tag, note]) : [];
    expect(notes).toContainEqual(['hat', 'by design']);
    expect(notes).toContainEqual(['scarf', undefined]);
  });
});
