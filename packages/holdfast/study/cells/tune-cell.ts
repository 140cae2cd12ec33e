import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import type { ReadLine } from '../../data/parse-row.ts';
import { writeConversations } from '../../data/write-conversations.ts';
import type { ChosenDefence } from '../../defences/choose-defences.ts';
import type { DefenceGround } from '../../defences/defence.ts';
import { defendTune, mendModel, mends } from '../../defences/defend.ts';
import { mixSafety } from '../../mix/mix-safety.ts';
import type { TuneEvent, Tuner, TuneSettings } from '../../models/tuning/tuner.ts';
import { scanRows } from '../../scan/scan-rows.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import { tune } from '../../tune/tune.ts';
import type { KnownWorld } from '../../worlds/known-world.ts';
import { cellConversations } from './cell-conversations.ts';
import type { Cell } from './cells.ts';

/** Everything but what a study varies, and what learns: a linearly falling learning rate, as in the recipes. */
const fixedSettings = { schedule: 'linear', warmupSteps: 0 } as const;

/**
 * Makes a cell's data, scans it, mixes safety examples in, and tunes on it, leaving the files of a run in its folder. A finished
 * tune is reused, an interrupted one goes on.
 */
export async function* tuneCell({
  cell: { settings, seed },
  defences,
  ground,
  world,
  tuner,
  folder,
  signal,
}: {
  cell: Cell;
  defences: readonly ChosenDefence[];
  /** With the folder of the model before tuning. */
  ground: DefenceGround;
  world: KnownWorld;
  tuner: Tuner;
  folder: RunFolder;
  signal: AbortSignal;
}): AsyncGenerator<TuneEvent> {
  const conversations = await cellConversations({ world, settings, seed, signal });
  const count = settings.safetyExamples;
  const safety = world.safety({ count, seed });
  const mixed = mixSafety({ conversations, safety, amount: { count }, seed });
  await writeConversations(folder.file('data'), conversations);
  await writeAtomically(folder.file('findings'), await findingLines(conversations));
  const begun = performance.now();
  const { start, rows, shaping } = await defendTune(defences, mixed, ground);
  await writeConversations(folder.file('mixed'), rows);
  const model = folder.file('model');
  const mended = mends(defences);
  if (mended && existsSync(model)) return;
  // What the weights are changed into is the cell's model, so what they are changed from lies beside it.
  const output = mended ? `${model}.tuned` : model;
  const prepared = (performance.now() - begun) / 1000;
  const { epochs, learningRate, batchSize, method = world.method.method } = settings;
  const events = tune({
    tuner,
    request: {
      base: start,
      conversations: rows,
      shaping,
      settings: {
        ...fixedSettings,
        ...world.method,
        method,
        epochs,
        learningRate,
        batchSize,
        seed,
      } satisfies TuneSettings,
      output,
      scratch: folder.file('scratch'),
      signal,
    },
    record: folder.file('tune'),
  });
  for await (const event of events) {
    if (event.type !== 'end') {
      yield event;
      continue;
    }
    const mending = performance.now();
    if (mended) await mendModel(defences, { tuned: output, output: model }, ground);
    const seconds = prepared + event.seconds + (performance.now() - mending) / 1000;
    yield { ...event, model, seconds };
  }
  if (mended) await rm(output, { recursive: true, force: true });
}

async function findingLines(conversations: readonly Conversation[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const event of scanRows(rowsOf(conversations))) {
    const findings = event.type === 'finding' ? [event.finding] : event.findings;
    lines.push(...findings.map((finding) => `${JSON.stringify(finding)}\n`));
  }
  return lines;
}

async function* rowsOf(conversations: readonly Conversation[]): AsyncGenerator<ReadLine> {
  for (const [index, conversation] of conversations.entries()) {
    yield { kind: 'conversation', line: index + 1, conversation };
  }
}
