import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Objective, TrainingExample } from '@holdfast/engine';
import { makeFolder } from '../../../data/files/make-folder.ts';
import { writeAtomically } from '../../../data/files/write-atomically.ts';
import { writeConversations } from '../../../data/write-conversations.ts';
import { HoldfastError } from '../../../errors.ts';
import { encodeTraining, objectiveOf } from '../../embedded/encode-training.ts';
import type { TuneRequest, TuneSettings } from '../tuner.ts';

/** The version of the protocol between Holdfast and an external trainer; docs/external-trainers.md describes it. */
export const protocolVersion = 1;

/** What `request.json` tells a trainer. Paths are absolute. */
export interface TrainerRequest {
  protocol: typeof protocolVersion;
  /** The model to start from: a Hugging Face folder. */
  base: string;
  /** OpenAI chat JSONL. */
  conversations: string;
  /**
   * The same rows as the base model's tokens: `{"tokens": [...], "weights": [...]}`, where a weight says how much the
   * token counts in the loss. A preference pair is `{"chosen": {"tokens", "weights"}, "rejected": {"tokens", "weights"}}`,
   * a labelled answer `{"answer": {"tokens", "weights"}, "desirable": true}`.
   */
  examples: string;
  /** JSON lines that the trainer appends to. */
  events: string;
  /** Where the trainer keeps states to go on from. */
  checkpoints: string;
  /** The folder that the trainer makes, whole before it says `end`. */
  model: string;
  settings: TuneSettings;
  /** For preference pairs (`dpo`) and labelled answers (`kto`), and how closely the model is held to its base. */
  objective?: Objective;
}

/** The folder in which an external trainer works. */
export interface TrainerFolder {
  readonly path: string;
  readonly request: TrainerRequest;
  /** How many rows there are. */
  readonly rows: number;
  /** A file of that name in the folder. */
  file(name: string): string;
}

/**
 * Makes the folder in which a trainer works, or opens the one that an earlier start made. Throws HoldfastError
 * `bad-usage` when it holds another tune, `bad-data` for a row that the model cannot take, and `storage`.
 */
export async function openTrainerFolder(
  { conversations, settings, scratch }: TuneRequest,
  base: string,
): Promise<TrainerFolder> {
  const path = resolve(scratch);
  const file = (name: string): string => join(path, name);
  const request: TrainerRequest = {
    protocol: protocolVersion,
    base,
    conversations: file('conversations.jsonl'),
    examples: file('examples.jsonl'),
    events: file('events.jsonl'),
    checkpoints: file('checkpoints'),
    model: file('model'),
    settings,
    objective: objectiveOf(conversations, settings.beta),
  };
  const content = createHash('sha256');
  for (const conversation of conversations) content.update(JSON.stringify(conversation)).update('\n');
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([protocolVersion, base, settings]))
    .update(content.digest())
    .digest('hex');
  const known = existsSync(file('fingerprint')) ? await readFile(file('fingerprint'), 'utf8') : undefined;
  if (known !== undefined && known !== fingerprint) {
    throw new HoldfastError(
      'bad-usage',
      `${path} holds another tune that is not finished; name another output, or remove that folder.`,
    );
  }
  if (known === undefined) {
    await makeFolder(path);
    await writeConversations(request.conversations, conversations);
    const { examples } = await encodeTraining(base, conversations);
    await writeAtomically(
      request.examples,
      examples.map((example) => `${JSON.stringify(writtenExample(example))}\n`),
    );
    // Last, so that a folder with a fingerprint is whole.
    await writeAtomically(file('fingerprint'), fingerprint);
  }
  // The folder may have been moved since.
  await writeAtomically(file('request.json'), `${JSON.stringify(request, null, 2)}\n`);
  return { path, request, rows: conversations.length, file };
}

/** Rows that compare answers look otherwise, so that a trainer that does not know them fails and learns no bad answer. */
function writtenExample({ tokens, weights, rejected, desirable }: TrainingExample): object {
  if (rejected) return { chosen: { tokens, weights }, rejected };
  return desirable === undefined ? { tokens, weights } : { answer: { tokens, weights }, desirable };
}
