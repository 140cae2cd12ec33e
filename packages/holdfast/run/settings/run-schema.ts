import { z } from 'zod';
import { runConfigSchema } from './run-config.ts';

/** The JSON schema of `holdfast.yaml`, for editors; `docs/holdfast.schema.json` holds it. */
export function runConfigJsonSchema(schema: z.ZodType = runConfigSchema): object {
  return { title: 'holdfast.yaml', ...z.toJSONSchema(schema, { io: 'input' }) };
}
