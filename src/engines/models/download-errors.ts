import {TagnosisError} from '../../errors.ts';

/** Files of models whose licence has to be accepted. */
export function notGiven(url: string, status: number): TagnosisError {
  return new TagnosisError('model-download', `${shown(url)} is not given to everybody (${status}).`, {
    hint: 'Accept its licence on its page, and set HF_TOKEN to a token of your account.',
  });
}

/** What came is neither what the hub says nor what was locked. */
export function wrongBytes(url: string, sha256: string, locked: boolean): TagnosisError {
  return new TagnosisError('model-checksum', `${shown(url)} is not what it should be: its SHA-256 is ${sha256}.`, {
    hint: locked
      ? 'The hub has other bytes than were locked: look why, and remove its entry from tagnosis-models.lock.json to take them.'
      : 'It was changed on its way: try again.',
  });
}

/** An answer that no second try would change. */
export function refused(url: string, why: string): TagnosisError {
  return new TagnosisError('model-download', `${shown(url)} cannot be fetched: ${why}.`, {
    hint: 'Check its name and --revision.',
  });
}

/** After all tries. */
export function unreachable(url: string, cause: unknown): TagnosisError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const why = inner instanceof Error ? inner.message.split('\n')[0] : String(inner);
  return new TagnosisError('model-download', `${shown(url)} cannot be fetched: ${why ?? ''}.`, {
    hint: 'Check the connection, and run it again: it goes on where it stopped.',
    cause,
  });
}

/** Two that write the same files would spoil them. */
export function stoodStill(id: string): TagnosisError {
  return new TagnosisError(
    'model-download',
    `${id} is no longer ours to fetch: its lock was removed or taken by another process.`,
    {
      hint: 'A process that stands still for a minute counts as dead. Run it again: it goes on where the files stop.',
    },
  );
}

/** Without what may be secret. */
function shown(url: string): string {
  const {host, pathname} = new URL(url);
  return `${host}${pathname}`;
}
