// The import law of docs/architecture.md: a layer imports itself and earlier ones only.
const LAYERS = [
  'errors',
  'config',
  'math',
  'sources',
  'engines',
  'corpus',
  'statistics',
  'metrics',
  'scoring',
  'advice',
  'report',
  'plots',
  'frontends',
];
const PURE = ['metrics', 'scoring', 'advice', 'report', 'plots'];
// What puts layers together lies beside them.
const COMPOSED = '^src/(?!errors|version)[^/]+\\.ts$';
const room = name => `^src/${name}(/|\\.ts$)`;

module.exports = {
  forbidden: [
    ...LAYERS.slice(0, -1).map((layer, index) => ({
      name: `${layer}-looks-back-only`,
      severity: 'error',
      from: {path: room(layer)},
      to: {path: [...LAYERS.slice(index + 1).map(room), COMPOSED]},
    })),
    {
      name: 'pure-layers-know-no-node',
      severity: 'error',
      from: {path: PURE.map(room)},
      to: {dependencyTypes: ['core', 'npm'], pathNot: 'node_modules/zod/'},
    },
    // Packages may go round in circles of their own.
    {name: 'no-cycles', severity: 'error', from: {path: '^src/'}, to: {circular: true}},
    {name: 'frontends-use-no-index', severity: 'error', from: {path: '^src/(?!index)'}, to: {path: '^src/index\\.ts$'}},
  ],
  options: {
    tsConfig: {fileName: 'tsconfig.json'},
    tsPreCompilationDeps: true,
    // What packages do inside is their own.
    doNotFollow: {path: 'node_modules'},
    enhancedResolveOptions: {extensions: ['.ts', '.js']},
  },
};
