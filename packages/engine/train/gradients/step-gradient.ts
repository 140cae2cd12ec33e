import { addScaled, projectAway } from '../examples/companions.ts';
import { closenessWeight, lossWeight } from '../examples/feeds.ts';
import type { PlannedStep } from '../examples/step-plan.ts';
import type { TrainingExample } from '../examples/training-example.ts';
import type { FlatParameters } from '../flat-parameters.ts';
import type { TrainOptions } from '../train-options.ts';
import type { GradientSession } from './gradient-session.ts';

/** What a step found at the parameters as they stand. */
export interface StepGradient {
  /** Of the examples, or in a step on companions alone of those, in nats. */
  loss: number;
  tokens: number;
  /** What the optimiser follows. */
  gradient: Float32Array;
}

/** Computes each step's gradient as the options say. `anchor` is where the present turn of alternating steps began. */
export function stepGradients(
  options: TrainOptions,
  {
    session,
    parameters,
    start,
  }: {
    session: GradientSession;
    parameters: FlatParameters;
    /** Where the parameters began, with `proximity`. */
    start: Float32Array | undefined;
  },
): (planned: PlannedStep, step: number, anchor: Float32Array | undefined) => Promise<StepGradient> {
  const { companions, proximity = 0 } = options;
  const { values } = parameters;
  const own = companions ? new Float32Array(values.length) : session.gradient;
  const at = (examples: readonly TrainingExample[], key: string) =>
    gradientOf(examples, key, options, session);

  return async ({ own: places, companions: beside }, step, anchor) => {
    const key = `${options.seed}/dropout/${step}`;
    const examples = places.map((place) => options.examples[place]);
    const second = beside
      .map((place) => companions?.examples[place])
      .filter((example) => example !== undefined);
    const measured = await at(examples.length > 0 ? examples : second, key);
    if (companions) own.set(session.gradient);
    if (companions && examples.length > 0 && second.length > 0) {
      const { meeting } = companions;
      const secondKey = `${key}/companions`;
      measured.tokens += (await at(second, secondKey)).tokens;
      if (meeting.kind === 'project') projectAway(own, session.gradient);
      if (meeting.kind !== 'alternate') addScaled(own, session.gradient, meeting.weight);
      if (meeting.kind === 'attenuate') {
        const kept = values.slice();
        addScaled(values, session.gradient, -meeting.radius / Math.max(norm(session.gradient), 1e-12));
        measured.tokens += (await at(second, secondKey)).tokens;
        values.set(kept);
        addScaled(own, session.gradient, -meeting.weight);
      }
    }
    if (start) pull(own, values, start, proximity);
    const turning = companions?.meeting.kind === 'alternate' ? companions.meeting.proximity : 0;
    if (anchor && turning > 0) pull(own, values, anchor, turning);
    return { ...measured, gradient: own };
  };
}

async function gradientOf(
  examples: readonly TrainingExample[],
  key: string,
  { accumulation = 1, closeness, objective }: TrainOptions,
  session: GradientSession,
): Promise<{ loss: number; tokens: number }> {
  const totalWeight = objective
    ? examples.length
    : examples.reduce((sum, example) => sum + lossWeight(example), 0);
  const close = examples.reduce((sum, example) => sum + closenessWeight(example), 0);
  const partSize = Math.ceil(examples.length / accumulation);
  const total = { loss: 0, tokens: 0 };
  for (let at = 0; at < examples.length; at += partSize) {
    const part = await session.accumulate(examples.slice(at, at + partSize), {
      // Examples that are only held close have no weights, and none to divide by.
      totalWeight: totalWeight || 1,
      closeWeight: close > 0 ? (closeness?.weight ?? 0) / close : 0,
      dropoutKey: `${key}/${at}`,
      first: at === 0,
    });
    total.loss += part.loss;
    total.tokens += part.tokens;
  }
  return total;
}

/** The gradient of half of `strength` times the squared distance from the anchor. */
function pull(gradient: Float32Array, values: Float32Array, anchor: Float32Array, strength: number): void {
  for (let index = 0; index < gradient.length; index++) {
    gradient[index] += strength * (values[index] - anchor[index]);
  }
}

function norm(vector: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index++) sum += vector[index] * vector[index];
  return Math.sqrt(sum);
}
