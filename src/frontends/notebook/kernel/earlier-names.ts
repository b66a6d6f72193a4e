import type {CompilerNode, CompilerOfNames} from './declaring-files.ts';

/** What is used of the compiler's trees. */
interface TreeNode extends CompilerNode {
  readonly name?: TreeNode;
  readonly propertyName?: TreeNode;
  readonly objectAssignmentInitializer?: TreeNode;
}

interface TreeChecker {
  getShorthandAssignmentValueSymbol(node: TreeNode): {readonly declarations?: readonly Declared[]} | undefined;
}

interface Declared {
  getSourceFile(): {readonly fileName: string};
}

interface Program {
  getTypeChecker(): TreeChecker;
}

type Visitor = (node: TreeNode) => TreeNode;
type Is = (node: CompilerNode) => boolean;

export interface TreeCompiler extends Pick<CompilerOfNames, 'isObjectLiteralElement'> {
  readonly factory: {
    createIdentifier(name: string): TreeNode;
    createPropertyAccessExpression(of: TreeNode, name: TreeNode): TreeNode;
    createPropertyAssignment(name: TreeNode, value: TreeNode): TreeNode;
    createAssignment(to: TreeNode, value: TreeNode): TreeNode;
    updateShorthandPropertyAssignment(node: TreeNode, name: TreeNode, value: TreeNode): TreeNode;
  };
  readonly isIdentifier: Is;
  readonly isShorthandPropertyAssignment: Is;
  readonly isBindingElement: Is;
  getParseTreeNode(node: TreeNode): TreeNode | undefined;
  visitEachChild(node: TreeNode, visitor: Visitor, ...rest: readonly unknown[]): TreeNode;
  getPreEmitDiagnosticsOfFiles(program: Program, ...rest: readonly unknown[]): unknown;
}

/** The file that stands for the cells before. */
const BEFORE = /__prev__\.d\.ts$/;

/**
 * Names of earlier cells are properties of one object, and tslab writes them so wherever the checker says that a name comes from
 * there. It overlooks `{top}`, which has to become `{top: exports.top}`, and takes `tall` in `const {tall: height} = crown` for such a
 * name, since the type that has it was declared there.
 */
export function earlierNames(ts: TreeCompiler): Pick<TreeCompiler, 'visitEachChild' | 'getPreEmitDiagnosticsOfFiles'> {
  let checker: TreeChecker | null = null;
  return {
    // tslab gives nobody its checker, but asks with its program just before it writes a cell.
    getPreEmitDiagnosticsOfFiles(program, ...rest) {
      checker = program.getTypeChecker();
      return ts.getPreEmitDiagnosticsOfFiles(program, ...rest);
    },
    visitEachChild(node, visitor, ...rest) {
      if (ts.isShorthandPropertyAssignment(node)) return shorthand(ts, checker, node, visitor);
      const label = ts.isBindingElement(node)
        ? node.propertyName
        : ts.isObjectLiteralElement(node)
          ? node.name
          : undefined;
      const kept = label !== undefined && ts.isIdentifier(label) ? label : null;
      return ts.visitEachChild(node, child => (child === kept ? child : visitor(child)), ...rest);
    },
  };
}

/** `{top}` or, where an object is taken apart, `{top = 5}`. */
function shorthand(ts: TreeCompiler, checker: TreeChecker | null, node: TreeNode, visitor: Visitor): TreeNode {
  const {name, objectAssignmentInitializer: initial} = node;
  const parsed = ts.getParseTreeNode(node);
  if (name === undefined || parsed === undefined) return node;
  const value = initial === undefined ? null : visitor(initial);
  const declared = checker?.getShorthandAssignmentValueSymbol(parsed)?.declarations ?? [];
  const {factory} = ts;
  if (!declared.some(declaration => BEFORE.test(declaration.getSourceFile().fileName))) {
    return value === null ? node : factory.updateShorthandPropertyAssignment(node, name, value);
  }
  const earlier = factory.createPropertyAccessExpression(factory.createIdentifier('exports'), name);
  return factory.createPropertyAssignment(name, value === null ? earlier : factory.createAssignment(earlier, value));
}
