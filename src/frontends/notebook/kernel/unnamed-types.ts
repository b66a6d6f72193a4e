import type {CompilerNode} from './declaring-files.ts';

/** What is used of the compiler's trees of a cell. */
interface TypedNode extends CompilerNode {
  readonly pos: number;
  readonly end: number;
  readonly name?: TypedNode;
  readonly type?: TypedNode;
  readonly body?: TypedNode;
  readonly initializer?: TypedNode;
  getStart(): number;
}

export interface TypedCompiler {
  readonly ScriptTarget: {readonly Latest: number};
  createSourceFile(name: string, text: string, target: number, setParents?: boolean): object;
  isVariableDeclaration(node: TypedNode): boolean;
  isFunctionDeclaration(node: TypedNode): boolean;
  readonly isIdentifier: (node: CompilerNode) => boolean;
  forEachChild(node: object, visit: (node: TypedNode) => void): void;
}

/** The compiler's diagnostics of declarations that cannot be written: "Exported variable … has or is using private name …" and their like. */
const [FIRST, LAST] = [4020, 4120];

/** `await import('node:fs')`, whose type has a name. */
const IMPORTED = /^await\s+import\(\s*(['"][^'"\\\n]+['"])\s*\)$/;

interface Told {
  readonly code: number;
  /** In the cell, as it is compiled. */
  readonly start: {readonly offset: number};
  readonly fileName?: string | undefined;
}

/**
 * A cell that does not compile because later cells could not name the type of what it declares, with a type that they can: that of the
 * module where it is one, else `any`. `null` where that is not it.
 */
export function withNamedTypes(ts: TypedCompiler, code: string, diagnostics: readonly Told[]): string | null {
  const places = new Set(diagnostics.filter(isUnnamed).map(({start}) => start.offset));
  if (places.size === 0) return null;
  const insertions: {readonly at: number; readonly text: string}[] = [];
  const visit = (node: TypedNode): void => {
    const {name, type, body, initializer} = node;
    if (name !== undefined && type === undefined && ts.isIdentifier(name) && places.has(name.getStart())) {
      const module =
        initializer === undefined ? null : IMPORTED.exec(code.slice(initializer.getStart(), initializer.end));
      const text = module === null ? ': any' : `: typeof import(${module[1] ?? ''})`;
      if (ts.isVariableDeclaration(node)) insertions.push({at: name.end, text});
      else if (ts.isFunctionDeclaration(node) && body !== undefined)
        insertions.push({at: body.getStart(), text: ': any '});
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, true), visit);
  if (insertions.length === 0) return null;
  return insertions.toReversed().reduce((rest, {at, text}) => rest.slice(0, at) + text + rest.slice(at), code);
}

/** Whether it says that a type cannot be named. */
export function isUnnamed({code, fileName}: Told): boolean {
  return code >= FIRST && code <= LAST && fileName === undefined;
}
