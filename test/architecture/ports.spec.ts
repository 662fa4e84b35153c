// Nothing takes everything: a use case, a query, a step, a controller names at most six ports. Only who joins the parts, and who runs the
// lists of steps and reactions, takes the whole.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const MOST_PORTS = 6;
const WHOLE = new Set(['Application', 'Engine', 'ServedApplication']);
/** What is picked from. */
const PICKED = new Set([...WHOLE, 'EngineParts']);
const COMPOSITION = [
  'libs/application/compose.ts',
  // Run the lists.
  'libs/engine/cycle.ts',
  'libs/engine/reactions.ts',
  'libs/engine/turn/engine.ts',
  // The shells join their own parts.
  'apps/cli/terminal/application-options.ts',
  'apps/server/app.module.ts',
  'apps/server/platform/platform.module.ts',
  'apps/server/runtime/runtime.module.ts',
  'apps/server/server.ts',
];
const GROUPS = ['libs/engine/turn/ports.types.ts', 'libs/application/ports/application.types.ts'];

const parse = (file: string, text = readFileSync(file, 'utf8')) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodes(child);
}

const nameOf = (type: ts.TypeNode): string => (ts.isTypeReferenceNode(type) ? type.typeName.getText() : '');

/** The interfaces and types that stand for one port each, with the number of their members. */
const groups = new Map(
  GROUPS.flatMap((file) =>
    parse(file).statements.flatMap((statement): [string, number][] =>
      ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
        ? [[statement.name.text, ts.isInterfaceDeclaration(statement) ? statement.members.length : 0]]
        : [],
    ),
  ).filter(([name]) => !WHOLE.has(name)),
);

function portsOf(type: ts.TypeNode, local: ReadonlyMap<string, ts.TypeNode>): Set<string> {
  if (ts.isIntersectionTypeNode(type)) return new Set(type.types.flatMap((each) => [...portsOf(each, local)]));
  if (!ts.isTypeReferenceNode(type)) return new Set();
  const name = nameOf(type);
  const [from, keys] = type.typeArguments ?? [];
  if (name === 'Pick' && from && keys && PICKED.has(nameOf(from)))
    return new Set((ts.isUnionTypeNode(keys) ? keys.types : [keys]).map((key) => key.getText()));
  const alias = local.get(name);
  return alias ? portsOf(alias, local) : new Set(groups.has(name) ? [name] : []);
}

/** What a file takes too much of. */
function faultsIn(source: ts.SourceFile): string[] {
  const local = new Map(source.statements.filter(ts.isTypeAliasDeclaration).map(({ name, type }) => [name.text, type]));
  return [...nodes(source)].flatMap((node) => {
    if (!ts.isParameter(node) && !ts.isPropertyDeclaration(node) && !ts.isTypeAliasDeclaration(node)) return [];
    if (!node.type) return [];
    const at = `${source.fileName}: ${node.name.getText()}`;
    if (!ts.isTypeAliasDeclaration(node) && WHOLE.has(nameOf(node.type))) return [`${at} is the whole ${nameOf(node.type)}`];
    const ports = portsOf(node.type, local);
    return ports.size > MOST_PORTS ? [`${at} names ${ports.size} ports: ${[...ports].join(', ')}`] : [];
  });
}

const files = ['libs/engine', 'libs/application', 'libs/simulation', 'apps']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => join(root, file)))
  .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|contract|d)\.ts$/.test(file));

it('nothing outside the composition takes the whole, or names more than six ports', () => {
  expect(files.length).toBeGreaterThan(100);
  const looked = files.filter((file) => !COMPOSITION.includes(file) && !GROUPS.includes(file));
  expect(looked.flatMap((file) => faultsIn(parse(file)))).toEqual([]);
});

it('the composition is where it is said to be, and what it lists takes the whole', () => {
  expect(COMPOSITION.filter((file) => faultsIn(parse(file)).length === 0)).toEqual([]);
});

it('what counts as one port has at most six members of its own', () => {
  expect(groups.size).toBeGreaterThan(6);
  const ports = [...groups].filter(([name]) => name !== 'TaskQuestion');
  expect(ports.filter(([, members]) => members > MOST_PORTS)).toEqual([]);
});

it.each([
  ['takes the whole', 'export const late = (engine: Engine) => engine.clock;', ['x.ts: engine is the whole Engine']],
  ['keeps the whole', 'class Late { readonly #application: Application; }', ['x.ts: #application is the whole Application']],
  [
    'names seven ports through an alias',
    "type Some = Recording & ReadModels & Pick<Engine, 'tasks' | 'plans' | 'texts'>; type All = Some & Pick<Engine, 'operatorTasks' | 'letters'>;",
    ["x.ts: All names 7 ports: Recording, ReadModels, 'tasks', 'plans', 'texts', 'operatorTasks', 'letters'"],
  ],
  ['names six', "const late = (ports: Recording & Pick<Engine, 'a' | 'b' | 'c' | 'd' | 'e'>) => ports;", []],
])('a function that %s', (_, text, faults) => expect(faultsIn(parse('x.ts', text))).toEqual(faults));
