import { isProblem } from '../format.ts';
import type { JsonObject, RowProblem } from '../reading/row-value.ts';

/** The names under which trainers keep whether a message is learnt, beside `weight`. */
const masks = ['train', 'training', 'loss', 'trainable'] as const;
const weights = ['weight', ...masks] as const;
/** What masks parts of a message, which no weight of a whole message can say. */
const partMasks = ['train_detail', 'training_detail', 'loss_mask', 'loss_scale'] as const;
/** The names under which what the assistant thinks before it answers is kept. */
const reasonings = ['reasoning_content', 'reasoning', 'thinking'] as const;

/** The fields that weights and reasoning are read from. */
export const learningFields: readonly string[] = ['weight', ...masks, ...partMasks, ...reasonings];

/**
 * How much a message counts in the loss, by OpenAI's `weight` or by the masks of Axolotl (`train`), ms-swift (`loss`) and
 * others, where true is 1 and false is 0; undefined where the row does not say.
 */
export function readWeight(entry: JsonObject, learns: boolean): number | undefined | RowProblem {
  for (const field of partMasks) {
    if (isGiven(entry[field])) {
      return {
        reason: `a message has "${field}", which masks a part of it`,
        remedy: 'split the message in two and give each a "weight", or leave the field out',
      };
    }
  }
  let weight: number | undefined;
  for (const field of weights) {
    const value = entry[field];
    if (!isGiven(value)) continue;
    const read = typeof value === 'boolean' && field !== 'weight' ? Number(value) : value;
    if (typeof read !== 'number' || !(read >= 0 && read <= 1)) return badWeight(field, value);
    if (weight !== undefined && weight !== read) {
      return {
        reason: `the "${field}" of a message says otherwise than its weight`,
        remedy: 'keep one of the two',
      };
    }
    weight = read;
  }
  // That a question is not learnt needs no saying.
  return weight === 0 && !learns && !isGiven(entry.weight) ? undefined : weight;
}

/** What the assistant thinks before it answers, and the field that holds it. */
export function readReasoning(entry: JsonObject): { field: string; text: string } | undefined | RowProblem {
  let reasoning: { field: string; text: string } | undefined;
  for (const field of reasonings) {
    const value = entry[field];
    if (!isGiven(value) || value === '') continue;
    if (typeof value !== 'string') return { reason: `its "${field}" is not text`, remedy: 'write a string' };
    if (reasoning && reasoning.text !== value) {
      return {
        reason: `its "${reasoning.field}" and "${field}" differ`,
        remedy: 'keep the one that is to be learnt',
      };
    }
    reasoning ??= { field, text: value };
  }
  return reasoning;
}

/** The field of an entry that its reasoning stands in, for finding it again. */
export function reasoningField(entry: JsonObject): string {
  const reasoning = readReasoning(entry);
  return reasoning && !isProblem(reasoning) ? reasoning.field : reasonings[0];
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function badWeight(field: string, value: unknown): RowProblem {
  const shown = shortened(typeof value === 'string' ? value : JSON.stringify(value));
  return field === 'weight'
    ? { reason: `weight ${shown} is not between 0 and 1`, remedy: 'use 0 or 1' }
    : { reason: `its "${field}" is ${shown}, neither true nor false`, remedy: 'write true or false' };
}

/** A text cut to a length that fits a message for people. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
