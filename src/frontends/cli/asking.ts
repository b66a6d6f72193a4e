import {stderr, stdin} from 'node:process';
import {createInterface} from 'node:readline/promises';

/** One question and its answer at the terminal; standard output stays free for what was asked for. Ctrl-D answers q. */
export async function asking(question: string): Promise<string> {
  const lines = createInterface({input: stdin, output: stderr});
  try {
    const closed = new Promise<string>(resolve => lines.once('close', () => resolve('q')));
    return await Promise.race([lines.question(question), closed]);
  } finally {
    lines.close();
  }
}
