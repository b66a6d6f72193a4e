// How jest reads TypeScript: with swc, which strips types.
//
// Jest runs files in a context of `node:vm`, where every look at a global goes through an interceptor: `Math.imul` in a hot loop takes
// half a microsecond instead of one nanosecond. So each file has those that it names as constants of its own.
const swc = require('@swc/jest');

const OPTIONS = {jsc: {parser: {syntax: 'typescript'}, target: 'es2022'}, module: {type: 'es6'}};

/** Parts of the language, which no test replaces. */
const BUILT_IN =
  /(?<![.\w$'"])(?:Array|BigInt|Buffer|Error|JSON|Map|Math|Number|Object|Promise|Set|String|(?:Big)?U?[Ii]nt(?:8|16|32|64)(?:Clamped)?Array|Float(?:32|64)Array)\b(?=[.(<])/g;

/** The source with its built-ins as constants, on its first line, so that the others keep their numbers. */
function withConstants(source) {
  if (source.startsWith('#!')) return source;
  const named = [...new Set(source.match(BUILT_IN))].filter(name => isTheirs(source, name));
  return named.length === 0 ? source : `const {${named.join(', ')}} = globalThis; ${source}`;
}

function isTheirs(source, name) {
  return !new RegExp(`(?:import[^;]*|const|let|function|class|enum|namespace)\\s*[{,\\w\\s]*\\b${name}\\b`).test(
    source,
  );
}

/** Jest asks for this by name. */
function createTransformer() {
  const transformer = swc.createTransformer(OPTIONS);
  const over =
    method =>
    (source, ...rest) =>
      transformer[method](withConstants(source), ...rest);
  return {
    ...transformer,
    process: over('process'),
    processAsync: over('processAsync'),
    getCacheKey: over('getCacheKey'),
  };
}

module.exports = {createTransformer, withConstants};
