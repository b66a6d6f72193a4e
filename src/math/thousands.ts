/**
 * A number for people: "1,600", "12.5"; at most one decimal. `toLocaleString` gives the same, but the first call loads the
 * tables of all languages, which is a tenth of a small run.
 */
export function thousands(n: number): string {
  const [whole = '', rest = ''] = String(Math.round(n * 10) / 10).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === '' ? grouped : `${grouped}.${rest}`;
}
