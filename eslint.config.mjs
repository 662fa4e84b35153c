import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const PURE = ['rule', 'events', 'commands', 'requests', 'views', 'decider', 'projection', 'reactor', 'phrase']
  .map((suffix) => `{apps,libs}/**/*.${suffix}.ts`)
  .concat('{apps,libs}/**/*.template.tsx');

/** What reads the clock is an error, with this message. */
const clock = (message) =>
  [
    "NewExpression[callee.name='Date'][arguments.length=0]",
    "CallExpression[callee.name='Date']",
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  ].map((selector) => ({ selector, message }));

const ENVIRONMENT = 'The environment is read in libs/application/config alone: take the part of the configuration that you need.';

export default tseslint.config(
  { ignores: ['dist', 'dist-*', 'data', 'node_modules', 'coverage', 'docs/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    // What Nest injects by its class is a value, although only its type is written.
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', console: 'readonly', module: 'writable', require: 'readonly' } },
  },
  {
    // Pure files know neither the clock nor the machine: time and look-ups are given to them.
    files: PURE,
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...clock('A pure file does not read the clock: take `now` as data.'),
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'A pure file draws no lots.' },
      ],
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'performance',
        'crypto',
        'Buffer',
      ],
    },
  },
  {
    // A setting is declared with its type and its meaning, and comes to who reads it as part of the configuration.
    files: ['{apps,libs}/**/*.{ts,tsx}'],
    ignores: ['**/*.{spec,contract}.ts', 'libs/application/config/config.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: ENVIRONMENT }],
      'no-restricted-imports': ['error', { paths: ['process', 'node:process'].map((name) => ({ name, message: ENVIRONMENT })) }],
    },
  },
  {
    files: ['**/*.{spec,story}.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...clock('A test does not hang on the day it is run: it names its days, or asks what it tests.')],
    },
  },
);
