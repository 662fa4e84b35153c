// As users run it: React's development build is several times slower.
process.env['NODE_ENV'] = 'production';

const swc = (type) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type },
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', tsx: false, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
  },
];
const swcTsx = [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
  },
];
// CommonJS packages that Nest's Fastify adapter loads require() these ESM-only ones, which jest cannot do on Node 20.
const REQUIRED_ESM = 'cookie|content-disposition';

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.{spec,story}.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  setupFiles: ['<rootDir>/test/support/forks.mjs'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': swc('es6'),
    '^.+\\.tsx$': swcTsx,
    [`/node_modules/(${REQUIRED_ESM})/.+\\.js$`]: swc('commonjs'),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${REQUIRED_ESM})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  testTimeout: 180_000,
  // Most suites wait for disks, processes and servers: every core may have one.
  maxWorkers: '100%',
};
