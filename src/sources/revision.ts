/** `<revision>:<path>`, taken apart; null for anything without a colon, for drives (`C:\train`) and for addresses. */
export function parseRevision(told: string): {readonly revision: string; readonly path: string} | null {
  const at = told.indexOf(':');
  if (/^[A-Za-z]:(?:[\\/]|$)/.test(told) || told.includes('://')) return null;
  return at <= 0 ? null : {revision: told.slice(0, at), path: told.slice(at + 1).replace(/\/+$/, '')};
}
