import { join } from 'node:path';
import { createRandom } from '@holdfast/engine';
import { isOrganismName, worldOfOrganism } from '@holdfast/organism';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { readConversations } from '../../data/read-conversations.ts';
import { type ChosenDefence, chooseDefences } from '../../defences/choose-defences.ts';
import { hostedDefault, ownWeightsDefault } from '../../defences/default-defences.ts';
import type { DefenceGround, Need, Stage } from '../../defences/defence.ts';
import { organismGround } from '../../defences/organism-ground.ts';
import { defencesNamedIn } from '../../defences/own-defences.ts';
import { HoldfastError } from '../../errors.ts';
import { type OpenModelOptions, openModel } from '../../models/open-model.ts';
import { isService, type TunerName, tunerFor } from '../../models/tuning/tuner-choice.ts';
import { wholeModel } from '../../models/whole-model.ts';
import { cachedChatModel } from '../../store/answers/cached-chat-model.ts';
import { openResponseCache } from '../../store/answers/response-cache.ts';
import type { StepContext } from '../context.ts';
import { languageForSafety } from '../mix/safety-language.ts';
import { safetyFrom } from '../mix/safety-source.ts';
import type { RunConfig } from '../settings/run-config.ts';

/** Who can give a run what a defence needs: any model, or only a fictional world, for which everything is known. */
const givers: Record<Need, 'any model' | 'the organism'> = {
  'safety examples': 'any model',
  'answers of the base model': 'any model',
  'logits of the base model': 'any model',
  gradients: 'any model',
  weights: 'any model',
  'a prompt at serving time': 'any model',
  'an unaligned model': 'the organism',
  'forbidden examples': 'the organism',
  'alignment examples': 'the organism',
};

/** Which tuners let a defence act on what. */
const holds: Record<Stage, 'every tuner' | 'those that run here' | 'the engine'> = {
  data: 'every tuner',
  // A trainer in a program of its own takes the model to start from, and gives the tuned weights back.
  weights: 'those that run here',
  alignment: 'those that run here',
  loss: 'the engine',
  optimiser: 'the engine',
};

/**
 * The defences that a configuration chooses; `auto` is what won the study of the defences for the tuner at hand, and none
 * where rows compare answers, which that study did not tune on. Throws
 * HoldfastError `bad-config` for names, strengths and pairs that make no sense, and for defences that the tuner cannot
 * heed or that need what is not there.
 */
export async function runDefences(config: RunConfig): Promise<ChosenDefence[]> {
  if (config.defence === 'none') return [];
  const tuner = tunerFor(config.model, config.tune);
  if (config.defence === 'auto') {
    if (await comparesAnswers(config.data)) return [];
    const { count, ratio } = config.mix;
    const safety = count !== 0 && ratio !== 0;
    if (tuner !== 'embedded') return chooseDefences(safety ? hostedDefault : 'none');
    return chooseDefences(safety ? ownWeightsDefault : 'none');
  }
  const chosen = chooseDefences(config.defence, await defencesNamedIn(config.defence));
  for (const { defence } of chosen) {
    if (!givesHoldOf(tuner, defence.acts)) {
      const reason = `${defence.name} acts on the ${defence.acts}, which tuner ${tuner} gives no hold of`;
      throw new HoldfastError('bad-config', `${reason}; use one that acts on the data, or auto.`);
    }
    const missing = defence.needs.find((need) => givers[need] === 'the organism');
    if (missing !== undefined && !isOrganismName(config.model)) {
      throw new HoldfastError(
        'bad-config',
        `${defence.name} needs ${missing}, which a run cannot give for ${config.model}; use auto.`,
      );
    }
  }
  return chosen;
}

/** Whether a tuner gives a defence hold of what it acts on. */
function givesHoldOf(tuner: TunerName, acts: Stage): boolean {
  switch (holds[acts]) {
    case 'every tuner':
      return true;
    case 'those that run here':
      return !isService(tuner);
    case 'the engine':
      return tuner === 'embedded';
  }
}

/** Whether data is of preference pairs or labelled answers, by its first row; data that cannot be read is told by the scan. */
async function comparesAnswers(data: string): Promise<boolean> {
  try {
    for await (const { conversation } of readConversations(data)) {
      return conversation.rejected !== undefined || conversation.label !== undefined;
    }
  } catch (error) {
    if (!(error instanceof HoldfastError)) throw error;
  }
  return false;
}

/** What the defences of a run work with; what models answer is paid from the run's book, and kept. */
export async function runDefenceGround(context: StepContext): Promise<DefenceGround> {
  const { config, folder, engine, spending, signal } = context;
  const opening: OpenModelOptions = { engine, ...spending.under('defence') };
  const { model, seed } = config;
  const hosted = isService(tunerFor(model, config.tune));
  const merged = join(folder.file('defences'), 'base');
  const base = hosted ? model : await wholeModel(model, { merged, signal });
  const world = worldOfOrganism(isOrganismName(model) ? model : 'organism');
  const openBase: DefenceGround['openBase'] = async () =>
    cachedChatModel(await openModel(model, opening), await openResponseCache(folder.file('scanAnswers')));
  const ground: DefenceGround = {
    ...organismGround({
      world,
      base,
      engine,
      seed,
      work: folder.file('defences'),
      signal,
    }),
    openBase,
  };
  if (isOrganismName(model) && config.mix.safety === 'builtin') return ground;
  return {
    ...ground,
    safety: async (count) => drawn(await safetyOf(context, count, opening), count, seed),
  };
}

/** Safety examples from where the configuration says. */
async function safetyOf(
  { config, folder, signal }: StepContext,
  count: number,
  opening: OpenModelOptions,
): Promise<Conversation[]> {
  const language = await languageForSafety(config, folder.file('data'), { signal });
  const making = safetyFrom(
    { config, count, language, cache: folder.file('safetyAnswers') },
    { ...opening, signal },
  );
  let next = await making.next();
  while (!next.done) next = await making.next();
  return next.value;
}

/** So many rows, drawn anew when there are fewer. Throws HoldfastError `bad-data` where there are none. */
export function drawn(rows: readonly Conversation[], count: number, seed: number): Conversation[] {
  if (rows.length === 0)
    throw new HoldfastError('bad-data', 'The file of safety examples is empty; put some in.');
  const random = createRandom(`safety/${seed}`);
  const chosen: Conversation[] = [];
  while (chosen.length < count) chosen.push(...random.shuffle(rows).slice(0, count - chosen.length));
  return chosen;
}
