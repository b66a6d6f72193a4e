import {TagnosisError} from '../../../errors.ts';
import {Interrupted} from './errors.ts';

interface Open {
  readonly resolve: (answer: string) => void;
  readonly reject: (reason: unknown) => void;
}

/** Questions to the person at the front end, answered in the order in which they were asked. */
export class Prompts {
  readonly #send: (prompt: string, password: boolean) => void;
  readonly #open: Open[] = [];

  constructor(send: (prompt: string, password: boolean) => void) {
    this.#send = send;
  }

  ask(
    prompt: string,
    {password, isAllowed}: {readonly password: boolean; readonly isAllowed: boolean},
  ): Promise<string> {
    if (!isAllowed) {
      throw new TagnosisError('no-stdin', `Nobody can answer ${JSON.stringify(prompt.slice(0, 60))} here.`, {
        hint: 'Run the cell in a front end that asks, such as JupyterLab, or write the answer into the cell.',
      });
    }
    return new Promise((resolve, reject) => {
      this.#open.push({resolve, reject});
      this.#send(prompt, password);
    });
  }

  /** Gives the answer to who has waited longest. */
  answer(value: string): void {
    this.#open.shift()?.resolve(value);
  }

  /** The cell was interrupted: no answer counts any more. Gives what tells those who wait. */
  cancel(): () => void {
    const open = this.#open.splice(0);
    return () => {
      for (const {reject} of open) reject(new Interrupted());
    };
  }
}
