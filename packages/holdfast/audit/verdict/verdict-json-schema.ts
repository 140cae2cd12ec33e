import { z } from 'zod';
import { verdictSchema } from './verdict.ts';

/** The JSON schema of `verdict.json`, for whoever reads it; `docs/verdict.schema.json` holds it. */
export function verdictJsonSchema(): object {
  return { title: 'verdict.json', ...z.toJSONSchema(verdictSchema) };
}
