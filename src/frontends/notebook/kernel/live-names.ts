/** What is used of the compiler's trees of a cell. */
interface Statement {
  readonly pos: number;
  readonly end: number;
  readonly moduleSpecifier?: unknown;
  readonly exportClause?: {readonly elements?: readonly Specifier[]};
  readonly modifiers?: readonly {readonly kind: number; readonly end: number}[];
  readonly declarationList?: {readonly flags: number; readonly declarations: readonly Binding[]};
  getStart(): number;
}

interface Specifier {
  readonly name: {readonly text: string};
  readonly propertyName?: unknown;
}

interface Binding {
  readonly name?: {readonly text?: string; readonly elements?: readonly Binding[]};
}

export interface StatementCompiler {
  readonly NodeFlags: {readonly Const: number};
  readonly SyntaxKind: {readonly ExportKeyword: number; readonly DefaultKeyword: number};
  readonly ScriptTarget: {readonly Latest: number};
  createSourceFile(name: string, text: string, target: number): {readonly statements: readonly Statement[]};
}

/**
 * tslab exports every name of a cell, and the compiler then copies each value to `exports` whenever it is assigned: a loop is a hundred
 * times slower, and a function of the cell does not see what a later cell assigns. Instead each name becomes a property that reads and
 * writes the variable itself. A name that a failed cell did not come to says so when it is read.
 */
export function withLiveNames(ts: StatementCompiler, code: string): string {
  const {statements} = ts.createSourceFile('cell.js', code, ts.ScriptTarget.Latest);
  const lists = statements.filter(isListOfNames);
  const names = lists.flatMap(({exportClause}) => exportClause?.elements?.map(({name}) => name.text) ?? []);
  if (names.length === 0) return code;
  const variables = new Set(statements.flatMap(statement => variablesOf(ts, statement)));
  let rest = code;
  // What remains keeps it a module, in which `await` is a keyword.
  for (const {pos, end} of lists.toReversed()) rest = `${rest.slice(0, pos)}\nexport {};${rest.slice(end)}`;
  const properties = [...new Set(names)].map(name => propertyOf(name, variables.has(name)));
  return `Object.defineProperties(exports, {${properties.join(', ')}});\n${rest}`;
}

/** `export {brim, crown}`, as it stands at the end of every cell. */
function isListOfNames({exportClause, moduleSpecifier}: Statement): boolean {
  const elements = exportClause?.elements;
  return (
    moduleSpecifier === undefined && elements !== undefined && elements.every(one => one.propertyName === undefined)
  );
}

function variablesOf({NodeFlags}: StatementCompiler, {declarationList}: Statement): string[] {
  if (declarationList === undefined || (declarationList.flags & NodeFlags.Const) !== 0) return [];
  return declarationList.declarations.flatMap(namesOf);
}

function namesOf({name}: Binding): string[] {
  if (name === undefined) return [];
  return name.text === undefined ? (name.elements ?? []).flatMap(namesOf) : [name.text];
}

function propertyOf(name: string, isVariable: boolean): string {
  const value = name === '_' ? '$' : '_';
  const set = isVariable ? `, set: ${value} => { ${name} = ${value}; }` : '';
  return `${name}: {configurable: true, enumerable: true, get: () => ${name}${set}}`;
}

/** A cell without the word `export` before its declarations, since all of them are; everything stays in its place. */
export function withoutExport(ts: StatementCompiler, code: string): string {
  if (!/\bexport\b/.test(code)) return code;
  let rest = code;
  for (const statement of ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest).statements) {
    const {modifiers = []} = statement;
    const word = modifiers.find(({kind}) => kind === ts.SyntaxKind.ExportKeyword);
    if (word === undefined || modifiers.some(({kind}) => kind === ts.SyntaxKind.DefaultKeyword)) continue;
    rest = `${rest.slice(0, word.end - 'export'.length)}${' '.repeat('export'.length)}${rest.slice(word.end)}`;
  }
  return rest;
}
