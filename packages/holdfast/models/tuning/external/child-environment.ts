/** Names of variables that hold secrets. */
const secretName = /(KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL)/i;

import type { Environment } from '../../environment.ts';

/** What trainers need to fetch models and to report, although it is secret. */
const passedOn = new Set(['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN', 'WANDB_API_KEY']);

/**
 * The environment for a trainer's process: this one's without the keys of hosted models and other secrets, which a trainer
 * has no use for. `secrets` are the values of those that are passed on, for hiding them in what it prints.
 */
export function childEnvironment(environment: Environment = process.env): {
  environment: Environment;
  secrets: readonly string[];
} {
  const kept: Record<string, string | undefined> = {};
  const secrets: string[] = [];
  for (const [name, value] of Object.entries(environment)) {
    const secret = secretName.test(name);
    if (secret && !passedOn.has(name)) continue;
    kept[name] = value;
    if (secret && value && value.length >= 4) secrets.push(value);
  }
  return { environment: kept, secrets };
}
