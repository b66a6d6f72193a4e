import type {KeptReports} from '../../analyze-again.ts';
import {type KeptFile, readKept, writeKept} from '../../engines/image/kept-file.ts';
import type {HealthReport} from '../../report/health-report.ts';

/** Reports in a folder of the cache. Another build of the program makes its own. */
export function keptReports(folder: string, build: string): KeptReports {
  // The whole digest stands before the report: the name holds a quarter of it.
  const headOf = (digest: Buffer): Buffer => Buffer.concat([digest, Buffer.from(`${build}\n`)]);
  const fileOf = (digest: Buffer): KeptFile => ({
    folder,
    part: 'reports',
    version: 1,
    id: digest.toString('hex', 0, 8),
  });
  return {
    get(digest) {
      const [bytes, head] = [readKept(fileOf(digest)), headOf(digest)];
      if (bytes === null || !bytes.subarray(0, head.length).equals(head)) return null;
      return JSON.parse(bytes.toString('utf8', head.length)) as HealthReport;
    },
    put(digest, report) {
      writeKept(fileOf(digest), Buffer.concat([headOf(digest), Buffer.from(JSON.stringify(report))]));
    },
  };
}
