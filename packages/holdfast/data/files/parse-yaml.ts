import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { HoldfastError } from '../../errors.ts';

/**
 * Parses the text of a YAML file that a user wrote; `value` is what it comes to, and `lines` finds the line of a place in it. `file` names it in errors.
 * Throws HoldfastError `bad-config` with line and column where it is no YAML.
 */
export function parseYaml(
  text: string,
  file: string,
): { document: Document; value: unknown; lines: LineCounter } {
  const lines = new LineCounter();
  const document = readDocument(() => parseDocument(text, { lineCounter: lines, prettyErrors: false }), file);
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    // The parser takes an overflow of its own stack for an error of the text, in these words.
    const reason = error.message.startsWith('Maximum call stack') ? tooDeep : error.message.split('\n')[0];
    throw new HoldfastError('bad-config', `${file}, line ${line}, column ${col}: ${reason}.`, {
      cause: error,
    });
  }
  return { document, value: readDocument(() => document.toJS() as unknown, file), lines };
}

const tooDeep = 'it is nested too deep';

/** What the library throws is wrong in the file: aliases of nothing, or of more than anyone writes, and endless nesting. */
function readDocument<Result>(read: () => Result, file: string): Result {
  try {
    return read();
  } catch (cause) {
    const reason =
      cause instanceof RangeError ? tooDeep : cause instanceof Error ? cause.message : String(cause);
    throw new HoldfastError('bad-config', `${file} cannot be read: ${reason.split('\n')[0]}.`, { cause });
  }
}

/**
 * The value of a YAML file that a user wrote, as its schema has it. Throws HoldfastError `bad-config` as `parseYaml` does,
 * and where the value is of another form, with the line and the field.
 */
export function parseYamlAs<Schema extends z.ZodType>(
  text: string,
  { file, schema }: { file: string; schema: Schema },
): z.output<Schema> {
  const { document, value, lines } = parseYaml(text, file);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  const field = path.length === 0 ? '' : `"${path.map(String).join('.')}": `;
  const node: unknown = document.getIn(path, true);
  const start = isNode(node) ? node.range?.[0] : undefined;
  const line = start === undefined ? '' : `, line ${lines.linePos(start).line}`;
  throw new HoldfastError('bad-config', `${file}${line}: ${field}${message}.`);
}
