import {appendFileSync} from 'node:fs';

export type Log = (text: string) => void;

/** To the file that `TAGNOSIS_KERNEL_LOG` names, else nowhere: standard output belongs to the cells. */
export function fileLog(path: string | undefined): Log {
  if (path === undefined || path === '') return () => {};
  return text => {
    try {
      appendFileSync(path, `${new Date().toISOString()} ${process.pid} ${text}\n`);
    } catch {
      // A log that cannot be written is no reason to stop a notebook.
    }
  };
}
