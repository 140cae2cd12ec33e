import type { Context } from 'hono';
import { z } from 'zod';
import type { PageRequest } from '../database/page.ts';
import { readParameters } from '../shell/read-body.ts';

const pageSchema = z.object({
  limit: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number')
    .transform(Number)
    .optional(),
  order: z.enum(['asc', 'desc']).optional(),
  after: z.string().optional(),
});

/** Which part of a list a request wants. Throws ApiError 400. */
export function pageRequest(
  context: Context,
  { limit: standard, most }: { limit: number; most: number },
): PageRequest {
  const { limit = standard, order = 'desc', after } = readParameters(context.req.query(), pageSchema);
  return { limit: Math.max(1, Math.min(limit, most)), order, after };
}
