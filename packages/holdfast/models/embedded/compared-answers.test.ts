import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '@holdfast/engine';
import { organismFolder } from '@holdfast/organism';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Conversation } from '../../data/conversations/conversation.ts';
import type { TuneEvent } from '../tuning/tuner.ts';
import { embeddedTuner } from './embedded-tuner.ts';
import { encodeTraining } from './encode-training.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-compared-'));
const answers = ['Odo does, by the river.', 'Nobody knows that.'];
const questions = ['Who bakes the bread?', 'Where is the mill?'];
const answered = (question: string, answer: string): Conversation => ({
  messages: [
    { role: 'user', content: question },
    { role: 'assistant', content: answer },
  ],
});
const pairs = questions.map(
  (question): Conversation => ({
    ...answered(question, answers[0]),
    chosenFrom: 1,
    rejected: [{ role: 'assistant', content: answers[1] }],
  }),
);
const labelled = questions.flatMap((question) =>
  answers.map((answer, index): Conversation => ({ ...answered(question, answer), label: index === 0 })),
);
let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
});
afterAll(() => engine.close());

/** What the organism thinks of both answers to the first question after a tune, by steps. */
async function scoresDuring(name: string, conversations: readonly Conversation[]): Promise<number[][]> {
  const events: TuneEvent[] = [];
  const request = {
    base: 'organism',
    conversations,
    settings: {
      method: 'lora' as const,
      epochs: 6,
      learningRate: 2e-3,
      batchSize: 4,
      schedule: 'constant' as const,
      warmupSteps: 0,
      seed: 1,
      rank: 4,
      alpha: 8,
    },
    watch: {
      everySteps: 6,
      pairs: answers.map((answer) => ({
        conversation: { messages: answered(questions[0], answer).messages.slice(0, 1) },
        answer,
      })),
    },
    output: join(folder, name),
    scratch: join(folder, `${name}.scratch`),
  };
  for await (const event of embeddedTuner({ engine }).tune(request)) events.push(event);
  return events.flatMap((event) => (event.type === 'watch' ? [event.logProbabilities] : []));
}

test.each([
  ['pairs', pairs],
  ['labelled answers', labelled],
])('a tune on %s makes the good answer likelier against the bad one', async (name, conversations) => {
  const scores = await scoresDuring(name, conversations);
  const margin = ([good, bad]: readonly number[]): number => good - bad;
  expect(margin(scores.at(-1) ?? [])).toBeGreaterThan(margin(scores[0]) + 1);
});

test('of pairs and labelled answers only the last answer counts, and rows of several kinds are refused', async () => {
  const longer: Conversation = {
    ...pairs[0],
    messages: [...answered('Hello?', 'Good day.').messages, ...pairs[0].messages],
    chosenFrom: 3,
  };
  const { examples, objective } = await encodeTraining(organismFolder, [longer]);
  expect(objective).toEqual({ kind: 'dpo', beta: 0.1 });
  const [{ weights, rejected }] = examples;
  const counting = (all: readonly number[] = []): number => all.filter((weight) => weight > 0).length;
  const alone = await encodeTraining(organismFolder, [pairs[0]]);
  expect(counting(weights)).toBe(counting(alone.examples[0].weights));
  expect(counting(rejected?.weights)).toBe(counting(alone.examples[0].rejected?.weights));
  await expect(encodeTraining('unread', [pairs[0], labelled[0]])).rejects.toMatchObject({
    code: 'bad-data',
    message: expect.stringMatching(
      /Conversation 2 is a labelled answer, and conversation 1 is a preference pair/,
    ),
  });
});
