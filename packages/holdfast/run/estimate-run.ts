import { costOf, findPrice } from '../data/prices/price-table.ts';
import { readPrices } from '../data/prices/read-prices.ts';
import { shelfNotes } from '../data/prices/shelf-notes.ts';
import { readConversations } from '../data/read-conversations.ts';
import { safetyCount } from '../mix/mix-safety.ts';
import { estimateInput } from '../models/estimate-tokens.ts';
import { parseHostedName } from '../models/hosted/hosted-name.ts';
import { runsHere } from '../models/open-model.ts';
import { isService, tunerFor } from '../models/tuning/tuner-choice.ts';
import { missingAccess, modelsToFetch } from './access.ts';
import type { EstimateLine } from './audit/estimate/audit-estimate.ts';
import type { ModelSpeeds } from './audit/estimate/model-speeds.ts';
import { mostTaken } from './audit/estimate/most-written.ts';
import { type AuditPlan, planAudit } from './audit/estimate/plan-audit.ts';
import { sumOfLines } from './audit/estimate/price-lines.ts';
import { plannedTries } from './audit/planned-tries.ts';
import { partsForChoosing } from './audit/questions/parts-for-choosing.ts';
import { languageForSafety, safetyWordingOf } from './mix/safety-language.ts';
import { plannedRepair } from './repair/planned-repair.ts';
import { asksModel } from './scan/asks-model.ts';
import { defaultSafetyRatio } from './settings/mix-settings.ts';
import type { RunConfig } from './settings/run-config.ts';
import { estimateTune, type TuneEstimate } from './tune/estimate-tune.ts';
import { runDefences } from './tune/run-defences.ts';

/** What a run is expected to take, before anything is done. */
export interface RunEstimate extends Omit<AuditPlan, 'benchmark'> {
  /** Rows of the data, before any is dropped. */
  rows: number;
  /** Safety examples that are mixed in; of as many as needed, none are counted. */
  safety: number;
  /** Prompts that each of the two models is asked in the audit, in every way of asking. */
  prompts: number;
  /** What safety examples are made of, where that is a policy that ships, and in which of its languages. */
  made?: { policy: string; language: string };
  tune: TuneEstimate;
  /** Models that are fetched from the hub first. */
  fetches: string[];
  /** What is not there, in sentences, such as a key. */
  missing: string[];
}

/** Tokens of the longest answer when a scan asks a model, and a moderator, and when a safety example is made; of a prompt for such a one. */
const tokensOf = { scanAnswer: 48, moderation: 128, safetyAnswer: 400, safetyPrompt: 100 };

/** A scan asks a row of a model again without its system prompt where that was refused, and what is hidden in it, likewise. */
const answersForRow = 4;

/** A service keeps so many checkpoints of a tune at most. */
const mostCheckpoints = 3;

/** So many prompts are answered at most for each safety example, since not every answer is one. */
const answersForExample = 4;

/**
 * Estimates what a run takes at most, step by step: questions, tokens and price of every hosted model, the price of a hosted
 * tune, and how long the audit's models write. The data is read; nothing is sent, so no key is needed. Throws HoldfastError for settings that could not be carried
 * out.
 */
export async function estimateRun(
  config: RunConfig,
  { speeds, signal }: { speeds?: ModelSpeeds; signal?: AbortSignal } = {},
): Promise<RunEstimate> {
  const { model, audit, scan, mix, tune } = config;
  await runDefences(config);
  const prices = await readPrices(audit.prices);
  let rows = 0;
  let tokens = 0;
  for await (const { conversation } of readConversations(config.data, { signal })) {
    rows += 1;
    tokens += estimateInput(conversation);
  }
  const { count, ratio = defaultSafetyRatio, amount } = mix;
  const safety = amount ? 0 : safetyCount(count === undefined ? { ratio } : { count }, rows);
  const lines: EstimateLine[] = [];
  const ask = (
    step: EstimateLine['step'],
    name: string,
    { longest, ...counts }: Pick<EstimateLine, 'requests' | 'input' | 'usual'> & { longest: number },
  ) => {
    if (!parseHostedName(name)) return;
    const price = findPrice(prices, name);
    const usage = mostTaken(name, { ...counts, longest });
    lines.push({
      step,
      model: name,
      ...usage,
      ...(counts.usual && { usual: counts.usual }),
      cost: price ? costOf(price, usage) : null,
    });
  };
  const once = { requests: rows, input: tokens };
  if (asksModel(config)) {
    const usual = { input: tokens, output: rows * tokensOf.scanAnswer };
    const most = { requests: answersForRow * rows, input: answersForRow * tokens };
    ask('scan', model, { ...most, usual, longest: tokensOf.scanAnswer });
  }
  if (scan.moderator !== undefined) ask('scan', scan.moderator, { ...once, longest: tokensOf.moderation });
  if (mix.safety === 'generated') {
    const requests = answersForExample * safety;
    const longest = tokensOf.safetyAnswer;
    const usual = { input: safety * tokensOf.safetyPrompt, output: safety * longest };
    ask('mix', model, { requests, input: requests * tokensOf.safetyPrompt, usual, longest });
  }
  const service = isService(tunerFor(model, tune));
  const tuning = await estimateTune(config, { rows, safety, tokens });
  if (service) {
    const input = tuning.tokens;
    const training = findPrice(prices, model)?.training;
    const cost = training === undefined ? null : (input * training) / 1e6;
    lines.push({ step: 'tune', model, requests: 1, input, output: 0, cost });
  }
  const { benchmark, ...audited } = await planAudit({
    settings: audit,
    base: model,
    // A model that is tuned here answers as fast as its base.
    tuned: service ? model.replace(':', ':ft:') : runsHere(model) ? model : 'the tuned model',
    data: config.data,
    tries: plannedTries(config, {})?.planned,
    again: plannedRepair(config) > 0,
    parts: (benchmark) => partsForChoosing(config, benchmark),
    checkpoints: mostCheckpoints,
    speeds,
    signal,
  });
  const all = [...lines, ...audited.lines];
  const missing = await missingAccess(config, { fetches: false });
  const shelf = shelfNotes(
    prices,
    [model, ...all.map((line) => line.model)].filter(parseHostedName),
    new Date(),
  );
  return {
    ...audited,
    shelf,
    lines: all,
    ...sumOfLines(all, prices),
    rows,
    safety,
    made:
      safety > 0
        ? safetyWordingOf(config, await languageForSafety(config, config.data, { signal }))
        : undefined,
    tune: tuning,
    prompts: benchmark.prompts.length,
    fetches: await modelsToFetch(config),
    missing,
  };
}
