// Each test file loads its modules anew, as it should: but what V8 made of their text is the same each time. To parse fast-check takes
// ten milliseconds, to read what was made of it one.
const vm = require('node:vm');

/** Marks what this file put in place: it stays for the whole worker. */
const REMEMBERS = Symbol.for('tagnosis.remembers-code');

/** What Node 20 takes from the first module with this code for all others: where an `import()` goes. Such text is compiled anew. */
const IMPORTS_AS_IT_RUNS = /\bimport\s*\(/;

/** From now on `node:vm` compiles each text once in this process; modules and functions are still made anew each time. */
function rememberCode() {
  if (vm[REMEMBERS]) return;
  Object.defineProperty(vm, REMEMBERS, {value: true});
  vm.SourceTextModule = rememberModules(vm.SourceTextModule);
  vm.compileFunction = rememberFunctions(vm.compileFunction);
}

function rememberModules(SourceTextModule) {
  const seen = new Map();
  return class extends SourceTextModule {
    constructor(code, options) {
      // With its place, which errors tell and V8 keeps with the code.
      const key = `${options?.identifier}\n${code}`;
      const cachedData = seen.get(key);
      super(code, cachedData === undefined ? options : {...options, cachedData});
      if (cachedData === undefined && !IMPORTS_AS_IT_RUNS.test(code)) seen.set(key, this.createCachedData());
    }
  };
}

function rememberFunctions(compileFunction) {
  const seen = new Map();
  return (code, parameters, options) => {
    if (IMPORTS_AS_IT_RUNS.test(code)) return compileFunction(code, parameters, options);
    const key = `${options?.filename} ${parameters}\n${code}`;
    const cachedData = seen.get(key);
    if (cachedData !== undefined) return compileFunction(code, parameters, {...options, cachedData});
    const made = compileFunction(code, parameters, {...options, produceCachedData: true});
    seen.set(key, made.cachedData);
    return made;
  };
}

module.exports = {rememberCode};
