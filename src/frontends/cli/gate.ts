import type {HealthReport} from '../../report/health-report.ts';
import {safeText} from './safe-text.ts';
import type {ExitCode, World} from './world.ts';

interface Gate {
  readonly failUnder: number;
  /** What the set is called; by its own name where absent. */
  readonly name?: string;
}

/**
 * 0 passed · 1 below the gate · 3 cannot judge; whatever fails says why. A partial score does not gate, unless even with all
 * the rest perfect it would stay below: that is known already.
 */
export function gate(
  world: Pick<World, 'warn'>,
  {score, dataset, metrics}: HealthReport,
  {failUnder, name = dataset.name}: Gate,
): ExitCode {
  const say = (text: string): void => world.warn(`${safeText(name)}: ${text}\n`);
  const [, highest] = score.bounds;
  const broken = Object.values(metrics).filter(({status, weight}) => status === 'error' && weight > 0);
  for (const {title, reason = ''} of broken) say(`cannot judge. ${title}: ${safeText(reason, 400)}`);
  if (broken.length > 0) return 3;
  if (score.value === null) {
    say('cannot be judged: nothing in it could be scored.');
    return 3;
  }
  if (score.partial && highest >= failUnder) {
    say(`the score is partial, so --fail-under ${failUnder} does not gate it.`);
    return 0;
  }
  if (score.partial) {
    say(
      `even with everything else perfect it cannot reach --fail-under ${failUnder}: at most ${below(highest, failUnder)}.`,
    );
    return 1;
  }
  if (score.value >= failUnder) return 0;
  say(`${below(score.value, failUnder)} is below --fail-under ${failUnder}.`);
  return 1;
}

/** As the report prints it, or with as many digits as show that it is less. */
function below(value: number, limit: number): string {
  for (let digits = 0; digits < 6; digits++) {
    const shown = Math.floor(value * 10 ** digits) / 10 ** digits;
    if (shown < limit) return String(shown);
  }
  return String(value);
}
