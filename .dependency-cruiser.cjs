// Who may import whom. `kernel` is the ground; features stand on it; the catalogue joins them; the apps run them.
const PURE = String.raw`\.(rule|events|commands|requests|views|decider|projection|reactor|phrase)\.ts$|\.template\.tsx$`;
const IMPURE = String.raw`\.(module|controller|decorator|processor|event-store|queue|channel|reader)\.tsx?$|^libs/kernel/(clock|ids)\.ts$|^libs/queue/|^libs/event-store/(?!port/event-store\.ts)`;

/** What each feature may import besides itself, the kernel and the texts. */
const FEATURES = {
  deadline: [],
  identity: ['event-store'],
  audit: ['event-store', 'identity'],
  'operator-task': ['event-store', 'identity'],
  calendar: ['deadline', 'event-store', 'identity'],
  agency: ['event-store', 'identity'],
  task: ['deadline', 'agency', 'audit', 'event-store', 'identity'],
  plan: ['deadline', 'agency', 'task', 'event-store', 'identity'],
  notice: ['agency', 'audit', 'event-store', 'queue', 'operator-task', 'identity'],
  letter: ['deadline', 'agency', 'task', 'event-store', 'identity'],
  silence: ['agency', 'task', 'event-store', 'identity'],
  duty: ['deadline', 'agency', 'task', 'notice', 'event-store', 'identity'],
  escalation: ['deadline', 'agency', 'task', 'notice', 'duty', 'operator-task', 'event-store', 'identity'],
  digest: ['deadline', 'agency', 'task', 'notice', 'duty', 'silence', 'escalation', 'operator-task', 'plan', 'event-store', 'identity'],
};
const BELOW = ['event-store', 'queue', ...Object.keys(FEATURES), 'catalogue'];

/** The layers: what all features share, the features, what joins them, what turns them, what is asked and shown. */
const MAY_IMPORT = {
  kernel: [],
  texts: [],
  'event-store': [],
  queue: [],
  ...FEATURES,
  catalogue: ['event-store', ...Object.keys(FEATURES)],
  engine: BELOW,
  application: [...BELOW, 'engine'],
  simulation: [...BELOW, 'engine', 'application'],
  pages: [...BELOW, 'engine', 'application', 'simulation'],
};

const direction = Object.entries(MAY_IMPORT).map(([lib, others]) => ({
  name: `direction-${lib}`,
  comment: `libs/${lib} may import ${['kernel', 'texts', ...others].join(', ')} only.`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: String.raw`\.(spec|contract)\.ts$` },
  to: {
    path: '^(libs|apps|test)/',
    pathNot: `^libs/(${[lib, 'kernel', ...(lib === 'kernel' || lib === 'texts' ? [] : ['texts']), ...others].join('|')})/`,
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'cli-beside-server',
      comment: 'The command line gives orders to the application; of the server it knows nothing.',
      severity: 'error',
      from: { path: '^apps/cli/' },
      to: { path: '^apps/server/' },
    },
    {
      name: 'pure-imports-pure',
      comment: 'A pure file does no input or output.',
      severity: 'error',
      from: { path: PURE },
      to: { path: IMPURE },
    },
    {
      name: 'pure-without-node',
      comment: 'A pure file does no input or output.',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nest-at-the-edges',
      comment: 'Nest only in apps, modules, controllers, decorators, processors and adapters.',
      severity: 'error',
      from: { path: '^libs/', pathNot: String.raw`\.(module|controller|decorator|processor|event-store|queue|channel)\.ts$` },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'deciders-stay-home',
      comment: 'A feature gives another commands, it never imports its decider; the engine and the use cases carry orders to it.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: String.raw`^libs/(catalogue|engine|application)/|\.spec\.ts$` },
      to: { path: String.raw`^libs/([^/]+)/.*\.decider\.ts$`, pathNot: '^libs/$1/' },
    },
    {
      name: 'edges-serve-apps',
      comment:
        'Controllers and decorators are imported by apps, modules, controllers and the catalogue only, processors by the engine besides.',
      severity: 'error',
      from: { path: '^libs/', pathNot: String.raw`^libs/(catalogue|engine)/|\.(spec|module|controller)\.ts$` },
      to: { path: String.raw`\.(controller|decorator|processor)\.ts$` },
    },
    { name: 'libs-below-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: String.raw`\.(spec|contract)\.ts$` },
      to: { path: String.raw`^test/|\.(spec|contract)\.ts$` },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: String.raw`\.(d|spec|story|contract)\.ts$|^test/|\.types\.rule\.ts$` },
      to: {},
    },
    ...direction,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What the compiler wrote says nothing that the sources do not.
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
