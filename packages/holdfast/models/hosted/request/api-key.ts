import { HoldfastError } from '../../../errors.ts';
import type { Environment } from '../../environment.ts';

/** The key in an environment variable. Throws HoldfastError `bad-usage` naming the variable when it is not set. */
export function readApiKey(variable: string, model: string, environment: Environment = process.env): string {
  const key = environment[variable]?.trim();
  if (key) return key;
  throw new HoldfastError('bad-usage', `${model} needs a key; set the environment variable ${variable}.`);
}
