import { z } from 'zod';
import { runSettingsSchema } from './run-settings.ts';

/** The JSON schema of `holdfast.yaml`, for editors; `docs/holdfast.schema.json` holds it. */
export function runConfigJsonSchema(schema: z.ZodType = runSettingsSchema): object {
  return { title: 'holdfast.yaml', ...z.toJSONSchema(schema, { io: 'input' }) };
}
