/** `<revision>:<path>`, taken apart; null for anything without a colon. */
export function parseRevision(told: string): {readonly revision: string; readonly path: string} | null {
  const at = told.indexOf(':');
  return at <= 0 ? null : {revision: told.slice(0, at), path: told.slice(at + 1).replace(/\/+$/, '')};
}
