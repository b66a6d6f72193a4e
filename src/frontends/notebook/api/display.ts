import process from 'node:process';
import {TagnosisError} from '../../../errors.ts';
import type {Bundle, Host} from '../host-contract.ts';
import {bundleOf, type Metadata, textIn} from './displayable.ts';
import {findHost} from './host.ts';
import {givenOptions} from './given-options.ts';
import {toldValue} from './told-value.ts';

export interface DisplayOptions {
  /** Under this name `display.update` finds it again. */
  readonly id?: string;
}

/** An output beside the result of a cell; resolves when it was sent. */
export interface Display {
  (value: unknown, options?: DisplayOptions): Promise<void>;
  html(text: string, options?: DisplayOptions): Promise<void>;
  markdown(text: string, options?: DisplayOptions): Promise<void>;
  svg(text: string, options?: DisplayOptions): Promise<void>;
  png(bytes: Uint8Array, options?: DisplayOptions): Promise<void>;
  json(value: unknown, options?: DisplayOptions): Promise<void>;
  /** Shows another value where that of the id is shown. */
  update(id: string, value: unknown): Promise<void>;
  /** Removes what the cell has shown: at once, or when the next output comes. */
  clear(options?: {readonly wait?: boolean}): void;
}

/** Shows a value: a figure, a table, a data set, anything else as Node prints it. Outside notebooks it goes to standard output as text. */
export const display: Display = Object.assign(
  async (value: unknown, options?: DisplayOptions): Promise<void> => {
    const {data, metadata} = await bundleOf(await value);
    send(data, metadata, options);
  },
  {
    html: (text: string, options?: DisplayOptions) => sendText({'text/html': text, 'text/plain': '(HTML)'}, options),
    markdown: (text: string, options?: DisplayOptions) =>
      sendText({'text/markdown': text, 'text/plain': text}, options),
    svg: (text: string, options?: DisplayOptions) => sendText({'image/svg+xml': text, 'text/plain': '(SVG)'}, options),
    png: async (bytes: Uint8Array, options?: DisplayOptions) => {
      if (!(bytes instanceof Uint8Array)) throw undisplayable(bytes, 'no bytes of a PNG', 'Give what toPNG() returns.');
      return sendText({'image/png': Buffer.from(bytes).toString('base64'), 'text/plain': '(PNG)'}, options);
    },
    json: async (value: unknown, options?: DisplayOptions) =>
      sendText({'application/json': value, 'text/plain': jsonText(value)}, options),
    update: async (id: string, value: unknown): Promise<void> => {
      const {data, metadata} = await bundleOf(await value);
      findHost()?.publish({data, metadata, transient: {display_id: checkedId(id)}, update: true});
    },
    clear: (options?: {readonly wait?: boolean}): void => {
      const {wait = false} = givenOptions(options);
      findHost()?.clear({wait});
    },
  },
);

async function sendText(data: Bundle, options?: DisplayOptions): Promise<void> {
  send(data, {}, options);
}

function send(data: Bundle, metadata: Metadata, options?: DisplayOptions): void {
  const {id} = givenOptions(options);
  const transient = id === undefined ? {} : {transient: {display_id: checkedId(id)}};
  const host: Host | null = findHost();
  if (host === null) process.stdout.write(`${textIn(data, 'text/plain')}\n`);
  else host.publish({data, metadata, ...transient});
}

/** What JSON can say of a value; a circle, or a bigint, it cannot. */
function jsonText(value: unknown): string {
  try {
    const text: unknown = JSON.stringify(value, null, 1);
    if (typeof text === 'string') return text;
  } catch (cause) {
    throw undisplayable(value, 'no JSON', (cause as Error).message.split('\n')[0] ?? '');
  }
  throw undisplayable(value, 'no JSON', 'Give an object, a list, a text, a number, true, false or null.');
}

function undisplayable(value: unknown, what: string, hint: string): TagnosisError {
  return new TagnosisError('usage', `${toldValue(value)} is ${what}.`, {hint});
}

function checkedId(id: string): string {
  if (typeof id === 'string' && id !== '' && id.length <= 200) return id;
  throw new TagnosisError('usage', 'A display has a name of 1 to 200 characters as its id.', {
    hint: "For example: display(figure, {id: 'progress'})",
  });
}

/** Asks the person at the notebook for a line of text. */
export async function prompt(text: string, options: {readonly password?: boolean} = {}): Promise<string> {
  const {password = false} = givenOptions(options);
  const host = findHost();
  if (host !== null) return host.prompt(text, {password});
  throw new TagnosisError('usage', 'There is no notebook that could ask.', {
    hint: 'Run the cell in a notebook with the kernel of tagnosis.',
  });
}
