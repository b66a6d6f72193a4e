/** What is used of the compiler's symbols, types and nodes. */
export interface CompilerSymbol {
  readonly name: string;
  readonly declarations?: readonly Declaration[];
}

interface Declaration extends CompilerNode {
  getSourceFile(): {readonly fileName: string};
}

export interface CompilerNode {
  readonly text?: string;
  readonly parent?: CompilerNode;
}

interface CompilerType {
  readonly symbol?: CompilerSymbol;
  getProperty(name: string): CompilerSymbol | undefined;
}

export interface Checker {
  getSymbolAtLocation(node: CompilerNode): CompilerSymbol | undefined;
  getTypeOfSymbolAtLocation(symbol: CompilerSymbol, node: CompilerNode): CompilerType;
  getContextualType(node: CompilerNode): CompilerType | undefined;
  getTypeAtLocation(node: CompilerNode): CompilerType;
}

export interface CompilerOfNames {
  getTouchingPropertyName(file: unknown, position: number): CompilerNode;
  skipAlias(symbol: CompilerSymbol, checker: Checker): CompilerSymbol;
  isObjectLiteralElement(node: CompilerNode): boolean;
  isCallOrNewExpressionTarget(node: CompilerNode): boolean;
  getAllSuperTypeNodes(node: CompilerNode): readonly CompilerNode[];
}

/** The file that declares a symbol first, unless that is the cell or one before it. */
export function declaringFile(symbol: CompilerSymbol | undefined): string | null {
  return filesOf(symbol === undefined ? [] : [symbol])[0] ?? null;
}

/** The symbol that a name stands for, of what is imported the original. */
export function symbolAt(ts: CompilerOfNames, checker: Checker, node: CompilerNode): CompilerSymbol | undefined {
  const named = checker.getSymbolAtLocation(node);
  return named === undefined ? undefined : ts.skipAlias(named, checker);
}

/**
 * The files that may document a name: those of itself and of what it overrides, of the function that it calls, of the option that
 * it sets.
 */
export function documentingFiles(ts: CompilerOfNames, checker: Checker, node: CompilerNode): string[] {
  const found: CompilerSymbol[] = [];
  const symbol = symbolAt(ts, checker, node);
  if (symbol !== undefined) {
    found.push(...withInherited(ts, checker, symbol));
    const isCalled = ts.isCallOrNewExpressionTarget(node);
    const called = isCalled ? checker.getTypeOfSymbolAtLocation(symbol, node).symbol : undefined;
    if (called !== undefined) found.push(called);
  }
  const {parent, text} = node;
  if (text !== undefined && parent?.parent !== undefined && ts.isObjectLiteralElement(parent)) {
    const option = checker.getContextualType(parent.parent)?.getProperty(text);
    if (option !== undefined) found.push(option);
  }
  return filesOf(found);
}

/** A member, and those of its class's and interface's ancestors that it overrides or implements. */
function withInherited(ts: CompilerOfNames, checker: Checker, symbol: CompilerSymbol): CompilerSymbol[] {
  const found = new Set([symbol]);
  for (const {declarations = []} of found) {
    for (const {parent} of declarations) {
      if (parent === undefined) continue;
      for (const ancestor of ts.getAllSuperTypeNodes(parent)) {
        const inherited = checker.getTypeAtLocation(ancestor).getProperty(symbol.name);
        if (inherited !== undefined) found.add(inherited);
      }
    }
  }
  return [...found];
}

function filesOf(symbols: readonly CompilerSymbol[]): string[] {
  const declarations = symbols.flatMap(symbol => symbol.declarations ?? []);
  const files = new Set(declarations.map(declaration => declaration.getSourceFile().fileName));
  return [...files].filter(name => !/\/(?:__tslab__|__prev__)(?:\.d)?\.[jt]s$/.test(name));
}
