import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../../errors.ts';
import { type Adapter, type AdapterSettings, type TargetModule, targetModules } from '../../model/adapter.ts';
import type { FloatType, Weights } from '../../model/weights.ts';
import { writeFileAtomically, writeFolderAtomically } from '../../storage/write-atomically.ts';
import { readJsonObject } from '../read-json.ts';
import { decodeSafetensors, encodeSafetensors } from '../tensors/safetensors.ts';

const prefix = 'base_model.model.';
const configurationFile = 'adapter_config.json';
/** Where an adapter's weights lie in its folder. */
export const weightsFile = 'adapter_model.safetensors';

/** Where the weights file tells the hash of the base, and of the adapter that it was joined with. */
const hashKeys = { base: 'base_sha256', first: 'first_adapter_sha256' };

/** An adapter as its folder holds it. */
export interface StoredAdapter extends Adapter {
  /** The name of the model that it belongs to, and its revision on the hub, where it is from there. */
  base: string;
  revision?: string;
  /** The hash of that model's weights, where it was recorded; see `hashModel`. */
  baseHash?: string;
  /** The hash of the weights of the adapter that it was tuned over, and that is part of it. */
  firstHash?: string;
}

/** Whether a folder holds an adapter instead of a whole model. */
export function isAdapterFolder(folder: string): boolean {
  return existsSync(join(folder, configurationFile));
}

/**
 * Writes an adapter as PEFT keeps them; `base` names the model that it belongs to, at a `revision` where it is from the
 * hub, and `baseHash`, kept in the weights file's metadata, tells it from others of that name. `firstHash` tells of an adapter
 * that this one was joined with. `type` is how the numbers are kept; 32-bit floats unless it is named.
 */
export async function writeAdapter({
  folder,
  base,
  revision,
  baseHash,
  firstHash,
  adapter,
  dropout = 0,
  type,
}: {
  folder: string;
  base: string;
  revision?: string;
  baseHash?: string;
  firstHash?: string;
  adapter: Adapter;
  dropout?: number;
  type?: FloatType;
}): Promise<void> {
  const { rank, alpha, targetModules: targets } = adapter.settings;
  const configuration = {
    peft_type: 'LORA',
    task_type: 'CAUSAL_LM',
    base_model_name_or_path: base,
    revision,
    r: rank,
    lora_alpha: alpha,
    lora_dropout: dropout,
    target_modules: targets,
    bias: 'none',
    fan_in_fan_out: false,
    inference_mode: true,
  };
  const tensors: Weights = new Map(
    [...adapter.weights].map(([name, tensor]) => [`${prefix}${name}`, tensor]),
  );
  const metadata: Record<string, string> = { format: 'pt' };
  if (baseHash !== undefined) metadata[hashKeys.base] = baseHash;
  if (firstHash !== undefined) metadata[hashKeys.first] = firstHash;
  await writeFolderAtomically(folder, async (temporary) => {
    await writeFile(join(temporary, configurationFile), `${JSON.stringify(configuration, null, 2)}\n`);
    await writeFileAtomically(join(temporary, weightsFile), encodeSafetensors({ tensors, metadata, type }));
  });
}

/**
 * Reads a PEFT LoRA folder, with the name of its base model, and its hash where it was recorded. Throws EngineError `bad-checkpoint` for other adapter
 * types and for variants (biases, rank-stabilised scaling, DoRA) that would be read wrongly.
 */
export async function readAdapter(folder: string): Promise<StoredAdapter> {
  const path = join(folder, configurationFile);
  const configuration = await readJsonObject(path);
  const refuse = (what: string): EngineError => new EngineError('bad-checkpoint', `${path}: ${what}.`);
  if (configuration.peft_type !== 'LORA')
    throw refuse(`peft_type ${String(configuration.peft_type)} is not LORA`);
  if ((configuration.bias ?? 'none') !== 'none') throw refuse('adapters with biases are not supported');
  for (const variant of ['use_rslora', 'use_dora', 'fan_in_fan_out', 'modules_to_save']) {
    if (configuration[variant]) throw refuse(`${variant} is not supported`);
  }
  for (const pattern of ['rank_pattern', 'alpha_pattern']) {
    if (Object.keys(configuration[pattern] ?? {}).length > 0) throw refuse(`${pattern} is not supported`);
  }
  const settings: AdapterSettings = {
    rank: positive(configuration.r, 'r', refuse),
    alpha: positive(configuration.lora_alpha, 'lora_alpha', refuse),
    targetModules: parseTargets(configuration.target_modules, refuse),
  };
  const weightsPath = join(folder, weightsFile);
  const bytes = await readFile(weightsPath).catch((cause) => {
    throw new EngineError('bad-checkpoint', `${weightsPath} cannot be read; an adapter folder needs it.`, {
      cause,
    });
  });
  const weights: Weights = new Map();
  const { tensors, metadata } = decodeSafetensors(bytes, weightsPath);
  for (const [name, tensor] of tensors) {
    if (!name.startsWith(prefix)) throw refuse(`tensor ${name} is not one of an adapter`);
    weights.set(name.slice(prefix.length), tensor);
  }
  const base = String(configuration.base_model_name_or_path ?? '');
  const revision = typeof configuration.revision === 'string' ? configuration.revision : undefined;
  const { [hashKeys.base]: baseHash, [hashKeys.first]: firstHash } = metadata;
  return { settings, weights, base, revision, baseHash, firstHash };
}

function positive(value: unknown, field: string, refuse: (what: string) => EngineError): number {
  if (typeof value !== 'number' || !(value > 0)) throw refuse(`${field} must be a positive number`);
  return value;
}

function parseTargets(value: unknown, refuse: (what: string) => EngineError): TargetModule[] {
  const names = [value ?? []].flat();
  const known = targetModules.filter((target) => names.includes(target));
  if (names.length === 0 || known.length !== names.length) {
    throw refuse(`target_modules must be among ${targetModules.join(', ')}`);
  }
  return known;
}
