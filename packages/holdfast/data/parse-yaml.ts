import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { HoldfastError } from '../errors.ts';

/**
 * Parses the text of a YAML file that a user wrote; `lines` finds the line of a place in it. `file` names it in errors.
 * Throws HoldfastError `bad-config` with line and column where it is no YAML.
 */
export function parseYaml(text: string, file: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const [reason] = error.message.split('\n');
    throw new HoldfastError('bad-config', `${file}, line ${line}, column ${col}: ${reason}`, {
      cause: error,
    });
  }
  return { document, lines };
}

/**
 * The value of a YAML file that a user wrote, as its schema has it. Throws HoldfastError `bad-config` as `parseYaml` does,
 * and where the value is of another form, with the line and the field.
 */
export function parseYamlAs<Schema extends z.ZodType>(
  text: string,
  { file, schema }: { file: string; schema: Schema },
): z.output<Schema> {
  const { document, lines } = parseYaml(text, file);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  const field = path.length === 0 ? '' : `"${path.map(String).join('.')}": `;
  const node: unknown = document.getIn(path, true);
  const start = isNode(node) ? node.range?.[0] : undefined;
  const line = start === undefined ? '' : `, line ${lines.linePos(start).line}`;
  throw new HoldfastError('bad-config', `${file}${line}: ${field}${message}.`);
}
