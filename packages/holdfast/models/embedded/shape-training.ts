import type { ChatTokenizer, Meeting, TrainingExample, TrainOptions } from '@holdfast/engine';
import type { TuneShaping, TuneWatch } from '../tuning/tune-shaping.ts';
import { encodeConversations } from './encode-conversations.ts';

/** The part of a training's options that shaping and watching decide. */
export type ShapedOptions = Pick<
  TrainOptions,
  'examples' | 'closeness' | 'companions' | 'frozenLayers' | 'proximity' | 'nudge' | 'watch'
>;

/**
 * Turns shaping into the engine's options: examples with the places that are held close or bound, companions in tokens.
 * `folder` holds the tokenizer. Throws HoldfastError `bad-data` for a companion that the model cannot take.
 */
export async function shapeTraining(
  examples: readonly TrainingExample[],
  { closeness, constraint, companions, frozenLayers, proximity, nudge }: TuneShaping,
  folder: string,
): Promise<ShapedOptions> {
  const keeps = companions?.how === 'keep';
  const options: ShapedOptions = {
    examples: examples.map((example) => ({
      ...example,
      ...(closeness ? { closeness: opening(example, closeness.tokens, 1) } : {}),
      ...(constraint ? { constraint: strengths(example, constraint) } : {}),
    })),
    ...(closeness ? { closeness: { weight: closeness.weight } } : keeps ? { closeness: { weight: 1 } } : {}),
    ...(frozenLayers ? { frozenLayers } : {}),
    ...(proximity === undefined ? {} : { proximity }),
    ...(nudge === undefined ? {} : { nudge }),
  };
  if (!companions) return options;
  const encoded = await encodeConversations(folder, companions.conversations);
  return {
    ...options,
    companions: {
      examples: keeps
        ? encoded.map(({ tokens, weights }) => ({
            tokens,
            weights: weights.map(() => 0),
            closeness: weights.map((weight) => (weight > 0 ? 1 : 0)),
          }))
        : encoded,
      batchSize: companions.batchSize,
      meeting: keeps && closeness ? apart(companions.meeting, closeness.weight) : companions.meeting,
    },
  };
}

/** The engine has one weight for all divergences, so it is taken out of the companions' own. */
function apart(meeting: Meeting, weight: number): Meeting {
  return 'weight' in meeting && weight > 0 ? { ...meeting, weight: meeting.weight / weight } : meeting;
}

/** What is watched, in tokens. */
export function watchOptions(
  { everySteps, pairs, snapshots }: TuneWatch,
  tokenizer: ChatTokenizer,
): NonNullable<TrainOptions['watch']> {
  return {
    everySteps,
    pairs: pairs.map(({ conversation, answer }) => ({
      prompt: tokenizer.encodePrompt(conversation.messages),
      answer: tokenizer.encode(answer),
    })),
    snapshots,
  };
}

/** The value at the first counting tokens of each answer, 0 elsewhere. */
function opening({ weights }: TrainingExample, tokens: number, value: number): number[] {
  return places({ weights }).map((place) => (place !== undefined && place <= tokens ? value : 0));
}

function strengths(
  { weights }: Pick<TrainingExample, 'weights'>,
  { first, early, until, rest }: NonNullable<TuneShaping['constraint']>,
): number[] {
  return places({ weights }).map((place) => {
    if (place === undefined) return 0;
    return place === 1 ? first : place <= until ? early : rest;
  });
}

/** Each token's place in its answer, counted from 1; undefined outside of answers. */
function places({ weights }: Pick<TrainingExample, 'weights'>): (number | undefined)[] {
  let place = 0;
  return weights.map((weight) => {
    place = weight > 0 ? place + 1 : 0;
    return place === 0 ? undefined : place;
  });
}
