/** Addresses in a comment: made of what GitHub says of the run, never of what stands in a data set. */
export interface Links {
  /** The first digits of a commit, as a link where that is known. */
  commit(sha: string): string;
  /** Where summary and files of the run are. */
  readonly run: string | null;
}

const SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** `repository` is the address of the repository on the server: https://github.com/owner/name. */
export function linksTo(repository: string | null, runId: string | null): Links {
  const digits = (sha: string): string => (SHA.test(sha) ? sha.slice(0, 7) : '?');
  return {
    commit: sha =>
      repository === null || !SHA.test(sha)
        ? `\`${digits(sha)}\``
        : `[\`${digits(sha)}\`](${repository}/commit/${sha})`,
    run: repository === null || runId === null || !/^\d+$/.test(runId) ? null : `${repository}/actions/runs/${runId}`,
  };
}
