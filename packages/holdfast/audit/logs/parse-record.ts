import type { z } from 'zod';
import { HoldfastError } from '../../errors.ts';
import type { LogRecord } from './logged-answer.ts';

/** A record of a log as its schema has it. Throws HoldfastError `bad-data` naming the place and the field that is not so. */
export function parseRecord<Schema extends z.ZodType>(
  { place, value }: LogRecord,
  { path, schema }: { path: string; schema: Schema },
): z.infer<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [{ path: field, message }] = read.error.issues;
  const where = field.length === 0 ? '' : `${field.join('.')}: `;
  throw new HoldfastError('bad-data', `${path}, ${place}: ${where}${message}; make the log again.`);
}
