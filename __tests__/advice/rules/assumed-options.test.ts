import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../../src/analyze.ts';
import {assumedOptions} from '../../../src/advice/rules/assumed-options.ts';
import {type ProfileName, PROFILES} from '../../../src/config/profiles.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {findings, times} from '../../helpers/findings.ts';

const assume = (assumptions: readonly {option: string; value: string; why: string}[], profile: ProfileName = 'kohya') =>
  assumedOptions.find(
    {source: {why: 'pairs', assumptions, alsoFound: []}, settings: PROFILES[profile]},
    {purpose: null, open: list => list},
  );
const TXT = {option: 'caption-extension', value: '.txt', why: '132 .txt files, no .caption'};

describe('assumed-options', () => {
  it('comes first, whatever else is found', async () => {
    const {advice} = await analyze(dataSet({'a.png': null, 'a.txt': 'hat,, smile'}));
    expect(advice[0]).toMatchObject({rule: 'assumed-options', fixes: [{option: 'caption_extension', value: '.txt'}]});
    expect(advice[0]).toMatchObject({severity: 'warning', confidence: 'normal', impact: null});
  });
  it('is silent when the option is declared, or the trainer looks for the extension by itself', async () => {
    const root = dataSet({'a.png': null, 'a.txt': 'hat'});
    for (const options of [{captionExtension: '.txt'}, {profile: 'onetrainer'}] as const) {
      expect((await analyze(root, options)).advice.map(({rule}) => rule)).not.toContain('assumed-options');
    }
  });
  it('has nothing to say in memory', async () =>
    expect(await findings('assumed-options', times(3, String))).toEqual([]));
  it('is one finding an option, in the trainer’s own spelling', () => {
    const found = assume([TXT, {option: 'caption-separator', value: ';', why: 'all captions'}]);
    expect(found.map(({evidence}) => evidence)).toEqual([
      [{kind: 'option', name: 'caption_extension', now: 'not set', want: '.txt'}],
      [{kind: 'option', name: 'caption_separator', now: 'not set', want: ';'}],
    ]);
    expect(found[0]?.what).toBe('This reading takes caption_extension=.txt for granted (132 .txt files, no .caption)');
    expect(found[0]?.todo).toBe('Set caption_extension to .txt in the settings of kohya.');
  });
  it.each([
    ['kohya', 'trains on the class token'],
    ['onetrainer', 'trains on an empty text'],
    ['musubi', 'leaves the image out'],
    ['simpletuner', 'stops'],
  ] as const)('says what %s does without: it %s', (profile, consequence) =>
    expect(assume([TXT], profile)[0]?.why).toContain(consequence),
  );
  it('cuts what is long', () => {
    const long = 'hat '.repeat(2500);
    const [draft] = assume([{option: long, value: long, why: long}]);
    expect([(draft?.what.length ?? 999) <= 140, (draft?.todo.length ?? 999) <= 220]).toEqual([true, true]);
  });
});
