import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isOrganismName } from '@holdfast/organism';
import { isOld } from '../../data/prices/price-table.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import type { ModelReason } from '../../messages/reasons.ts';
import type { Environment } from '../environment.ts';
import { parseHostedName } from '../hosted/hosted-name.ts';
import { cachedSnapshot } from '../hub/hub-cache.ts';
import { formatHubName, type HubName } from '../hub/hub-name.ts';
import { hubSettings } from '../hub/hub-settings.ts';
import { serviceVariables } from '../tuning/hosted/open-service.ts';
import { liveModels } from './live-models.ts';
import { practiceModels } from './practice-models.ts';

/** A model that could be tuned here and now, and why it is proposed. */
export interface ModelProposal {
  model: string;
  reason: ModelReason;
}

/**
 * Models that could be tuned with what is there: those of services whose keys are set, folders and GGUF files in a folder, what
 * lies in the hub's cache, and for practice the organism of the reader's language and the charter model. Nobody is asked.
 */
export async function proposeModels({
  folder = '.',
  environment = process.env,
  language = 'en',
}: {
  folder?: string;
  environment?: Environment;
  language?: MessageLanguage;
} = {}): Promise<ModelProposal[]> {
  const services = Object.entries(liveModels.tuned) as [keyof typeof liveModels.tuned, string][];
  const keyed = services.filter(([service]) => environment[serviceVariables[service].key]?.trim());
  return [
    ...(await modelsIn(folder)).map((model) => ({ model, reason: 'folder' as const })),
    ...keyed.map(([, model]) => ({ model, reason: 'key' as const })),
    ...(await modelsInCache(environment)).map((model) => ({ model, reason: 'cache' as const })),
    { model: practiceModels[language], reason: 'practice' },
    { model: 'charter', reason: 'realPractice' },
  ];
}

/** The day on which the services' models that are proposed were known to be there, once that is more than 90 days ago. */
export function oldProposals(now: Date): string | undefined {
  return isOld(liveModels.knownOn, now) ? liveModels.knownOn : undefined;
}

/** Judges whose keys are set, those of another vendor than the model's first: a model is not its own best judge. */
export function proposeJudges(model: string, environment: Environment = process.env): string[] {
  const hosted = isOrganismName(model) ? undefined : parseHostedName(model);
  const own = hosted?.kind === 'vendor' ? hosted.vendor : '';
  return Object.entries(liveModels.judges)
    .filter(([key]) => environment[key]?.trim())
    .map(([, judge]) => judge)
    .sort((a, b) => Number(a.startsWith(`${own}:`)) - Number(b.startsWith(`${own}:`)))
    .map((judge) => `rubric:${judge}`);
}

async function modelsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => {
    if (entry.isFile() && entry.name.endsWith('.gguf')) return [`./${entry.name}`];
    const holds = (file: string): boolean => existsSync(join(folder, entry.name, file));
    const isModel = holds('config.json') && holds('tokenizer.json');
    return entry.isDirectory() && isModel ? [`./${entry.name}`] : [];
  });
}

async function modelsInCache(environment: Environment): Promise<string[]> {
  const { cache } = await hubSettings(environment);
  const names = await readdir(cache).catch(() => []);
  const models: string[] = [];
  for (const name of names.sort()) {
    const [kind, ...parts] = name.split('--');
    if (kind !== 'models' || parts.length === 0) continue;
    const repository: HubName = { kind: 'model', repository: parts.join('/'), revision: 'main' };
    if (await cachedSnapshot(cache, repository)) models.push(formatHubName(repository));
  }
  return models;
}
