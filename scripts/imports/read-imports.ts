import { parseSync } from 'vite';
import type { Import, SourceFile, Use } from './import-rules.ts';

type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

/**
 * What a source file imports (static, dynamic, re-exported, `import('x')` types, `require`) and which names of the
 * environment it uses. Read from the syntax tree, so that a comment or a string never counts.
 * Throws where the text is not valid TypeScript.
 */
export const readImports = (file: string, text: string): SourceFile => {
  const parsed = parseSync(file, text);
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`${file} cannot be parsed: ${error.message}`);
  const imports: Import[] = [];
  const uses: Use[] = [];
  const lineOf = lineCounter(text);
  const found: Sink = {
    import: (specifier, typeOnly, at) => imports.push({ specifier, typeOnly, line: lineOf(at) }),
    use: (name, at) => uses.push({ name, line: lineOf(at) }),
  };
  walk(parsed.program as unknown as Node, found);
  return { file, imports, uses };
};

type Sink = {
  readonly import: (specifier: string, typeOnly: boolean, at: number) => void;
  readonly use: (name: string, at: number) => void;
};

const walk = (node: Node, sink: Sink): void => {
  readImport(node, sink);
  if (node.type === 'ImportDeclaration') return;
  readUse(node, sink);
  for (const [key, value] of Object.entries(node)) {
    if (isNameOnly(node, key)) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, sink);
  }
};

/** A key that only names a member: `x.fetch`, `{ fetch: … }` do not use the global `fetch`. */
const isNameOnly = (node: Node, key: string): boolean => {
  if (node['computed'] === true) return false;
  if (node.type === 'MemberExpression') return key === 'property';
  return key === 'key' && /Property|MethodDefinition/.test(node.type);
};

/** `import { type A } from 'x'` still loads x at run time, so only `import type` counts as naming a type. */
const readImport = (node: Node, sink: Sink): void => {
  switch (node.type) {
    case 'ImportDeclaration':
      return add(node['source'], node['importKind'] === 'type', sink);
    case 'ExportNamedDeclaration':
      return add(node['source'], node['exportKind'] === 'type', sink);
    case 'ExportAllDeclaration':
      return add(node['source'], node['exportKind'] === 'type', sink);
    case 'ImportExpression':
      return add(node['source'], false, sink);
    case 'TSImportType':
      return add(node['source'] ?? node['argument'], true, sink);
    case 'CallExpression':
      if (nameOf(node['callee']) === 'require') add((node['arguments'] as unknown[])[0], false, sink);
  }
};

const add = (source: unknown, typeOnly: boolean, sink: Sink): void => {
  if (!isNode(source)) return;
  const literal = source.type === 'TSLiteralType' ? source['literal'] : source;
  if (isNode(literal) && typeof literal['value'] === 'string') sink.import(literal['value'], typeOnly, literal.start);
};

/** Objects that hold the globals: `window.fetch` is `fetch`. */
const globalObjects = ['globalThis', 'window', 'self', 'global'];

const readUse = (node: Node, sink: Sink): void => {
  if (node.type === 'Identifier') sink.use(String(node['name']), node.start);
  if (node.type === 'MemberExpression') {
    const [object, property] = [nameOf(node['object']), memberName(node)];
    if (object === undefined || property === undefined) return;
    sink.use(globalObjects.includes(object) ? property : `${object}.${property}`, node.start);
  }
  const withoutArguments = Array.isArray(node['arguments']) && node['arguments'].length === 0;
  if (withoutArguments && nameOf(node['callee']) === 'Date') {
    sink.use(node.type === 'NewExpression' ? 'new Date()' : 'Date()', node.start);
  }
};

const memberName = (node: Node): string | undefined => {
  const property = node['property'];
  if (node['computed'] !== true) return nameOf(property);
  return isNode(property) && typeof property['value'] === 'string' ? property['value'] : undefined;
};

const nameOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Identifier' ? String(node['name']) : undefined;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const lineCounter = (text: string): ((at: number) => number) => {
  const starts = [...text.matchAll(/\n/g)].map((match) => match.index + 1);
  return (at) => starts.filter((start) => start <= at).length + 1;
};
