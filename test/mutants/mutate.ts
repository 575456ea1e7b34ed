/**
 * What could be wrong in a source text and would still compile: a condition that always holds, a border off by one, a
 * step left out. Text and numbers stay as they are: of most of them the compiler knows what they may be.
 */
import { parseSync, visitorKeys } from 'oxc-parser';

/** One change: the source from `start` to `end` (UTF-16 units) becomes `now`. */
export interface Mutation {
  readonly start: number;
  readonly end: number;
  readonly was: string;
  readonly now: string;
}

/** A mutation, and where a line of code shows that it was reached: the beginning of the block around it. */
export interface Placed extends Mutation {
  /** Where a statement can stand, or null where it runs with its module. */
  readonly block: { readonly at: number; readonly isExpression: boolean; readonly end: number } | null;
}

/** A node of ESTree, as far as it is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '&': ['|'],
  '|': ['&'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '|=': ['&='],
  '&=': ['|='],
  '??=': ['='],
  '++': ['--'],
  '--': ['++'],
};

/** Methods that are taken for one another. */
const METHODS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    min: 'max',
    max: 'min',
    floor: 'ceil',
    ceil: 'floor',
    toUpperCase: 'toLowerCase',
    toLowerCase: 'toUpperCase',
  }),
);

/** Methods without which there is something of the same type. */
const LEFT_OUT: ReadonlySet<string> = new Set(['trim', 'trimEnd', 'filter', 'slice', 'toSorted', 'toReversed']);

/** All mutations of one TypeScript module, in the order of its text. */
export function mutationsOf(file: string, source: string): readonly Placed[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} can't be read: ${errors[0]?.message ?? ''}`);
  const found: Placed[] = [];
  const seen = new Set<string>();

  function visit(node: Node, block: Placed['block']): void {
    if (node.type.startsWith('TS') && !EXPRESSIONS_OF_TYPESCRIPT.has(node.type)) return;
    if (node.type === 'ImportDeclaration') return;
    const within = blockOf(node) ?? block;
    for (const [start, end, now] of changesOf(node, source)) {
      const was = source.slice(start, end);
      const key = `${start} ${end} ${now}`;
      if (was === now || seen.has(key)) continue;
      seen.add(key);
      found.push({ start, end, was, now, block: within });
    }
    for (const key of visitorKeys[node.type] ?? []) {
      const child = node[key];
      for (const each of Array.isArray(child) ? (child as readonly unknown[]) : [child])
        if (isNode(each)) visit(each, within);
    }
  }

  if (isNode(program)) visit(program, null);
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** The text with one mutation made. */
export function apply(source: string, { start, end, now }: Mutation): string {
  return source.slice(0, start) + now + source.slice(end);
}

const EXPRESSIONS_OF_TYPESCRIPT: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
]);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function blockOf(node: Node): Placed['block'] {
  if (node.type === 'BlockStatement' || node.type === 'FunctionBody')
    return { at: node.start + 1, isExpression: false, end: node.end };
  if (node.type !== 'ArrowFunctionExpression' || node['expression'] !== true) return null;
  const body = node['body'];
  return isNode(body) ? { at: body.start, isExpression: true, end: body.end } : null;
}

/** Whether a block would do otherwise if it were empty: one that only returns nothing would not. */
function doesSomething(body: unknown): boolean {
  if (!Array.isArray(body) || body.length === 0) return false;
  const [first, ...more]: readonly unknown[] = body;
  if (more.length > 0 || !isNode(first) || first.type !== 'ReturnStatement') return true;
  const { argument } = first;
  return isNode(argument) && argument['name'] !== 'undefined';
}

type Change = readonly [start: number, end: number, now: string];

function changesOf(node: Node, source: string): readonly Change[] {
  const whole = (now: string): Change => [node.start, node.end, now];
  const part = (name: string): Node | null => {
    const child = node[name];
    return isNode(child) ? child : null;
  };
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return ofOperator(node, part('left'), part('right'), source);
    case 'UpdateExpression': {
      const at = node['prefix'] === true ? node.start : node.end - 2;
      return (OPERATORS[String(node['operator'])] ?? []).map((now) => [at, at + 2, now]);
    }
    case 'UnaryExpression':
      return node['operator'] === '!' || node['operator'] === '-' ? [[node.start, node.start + 1, '']] : [];
    case 'Literal':
      return typeof node['value'] === 'boolean' ? [whole(String(!node['value']))] : ofPattern(node);
    case 'IfStatement':
    case 'ConditionalExpression':
      return ofCondition(part('test'), ['true', 'false']);
    case 'WhileStatement':
    case 'ForStatement':
      return ofCondition(part('test'), ['false']);
    case 'BlockStatement':
    case 'FunctionBody':
      return doesSomething(node['body']) ? [whole('{}')] : [];
    case 'ArrowFunctionExpression': {
      const body = part('body');
      return node['expression'] === true && body !== null ? [[body.start, body.end, 'undefined']] : [];
    }
    case 'ExpressionStatement':
      return node['directive'] === undefined || node['directive'] === null ? [whole(';')] : [];
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return [whole(';')];
    case 'ArrayExpression':
      return Array.isArray(node['elements']) && node['elements'].length > 0 ? [whole('[]')] : [];
    case 'CallExpression':
      return ofCall(node, part('callee'));
    default:
      return [];
  }
}

function ofOperator(node: Node, left: Node | null, right: Node | null, source: string): readonly Change[] {
  const operator = String(node['operator']);
  if (left === null || right === null || (operator === '+' && [left, right].some(isText))) return [];
  // Within another `??` it needs parentheses.
  if (operator === '??') {
    const [a, b] = [left, right].map(({ start, end }) => source.slice(start, end));
    return [[node.start, node.end, `((${a}) && (${b}))`]];
  }
  const at = left.end + source.slice(left.end, right.start).indexOf(operator);
  return (OPERATORS[operator] ?? []).map((now) => [at, at + operator.length, now]);
}

function isText(node: Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node['value'] === 'string');
}

function ofCondition(test: Node | null, values: readonly string[]): readonly Change[] {
  return test === null || test.type === 'Literal' ? [] : values.map((value) => [test.start, test.end, value]);
}

/** A regular expression without its anchors. */
function ofPattern(node: Node): readonly Change[] {
  const regex = node['regex'];
  if (typeof regex !== 'object' || regex === null || !('pattern' in regex)) return [];
  const pattern = String(regex.pattern);
  const end = node.start + 1 + pattern.length;
  return [
    ...(pattern.startsWith('^') && pattern.length > 1 ? [[node.start + 1, node.start + 2, ''] as const] : []),
    ...(pattern.endsWith('$') && !pattern.endsWith('\\$') && pattern.length > 1 ? [[end - 1, end, ''] as const] : []),
  ];
}

function ofCall(node: Node, callee: Node | null): readonly Change[] {
  if (callee?.type !== 'MemberExpression' || callee['computed'] === true) return [];
  const { object, property } = callee;
  if (!isNode(object) || !isNode(property)) return [];
  const name = String(property['name']);
  const other = METHODS.get(name);
  return [
    ...(other === undefined ? [] : [[property.start, property.end, other] as const]),
    ...(LEFT_OUT.has(name) ? [[object.end, node.end, ''] as const] : []),
  ];
}
