import type { Context } from 'hono';
import type { z } from 'zod';
import { ApiError } from './api-error.ts';

/** Reads a JSON body by a schema. Throws ApiError 400 that names the parameter that is wrong or unknown. */
export async function readBody<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  let value: unknown;
  try {
    value = await context.req.json();
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError(400, 'The body is no JSON.', { code: 'invalid_json' });
  }
  return readParameters(value, schema);
}

/** Reads parameters by a schema. Throws ApiError 400 that names the one that is wrong or unknown. */
export function readParameters<Schema extends z.ZodType>(value: unknown, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue.code === 'unrecognized_keys') {
    const param = [...issue.path, issue.keys[0]].join('.');
    throw new ApiError(400, `Unknown parameter: '${param}'.`, { code: 'unknown_parameter', param });
  }
  const param = issue.path.join('.');
  if (param === '') throw new ApiError(400, 'The body must be a JSON object.');
  const code = issue.message.includes('not supported') ? 'unsupported_parameter' : 'invalid_value';
  throw new ApiError(400, `'${param}' ${phrase(issue.message)}.`, { code, param });
}

/** Zod's messages stand by themselves; here they follow a parameter's name. */
function phrase(message: string): string {
  return /^(is|must)\b/.test(message) ? message : `is not right: ${message.replace(/\.$/, '')}`;
}
