import { existsSync } from 'node:fs';
import { openAskings } from '../audit/askings/all-askings.ts';
import { readTranslations } from '../audit/askings/languages/read-translations.ts';
import { allConversations } from '../data/all-conversations.ts';
import { HoldfastError } from '../errors.ts';
import { parseHostedName } from '../models/hosted/hosted-name.ts';
import { openEndpoint } from '../models/hosted/open-endpoint.ts';
import { yetToFetch } from '../models/hub/yet-to-fetch.ts';
import { locateModel } from '../models/model-location.ts';
import { openModerator } from '../models/moderation/open-moderator.ts';
import { runsHere } from '../models/open-model.ts';
import { serviceAddress } from '../models/tuning/hosted/open-service.ts';
import { isService, tunerFor } from '../models/tuning/tuner-choice.ts';
import { isPluginFile } from '../plugins/plugin-file.ts';
import { judgeModels } from './audit/estimate/most-written.ts';
import { requirePrices } from './require-prices.ts';
import type { RunConfig } from './settings/run-config.ts';

/**
 * What a run would lack before its end, such as keys of models and of the tuner, a file of safety examples or a way of asking, in
 * sentences; nothing is asked. What is fetched from the hub when it is first needed is not lacking: it is fetched, or, without
 * `fetches`, left for the run. Throws HoldfastError `bad-config` for a tuner that does not fit the model.
 */
export async function missingAccess(
  config: Omit<RunConfig, 'data'>,
  { fetches = true }: { fetches?: boolean } = {},
): Promise<string[]> {
  const { model, tune, scan, mix, audit } = config;
  const tuner = tunerFor(model, tune);
  const { moderator } = scan;
  const { translations } = audit;
  const tries: (() => unknown)[] = [
    ...(isService(tuner) ? [() => serviceAddress(tuner, process.env)] : []),
    ...modelsOfRun(config).map((name) => () => canBeAsked(name, fetches)),
    ...(moderator === undefined ? [] : [() => canModerate(moderator, fetches)]),
    () => hasSafety(mix),
    ...pricedModels(config).map((name) => () => requirePrices(audit, [name])),
    () => openAskings(audit.askings),
    ...(translations === undefined ? [] : [() => readTranslations(translations)]),
  ];
  const missing = new Set<string>();
  for (const attempt of tries) {
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof HoldfastError)) throw error;
      missing.add(error.message);
    }
  }
  return [...missing];
}

/** The models of a run that are fetched from the hub when it begins. */
export async function modelsToFetch(config: Omit<RunConfig, 'data'>): Promise<string[]> {
  const { moderator } = config.scan;
  const names = [...modelsOfRun(config), ...(moderator === undefined ? [] : [moderator])];
  const here = names.filter((name) => runsHere(name));
  const named = await Promise.all(here.map((name) => yetToFetch(name).catch(() => undefined)));
  return [...new Set(named.filter((name) => name !== undefined))];
}

/** The models that a run tunes or asks, a moderator not counted. */
export function modelsOfRun({ model, mix, audit }: Omit<RunConfig, 'data'>): string[] {
  const writer = mix.safety === 'generated' ? mix.writer : undefined;
  return [model, writer, ...judgeModels(audit.judge)].filter((name) => name !== undefined);
}

/** The models that a run pays for, the tuned one among them where its name begins with its base's. */
function pricedModels(config: Omit<RunConfig, 'data'>): string[] {
  const { model, tune, scan } = config;
  const tuner = tunerFor(model, tune);
  const tuned = tuner === 'openai' || tuner === 'mistral' ? [model.replace(':', ':ft:')] : [];
  return [...modelsOfRun(config), ...tuned, ...(scan.moderator === undefined ? [] : [scan.moderator])];
}

/** Throws HoldfastError `bad-usage` that names everything a run would lack before its end. */
export async function requireAccess(config: Omit<RunConfig, 'data'>): Promise<void> {
  const missing = await missingAccess(config);
  if (missing.length > 0) throw new HoldfastError('bad-usage', missing.join(' '));
}

/** Throws HoldfastError for a file of safety examples that is not there or cannot be read to its end, where one is named. */
async function hasSafety({ safety, count }: RunConfig['mix']): Promise<void> {
  if (count === 0 || safety === 'builtin' || safety === 'generated') return;
  if (existsSync(safety)) {
    await allConversations(safety);
    return;
  }
  throw new HoldfastError(
    'not-found',
    `${safety} does not exist; check "mix.safety" (builtin, generated or a file), or mix in none with "mix: { count: 0 }".`,
  );
}

/** The same of a moderator: an endpoint of its own, or a guard model. */
async function canModerate(name: string, fetches: boolean): Promise<void> {
  if (parseHostedName(name)) await openModerator(name, {});
  else await canBeAsked(name, fetches);
}

/** Throws HoldfastError for a hosted model whose key is missing, and for one that is not there. */
async function canBeAsked(name: string, fetches: boolean): Promise<void> {
  if (isPluginFile(name)) return;
  const hosted = parseHostedName(name);
  if (hosted) await openEndpoint(name, hosted);
  else if (fetches || (await yetToFetch(name)) === undefined) await locateModel(name, { fetches });
}
