import { HoldfastError } from '../errors.ts';
import type { Plugin } from './import-plugin.ts';

/** What a field must be: a function, a text, a list, an object, or one of some texts. */
export type FieldShape = 'function' | 'text' | 'list' | 'object' | readonly string[];

/** The fields that an interface asks for. */
export type Shape = Readonly<Record<string, FieldShape>>;

/** Throws HoldfastError `bad-config` naming the file, the export, and the first field that is missing or of another kind. */
export function checkShape({ file, exported, value }: Omit<Plugin, 'fingerprint'>, shape: Shape): void {
  const missing = missingIn(value, shape);
  if (missing === undefined) return;
  throw new HoldfastError(
    'bad-config',
    `${file}: its export "${exported}" ${missing}; see docs/extending.md.`,
  );
}

function missingIn(value: unknown, shape: Shape): string | undefined {
  if (typeof value !== 'object' || value === null) return 'is no object';
  for (const [name, wanted] of Object.entries(shape)) {
    const field = (value as Record<string, unknown>)[name];
    if (matches(field, wanted)) continue;
    return `lacks "${name}", ${typeof wanted === 'string' ? titles[wanted] : `one of ${wanted.join(', ')}`}`;
  }
  return undefined;
}

const titles = { function: 'a function', text: 'a text', list: 'a list', object: 'an object' };

function matches(field: unknown, wanted: FieldShape): boolean {
  switch (wanted) {
    case 'function':
      return typeof field === 'function';
    case 'text':
      return typeof field === 'string' && field !== '';
    case 'list':
      return Array.isArray(field);
    case 'object':
      return typeof field === 'object' && field !== null;
    default:
      return typeof field === 'string' && wanted.includes(field);
  }
}
