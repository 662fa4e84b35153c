// Compiles apps and libs file by file, without their types: those are checked by `npm run typecheck`.
import { transformFile } from '@swc/core';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';

const options = (tsx) => ({
  swcrc: false,
  sourceMaps: true,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      verbatimModuleSyntax: true,
      react: { runtime: 'automatic' },
    },
  },
});

async function compileFile(root, source, out) {
  const target = join(out, relative(root, source).replace(/\.tsx?$/, '.js'));
  const { code, map } = await transformFile(source, {
    ...options(source.endsWith('x')),
    sourceFileName: relative(dirname(target), source),
  });
  await mkdir(dirname(target), { recursive: true });
  await Promise.all([writeFile(target, `${code}//# sourceMappingURL=${basename(target)}.map\n`), writeFile(`${target}.map`, map)]);
}

/** @throws with the place of the first file that is no TypeScript */
export const compile = (root, sources, out) => Promise.all(sources.map((source) => compileFile(root, source, out)));
