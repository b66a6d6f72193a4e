import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {checkedGitHub} from '../helpers/checked-github.ts';
import {FakeGitHub} from '../helpers/fake-github.ts';
import {checkout, gitHub} from '../helpers/git-hub.ts';
import {filesBelow} from '../helpers/pull-request.ts';
import {type Job, runAction} from '../helpers/run-action.ts';

const HEALTHY = filesBelow('examples/healthy', 'd/healthy');
const CAPTIONS = Object.keys(HEALTHY).filter(path => path.endsWith('.txt'));

describe('drift', () => {
  it('is told from a baseline that was committed: an issue is opened, left alone, and closed', async () => {
    const hub = await gitHub(HEALTHY);
    const fake = new FakeGitHub();
    const api = await checkedGitHub(fake);
    const on = (eventName: string, history = ''): Job => ({
      hub,
      api,
      checkout: checkout(hub, 'refs/heads/main', '--depth=1'),
      eventName,
      event: {},
      inputs: history === '' ? {} : {'history-path': history},
    });
    const none = await runAction(on('schedule'));
    expect({code: none.code, log: none.log, drift: none.outputs['drift']}).toMatchObject({code: 0, drift: 'unknown'});
    expect(none.log).toContain('There is no baseline');
    expect(fake.writes).toBe(0);
    const baseline = readFileSync(none.outputs['baseline-file'] ?? '', 'utf8');
    const recorded = await runAction(on('push'));
    expect(JSON.parse(readFileSync(recorded.outputs['baseline-file'] ?? '', 'utf8'))).toMatchObject({
      kind: 'tagnosis/baseline',
    });
    hub.push('main', {'.tagnosis/baseline.json': baseline}, 'main');
    const history = join(none.temp, 'history.json');
    const same = await runAction(on('schedule', history));
    expect({log: same.log, drift: same.outputs['drift']}).toMatchObject({drift: 'false'});
    expect(fake.issues).toEqual([]);
    const worse = Object.fromEntries(
      CAPTIONS.slice(0, 30).map((path, i) => [path, `dragon, castle, fire ${i % 9}, night sky`]),
    );
    hub.push('main', worse, 'main');
    const drifted = await runAction({
      ...on('schedule', history),
      inputs: {'history-path': history, 'fail-on-drift': 'true'},
    });
    expect({log: drifted.log, drift: drifted.outputs['drift'], code: drifted.code}).toMatchObject({
      drift: 'true',
      code: 1,
    });
    expect(fake.issues).toMatchObject([
      {state: 'open', labels: ['dataset-drift'], body: expect.stringContaining('**drifted**')},
    ]);
    expect(drifted.outputs['issue-number']).toBe(String(fake.issues[0]?.number));
    const writes = fake.writes;
    await runAction({...on('workflow_dispatch'), inputs: {'fail-on-drift': 'true'}});
    expect(fake.writes).toBe(writes);
    hub.push('main', Object.fromEntries(CAPTIONS.map(path => [path, HEALTHY[path] ?? ''])), 'main');
    const well = await runAction(on('schedule', history));
    expect(well.outputs['drift']).toBe('false');
    expect(fake.issues).toMatchObject([{state: 'closed', state_reason: 'completed'}]);
    expect(well.summary).toContain('`d/healthy`: 2 scores so far');
    expect(fake.issues[0]?.body).toContain('### Trend');
    expect(JSON.parse(readFileSync(history, 'utf8'))).toMatchObject({
      kind: 'tagnosis/history',
      entries: [
        {dataset: 'd/healthy', drift: 'no'},
        {dataset: 'd/healthy', drift: 'yes'},
        {dataset: 'd/healthy', drift: 'no'},
      ],
    });
  });
});
