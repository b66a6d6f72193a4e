interface SourceFile {
  readonly fileName: string;
  readonly isDeclarationFile: boolean;
  /** What modules have, and files without import and export have not. */
  readonly symbol?: unknown;
  readonly resolvedModules?: {
    forEach(each: (found: {readonly resolvedModule?: {readonly resolvedFileName: string}}) => void): void;
  };
}

interface Program {
  getSourceFile(name: string): SourceFile | undefined;
  getSourceFiles(): readonly SourceFile[];
  getCompilerOptions(): unknown;
}

export interface ProgramCompiler {
  createAbstractBuilder(...given: readonly unknown[]): Program & {getAllDependencies(file: SourceFile): string[]};
  bindSourceFile(file: SourceFile, options: unknown): void;
}

/** The file that stands for the cells before. */
const BEFORE = /(?:^|\/)__prev__\.d\.ts$/;

/**
 * A program that knows what it is made of, and no more. The compiler's own builder also works out for each of a thousand files of
 * declarations what it refers to, with every cell anew, two fifths of a cell's time; tslab asks only for the modules of the user that a
 * cell comes to.
 */
export function programOfCells(ts: ProgramCompiler): ProgramCompiler['createAbstractBuilder'] {
  return (...given) => {
    const program = ts.createAbstractBuilder(...given);
    // tslab looks at the names in a cell before it asks for the checker, which would find them.
    for (const file of program.getSourceFiles()) {
      if (!file.isDeclarationFile) ts.bindSourceFile(file, program.getCompilerOptions());
    }
    return Object.assign(program, {getAllDependencies: (file: SourceFile) => modulesOf(program, file)});
  };
}

/** The file, the cells before, and modules of the user that they import; of what has only declarations nothing has to be made. */
function modulesOf(program: Program, first: SourceFile): string[] {
  const files = new Map([[first.fileName, first]]);
  for (const {resolvedModules} of files.values()) {
    resolvedModules?.forEach(({resolvedModule}) => {
      const file = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
      if (file && isMade(file)) files.set(file.fileName, file);
    });
  }
  return [...files.keys()];
}

/** What tslab does to a file holds for modules only. */
function isMade({fileName, isDeclarationFile, symbol}: SourceFile): boolean {
  return isDeclarationFile ? BEFORE.test(fileName) : symbol !== undefined;
}
