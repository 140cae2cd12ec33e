import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAdapterFolder } from '@holdfast/engine';
import { chooseDefences } from '../../defences/choose-defences.ts';
import { mendModel } from '../../defences/defend.ts';
import type { StepContext } from '../context.ts';
import { runDefenceGround } from '../tune/run-defences.ts';

/**
 * Takes the weights of a tuned model back to its base by a share of the way (interpolation of weights, Wortsman et al. 2021, arXiv
 * 2109.01903), unless that was done before. Returns the folder of the repaired model, which appears only when whole; an adapter stays
 * one. Throws HoldfastError and EngineError.
 */
export async function repairTuned(
  context: StepContext,
  { tuned, share }: { tuned: string; share: number },
): Promise<string> {
  const output = context.folder.file('repaired');
  if (existsSync(output)) return output;
  if (isAdapterFolder(tuned)) await weakenAdapter(tuned, { output, share });
  else {
    const ground = await runDefenceGround(context);
    await mendModel(chooseDefences(`interpolation:${share}`), { tuned, output }, ground);
  }
  return output;
}

/** An adapter adds its product times alpha over rank: a smaller alpha lies on the straight way to the base. */
async function weakenAdapter(
  tuned: string,
  { output, share }: { output: string; share: number },
): Promise<void> {
  const unfinished = `${output}.partial`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(tuned, unfinished, { recursive: true });
  const file = join(unfinished, 'adapter_config.json');
  const config = JSON.parse(await readFile(file, 'utf8')) as { lora_alpha: number };
  await writeFile(file, JSON.stringify({ ...config, lora_alpha: (1 - share) * config.lora_alpha }, null, 2));
  await rename(unfinished, output);
}
