import type {Finding, Fix} from '../../../advice/finding.ts';
import type {Choose} from '../../../treat.ts';
import {safeText} from '../safe-text.ts';
import type {World} from '../world.ts';

/** What a person decided on: fixes by what they do. */
interface Decision {
  readonly approved: Set<string>;
  /** Everything else that is found, too. */
  all: boolean;
}

/** Asks about one finding after the other. What was approved is made in later rounds too; nothing else is asked again. */
export function asking(
  world: World,
  ask: NonNullable<World['ask']>,
  offered: (finding: Finding) => readonly Fix[],
): Choose {
  const decision: Decision = {approved: new Set(), all: false};
  return async (findings, round) => {
    const open = findings.map(finding => ({finding, fixes: offered(finding)})).filter(({fixes}) => fixes.length > 0);
    if (round === 0) await decide(world, ask, {open, decision});
    return open.flatMap(({fixes}) => fixes.filter(fix => decision.all || decision.approved.has(nameOf(fix))));
  };
}

interface Questions {
  readonly open: readonly {readonly finding: Finding; readonly fixes: readonly Fix[]}[];
  readonly decision: Decision;
}

async function decide(world: World, ask: NonNullable<World['ask']>, {open, decision}: Questions): Promise<void> {
  for (const [i, {finding, fixes}] of open.entries()) {
    world.warn(
      `\n${i + 1} of ${open.length}  ${safeText(finding.what, 400)}  [${finding.rule}]\n  ${safeText(finding.why, 400)}\n`,
    );
    for (const fix of fixes.slice(0, 6)) world.warn(`  · ${safeText(fixWords(fix), 200)}\n`);
    if (fixes.length > 6) world.warn(`  · and ${fixes.length - 6} more\n`);
    const answer = await answerTo(world, ask);
    if (answer === 'q') return;
    if (answer === 'a') {
      for (const later of open.slice(i)) for (const fix of later.fixes) decision.approved.add(nameOf(fix));
      return;
    }
    if (answer === 'y') for (const fix of fixes) decision.approved.add(nameOf(fix));
  }
}

/** y: make it · n: leave it · a: make this and all that follow · q: leave this and all that follow. */
async function answerTo(world: World, ask: NonNullable<World['ask']>): Promise<'y' | 'n' | 'a' | 'q'> {
  for (;;) {
    const answer = (await ask('Make this change? [y,n,a,q] ')).trim().toLowerCase();
    if (answer === 'y' || answer === 'n' || answer === 'a' || answer === 'q') return answer;
    world.warn('y: make it, n: leave it, a: make this and all that follow, q: leave this and all that follow\n');
  }
}

function nameOf(fix: Fix): string {
  return JSON.stringify({...fix, applicability: null});
}

function fixWords(fix: Fix): string {
  switch (fix.kind) {
    case 'remove-tag':
      return `remove ${fix.tag}`;
    case 'rename-tag':
      return `rename ${fix.from.join(', ')} to ${fix.to}`;
    case 'deduplicate-tags':
      return 'keep the first of equal tags in each caption';
    case 'reorder-tags':
      return `move ${fix.first.join(', ')} to the front`;
    case 'normalise-text':
      return `mend: ${fix.what.replaceAll('-', ' ')}`;
    case 'shorten-caption':
      return `shorten captions to ${fix.budget} tokens`;
    case 'drop-item':
      return `set aside ${fix.keys.length} (${fix.reason})`;
    case 'keep-one-of-cluster':
      return `keep ${fix.keep}, set aside ${fix.drop.join(', ')}`;
    default:
      return fix.kind;
  }
}
