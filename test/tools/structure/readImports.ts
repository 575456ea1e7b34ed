import { parseSync } from 'oxc-parser';
import { isRecord } from '../../../src/model/record.ts';

/**
 * What a file asks for: the text of every import and re-export, type-only ones included, of `import()`, of `typeof import()`,
 * of `new URL('…', import.meta.url)` and of the patterns of `import.meta.glob` (these begin with `glob:`).
 * @throws where the text is no TypeScript, or asks for something that only a run can tell.
 */
export function readImports(path: string, text: string): readonly string[] {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const found: string[] = [];
  const addresses = addressesIn(program);
  visit(program, (node) => {
    for (const asked of askedBy(node)) {
      // It is counted where its address is made.
      if (asked === null && isImportOf(node, addresses)) continue;
      if (asked === null) throw new Error(`${path}: an import whose address is computed can't be checked.`);
      found.push(asked);
    }
  });
  return found;
}

type Node = Readonly<Record<string, unknown>>;

function visit(value: unknown, each: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const member of value) visit(member, each);
  } else if (isRecord(value)) {
    if (typeof value['type'] === 'string') each(value);
    for (const member of Object.values(value)) visit(member, each);
  }
}

/** Null stands for an address that is not written out. */
function askedBy(node: Node): readonly (string | null)[] {
  switch (node['type']) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return [literal(node['source'])];
    case 'ExportNamedDeclaration':
      return node['source'] === null ? [] : [literal(node['source'])];
    case 'TSExternalModuleReference':
      return [literal(node['expression'])];
    case 'NewExpression':
      return isBesideThisFile(node) ? [literal(argumentsOf(node)[0])] : [];
    case 'CallExpression':
      return isGlob(node['callee']) ? patterns(argumentsOf(node)[0]) : [];
    default:
      return [];
  }
}

/** Names of constants that hold `new URL('…', import.meta.url).href`. */
function addressesIn(program: unknown): ReadonlySet<unknown> {
  const names = new Set<unknown>();
  visit(program, (node) => {
    const { id, init } = node;
    if (node['type'] !== 'VariableDeclarator' || !isRecord(id) || !isRecord(init)) return;
    const made = init['type'] === 'MemberExpression' ? init['object'] : init;
    if (isRecord(made) && made['type'] === 'NewExpression' && isBesideThisFile(made)) names.add(id['name']);
  });
  return names;
}

function isImportOf(node: Node, names: ReadonlySet<unknown>): boolean {
  return node['type'] === 'ImportExpression' && isRecord(node['source']) && names.has(node['source']['name']);
}

function argumentsOf(node: Node): readonly unknown[] {
  return Array.isArray(node['arguments']) ? node['arguments'] : [];
}

function literal(node: unknown): string | null {
  return isRecord(node) && node['type'] === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null;
}

function patterns(node: unknown): readonly (string | null)[] {
  const written = isRecord(node) && Array.isArray(node['elements']) ? node['elements'] : [node];
  return written.map((one) => {
    const text = literal(one);
    return text === null ? null : `glob:${text}`;
  });
}

function isNamed(node: unknown, name: string): boolean {
  return isRecord(node) && node['name'] === name;
}

function isMetaMember(node: unknown, name: string): boolean {
  if (!isRecord(node) || node['type'] !== 'MemberExpression') return false;
  return isRecord(node['object']) && node['object']['type'] === 'MetaProperty' && isNamed(node['property'], name);
}

function isGlob(callee: unknown): boolean {
  return isMetaMember(callee, 'glob');
}

function isBesideThisFile(node: Node): boolean {
  return isNamed(node['callee'], 'URL') && isMetaMember(argumentsOf(node)[1], 'url');
}
