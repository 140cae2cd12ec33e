import type { z } from 'zod';
import { HoldfastError } from '../../../../errors.ts';

/**
 * What a reply must hold for the tune to go on; fields beside these are let pass. Throws HoldfastError `model-failed` when
 * it does not.
 */
export function readReply<Schema extends z.ZodType>(
  schema: Schema,
  reply: unknown,
  what: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(reply);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new HoldfastError(
    'model-failed',
    `${what} has an unexpected shape: ${issue.path.join('.') || 'the reply'}: ${issue.message}.`,
  );
}

/** A field that may be absent or null. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish();

/** The level of an event in the words of the product. */
export function levelOf(level: string | null | undefined): 'info' | 'warning' | 'error' {
  if (!level) return 'info';
  if (/err/i.test(level)) return 'error';
  return /warn/i.test(level) ? 'warning' : 'info';
}
