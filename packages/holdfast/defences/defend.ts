import { rm } from 'node:fs/promises';
import { readModel, writeModelFolder } from '@holdfast/engine';
import type { Conversation } from '../data/conversations/conversation.ts';
import { HoldfastError } from '../errors.ts';
import type { TuneShaping } from '../models/tuning/tune-shaping.ts';
import { wholeModel } from '../models/whole-model.ts';
import type { ChosenDefence } from './choose-defences.ts';
import type { DefenceGround } from './defence.ts';

/** A tune as the chosen defences want it. */
export interface DefendedTune {
  /** The folder of the model to tune. */
  start: string;
  rows: Conversation[];
  /** Undefined when the tune learns as ever. */
  shaping: TuneShaping | undefined;
}

/** Prepares a tune: what to start from, what to tune on, and how. Throws what making these throws. */
export async function defendTune(
  chosen: readonly ChosenDefence[],
  conversations: readonly Conversation[],
  ground: DefenceGround,
): Promise<DefendedTune> {
  const rows = await defendData(chosen, conversations, ground);
  return { rows, ...(await defendLearning(chosen, rows, ground)) };
}

/** What is tuned on instead of the conversations. */
export async function defendData(
  chosen: readonly ChosenDefence[],
  conversations: readonly Conversation[],
  ground: DefenceGround,
): Promise<Conversation[]> {
  let rows = [...conversations];
  for (const { defence, strength } of chosen) {
    if (defence.data) refuseCompared(rows, defence.name);
    rows = (await defence.data?.(rows, strength, ground)) ?? rows;
  }
  return rows;
}

/** What to start from, and how to learn on rows that are defended already. */
export async function defendLearning(
  chosen: readonly ChosenDefence[],
  rows: readonly Conversation[],
  ground: DefenceGround,
): Promise<Omit<DefendedTune, 'rows'>> {
  let start = ground.base;
  let shaping: TuneShaping | undefined;
  for (const { defence, strength } of chosen) {
    start = (await defence.start?.(strength, ground)) ?? start;
    // What is claimed by one defence alone, `chooseDefences` has seen to; so no part overwrites another.
    const part = await defence.shape?.(rows, strength, ground);
    if (part && Object.keys(part).some((key) => key !== 'proximity' && key !== 'frozenLayers')) {
      refuseCompared(rows, defence.name);
    }
    if (part) shaping = { ...shaping, ...part };
  }
  return { start, shaping };
}

/** Defences that act on answers know no preference pairs and no labelled ones. Throws HoldfastError `bad-config`. */
function refuseCompared(rows: readonly Conversation[], defence: string): void {
  const index = rows.findIndex(({ rejected, label }) => rejected !== undefined || label !== undefined);
  if (index === -1) return;
  const kind = rows[index].rejected ? 'a preference pair' : 'a labelled answer';
  throw new HoldfastError(
    'bad-config',
    `${defence} acts on answers that are learnt, and row ${index + 1} is ${kind}; choose defence: none, or one that acts on the weights.`,
  );
}

/** Whether the chosen defences change weights after the tune. */
export function mends(chosen: readonly ChosenDefence[]): boolean {
  return chosen.some(({ defence }) => defence.mend);
}

/**
 * Writes what the chosen defences make of a tuned model's weights as a whole model, also of an adapter's. The folder
 * appears only when whole.
 */
export async function mendModel(
  chosen: readonly ChosenDefence[],
  { tuned: folder, output }: { tuned: string; output: string },
  ground: DefenceGround,
): Promise<void> {
  const merged = `${output}.merged`;
  const base = (await readModel(ground.base)).weights;
  const { weights } = await readModel(await wholeModel(folder, { merged, signal: ground.signal }));
  let tuned = weights;
  for (const { defence, strength } of chosen) {
    tuned = (await defence.mend?.({ base, tuned }, strength, ground)) ?? tuned;
  }
  await writeModelFolder({ folder: output, from: ground.base, weights: tuned });
  await rm(merged, { recursive: true, force: true });
}

/** A conversation as the tuned model must be asked it under the chosen defences. */
export function serveUnder(chosen: readonly ChosenDefence[], conversation: Conversation): Conversation {
  return chosen.reduce((served, { defence }) => defence.serve?.(served) ?? served, conversation);
}
