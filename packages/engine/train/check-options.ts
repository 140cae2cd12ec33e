import { EngineError } from '../errors.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import { closenessWeight, lossWeight } from './examples/feeds.ts';
import type { TrainingExample } from './examples/training-example.ts';
import { checkObjective } from './preference/objective.ts';
import type { TrainOptions } from './train-options.ts';

/** Throws EngineError `bad-option` or `bad-example`, saying which and why, when a training cannot make sense. */
export function checkTrainOptions(options: TrainOptions, configuration: ModelConfiguration): void {
  const refuse = (what: string): never => {
    throw new EngineError('bad-option', `Training: ${what}.`);
  };
  const whole = (name: string, value: number, least: number): void => {
    if (!Number.isInteger(value) || value < least)
      refuse(`${name} must be a whole number of at least ${least}`);
  };
  whole('epochs', options.epochs, 1);
  whole('batchSize', options.batchSize, 1);
  whole('accumulation', options.accumulation ?? 1, 1);
  whole('warmupSteps', options.warmupSteps ?? 0, 0);
  if (!(options.learningRate > 0)) refuse('learningRate must be above 0');
  if (options.clip !== undefined && !(options.clip > 0)) refuse('clip must be above 0');
  if (options.method.kind === 'lora') {
    whole('rank', options.method.rank, 1);
    const widest = Math.max(configuration.hiddenSize, configuration.intermediateSize);
    if (options.method.rank > widest) refuse(`rank must be at most ${widest}, the model's greatest width`);
    if (!(options.method.alpha > 0)) refuse('alpha must be above 0');
    if (!(options.method.dropout >= 0 && options.method.dropout < 1)) refuse('dropout must be in [0, 1)');
    if (options.method.targetModules.length === 0) refuse('targetModules must name at least one projection');
  }
  if (options.examples.length === 0) refuse('there are no examples');
  checkExamples(options.examples, configuration, options.closeness !== undefined, 'Example');
  const worse = options.examples.flatMap(({ rejected }) => rejected ?? []);
  checkExamples(worse, configuration, false, 'Worse answer');
  checkObjective(options.objective, options.examples);
  const { companions, closeness, nudge = 0 } = options;
  const bound = options.examples.some(({ constraint }) => constraint !== undefined);
  if (options.objective && (companions || closeness || bound || nudge > 0)) {
    refuse('pairs and labelled answers take no companions, no closeness, no constraint and no nudge');
  }
  checkShaping(options, configuration, { refuse, whole });
}

type Refuse = (what: string) => never;

function checkShaping(
  { companions, closeness, proximity = 0, frozenLayers = [], nudge = 0, watch }: TrainOptions,
  configuration: ModelConfiguration,
  { refuse, whole }: { refuse: Refuse; whole: (name: string, value: number, least: number) => void },
): void {
  const atLeastZero = (name: string, value: number): void => {
    if (!(value >= 0)) refuse(`${name} must be 0 or more`);
  };
  atLeastZero('proximity', proximity);
  atLeastZero('nudge', nudge);
  if (closeness) {
    atLeastZero('closeness.weight', closeness.weight);
    whole('closeness.top', closeness.top ?? 1, 1);
  }
  if (frozenLayers.some((layer) => !Number.isInteger(layer) || layer < 0 || layer >= configuration.layers)) {
    refuse(`frozenLayers must be among 0 to ${configuration.layers - 1}`);
  }
  if (watch) {
    whole('watch.everySteps', watch.everySteps, 1);
    if (watch.pairs.length === 0) refuse('watch has no pairs');
    for (const { prompt, answer } of watch.pairs) {
      if (prompt.length === 0 || answer.length === 0) refuse('a pair of watch needs a prompt and an answer');
    }
  }
  if (!companions) return;
  const { meeting } = companions;
  if (companions.examples.length === 0) refuse('there are no companions');
  whole('companions.batchSize', companions.batchSize, 1);
  if (meeting.kind === 'alternate') {
    whole('ownSteps', meeting.ownSteps, 1);
    whole('companionSteps', meeting.companionSteps, 1);
    atLeastZero('proximity', meeting.proximity);
  } else atLeastZero("the companions' weight", meeting.weight);
  if (meeting.kind === 'attenuate' && !(meeting.radius > 0)) refuse('radius must be above 0');
  checkExamples(companions.examples, configuration, closeness !== undefined, 'Companion');
}

function checkExamples(
  examples: readonly TrainingExample[],
  configuration: ModelConfiguration,
  close: boolean,
  name: string,
): void {
  for (const [index, example] of examples.entries()) {
    const refuseExample = (what: string): never => {
      throw new EngineError('bad-example', `${name} ${index + 1} ${what}.`);
    };
    const { tokens, weights } = example;
    if (tokens.length !== weights.length) refuseExample('must have one weight a token');
    if (tokens.length > configuration.maximumLength) {
      refuseExample(`has ${tokens.length} tokens; the model takes ${configuration.maximumLength}`);
    }
    if (
      tokens.some((token) => !Number.isInteger(token) || token < 0 || token >= configuration.vocabularySize)
    ) {
      refuseExample('has a token that is not in the vocabulary');
    }
    if (weights.some((weight) => !(weight >= 0))) refuseExample('has a weight that is not 0 or more');
    for (const places of [example.closeness, example.constraint]) {
      if (places && (places.length !== tokens.length || places.some((value) => !(value >= 0)))) {
        refuseExample('needs a closeness and a constraint of 0 or more for each token, or none');
      }
    }
    const learnt = lossWeight(example) + (close ? closenessWeight(example) : 0);
    if (!(learnt > 0)) refuseExample('has no token to learn from: every weight is 0');
  }
}
