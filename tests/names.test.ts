import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

const root = resolve(import.meta.dirname, '..');
const rooms = ['packages', 'organism', 'charter', 'bench', 'studies', 'examples', 'packaging'];
/** What happened to a value, or how it is built in, but not what it is. */
const vagueNames = new Set(['found', 'asked', 'told', 'of']);

type SyntaxNode = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function nodesIn(value: unknown): SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
}

/** The names that a pattern binds: of `{ found: matches, ...rest }`, `matches` and `rest`. */
function boundNames(pattern: unknown): unknown[] {
  return nodesIn(pattern).flatMap((node) => {
    switch (node.type) {
      case 'Identifier':
        return [node.name];
      case 'AssignmentPattern':
        return boundNames(node.left);
      case 'Property':
        return boundNames(node.value);
      case 'RestElement':
        return boundNames(node.argument);
      case 'TSParameterProperty':
        return boundNames(node.parameter);
      case 'ObjectPattern':
        return boundNames(node.properties);
      case 'ArrayPattern':
        return boundNames(node.elements);
      default:
        return [];
    }
  });
}

/** The names of the variables, functions and parameters that are declared in a node, or inside it. */
function declaredNames(node: SyntaxNode): unknown[] {
  const own =
    node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration' ? boundNames(node.id) : [];
  const inside = Object.values(node).flatMap(nodesIn).flatMap(declaredNames);
  return [...own, ...boundNames(node.params), ...boundNames(node.param), ...inside];
}

function declaredIn(text: string, lang: 'ts' | 'tsx' = 'ts'): unknown[] {
  return nodesIn(parseAst(text, { lang })).flatMap(declaredNames);
}

test('declarations are seen wherever they stand', () => {
  const text = `
    const { found: a, b = 1, ...c } = d;
    for (const [e] of f) g((h: { told: string }) => h.asked);
    async function i({ j }: { of: number }, k = 2) { try { l(); } catch (m) {} }
    class N { o(p: string) {} }`;
  expect(declaredIn(text).sort()).toEqual(['a', 'b', 'c', 'e', 'h', 'i', 'j', 'k', 'm', 'p']);
});

test('every local and parameter says what it holds', () => {
  const files = rooms.flatMap((room) =>
    globSync(`${room}/**/*.{ts,tsx}`, {
      cwd: root,
      exclude: (name) => name === 'node_modules' || name === 'dist',
    }),
  );
  const sources = files.filter((file) => !file.endsWith('.test.ts'));
  expect(sources.length).toBeGreaterThan(500);
  const violations = sources.flatMap((file) =>
    declaredIn(readFileSync(join(root, file), 'utf8'), file.endsWith('x') ? 'tsx' : 'ts')
      .filter((name) => vagueNames.has(String(name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(violations).toEqual([]);
});
