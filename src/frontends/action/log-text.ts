import {shownText} from '../markdown/md.ts';

/** Text for the log of a job: one line, all of it visible, and no command: the runner obeys `##[…]` anywhere in a line. */
export function logText(text: string, max = 400): string {
  return shownText(text, max).replaceAll('##[', '## [').replace(/^::/, ' ::');
}
