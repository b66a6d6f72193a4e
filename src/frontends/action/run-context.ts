import type {GitHub} from './github.ts';
import type {Inputs} from './inputs.ts';
import type {ActionWorld} from './world.ts';

/** What the parts of one run share. */
export interface RunContext {
  readonly world: ActionWorld;
  readonly inputs: Inputs;
  /** A folder of our own that goes when the run ends. */
  readonly temp: string;
  readonly reportDir: string;
  readonly cacheDir: string;
  /** Null without a token. */
  readonly gitHub: GitHub | null;
  readonly warn: (text: string) => void;
}
