import {describe, expect, it} from '@jest/globals';
import {checkChange, filesBelow} from '../../helpers/pull-request.ts';

const SICK = filesBelow('examples/sick', 'd');
const CAPTIONS = Object.keys(SICK).filter(path => path.endsWith('.txt'));

describe('checkRun(world) of a change that prints as 0.0', () => {
  it('does not ask whether chance would do the same, which nothing would show', async () => {
    const [path = ''] = CAPTIONS;
    const turned = String(SICK[path]).trim().split(', ').toReversed().join(', ');
    const {report} = await checkChange(SICK, {...SICK, [path]: turned});
    expect(report.sets[0]?.comparison).toMatchObject({
      items: {edited: 1},
      significance: {untested: 'Not tested: the score moves by less than 0.05 points.'},
      blame: {untried: 'Not tested: the score moves by less than 0.05 points.'},
    });
  });
  it('asks where the change is seen', async () => {
    const alike = Object.fromEntries(CAPTIONS.map(path => [path, 'pell, hat']));
    const {report} = await checkChange(SICK, {...SICK, ...alike});
    expect(report.sets[0]?.comparison).toMatchObject({
      significance: {p: expect.any(Number)},
      blame: {changed: expect.any(Number)},
    });
  });
});
