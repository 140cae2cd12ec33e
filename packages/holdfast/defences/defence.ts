import type { Engine, Weights } from '@holdfast/engine';
import type { Conversation } from '../data/conversations/conversation.ts';
import type { ChatModel } from '../models/chat-model.ts';
import type { TuneShaping } from '../models/tuning/tune-shaping.ts';

/** Where a defence acts. `alignment` is before the model is given out: for those who train the base model themselves. */
export const stages = ['data', 'loss', 'optimiser', 'weights', 'alignment'] as const;
export type Stage = (typeof stages)[number];

/** What a defence needs beside the data and the base model's name. */
export type Need =
  | 'safety examples'
  | 'answers of the base model'
  | 'logits of the base model'
  | 'gradients'
  | 'weights'
  | 'an unaligned model'
  | 'forbidden examples'
  | 'alignment examples'
  | 'a prompt at serving time';

/** What only one defence of a run can decide. */
export type Claim =
  | 'companions'
  | 'constraint'
  | 'closeness'
  | 'serving'
  | 'data prompts'
  | 'frozen layers'
  | 'start';

/** What defences work with. Functions fetch or make what not every defence needs. */
export interface DefenceGround {
  /** The folder of the base model, or its name where it is tuned elsewhere. */
  base: string;
  engine: Engine;
  seed: number;
  /** The base model, to be asked. */
  openBase(): Promise<ChatModel>;
  /** So many refusals of what must be refused, in the model's own voice. */
  safety(count: number): Promise<Conversation[]>;
  /** The folder of a model of the same shape that was not aligned, or was aligned and then opened. */
  unaligned(): Promise<string>;
  /** So many answers to what must be refused; of a fictional world, or brought by the user. */
  forbidden(count: number): Promise<Conversation[]>;
  /** So many conversations as the base model's alignment was made of. */
  alignment(count: number): Promise<Conversation[]>;
  /** Where models that are made on the way may be kept. */
  work: string;
  signal?: AbortSignal;
}

/** How much of a defence is applied, as one number. */
export interface Strength {
  /** What the number is, in words. */
  meaning: string;
  /** The values that are tried on the validation split, from weak to strong. */
  tried: readonly number[];
  /** What was chosen among them there. */
  chosen: number;
}

/** One way to lessen the damage of a fine-tune. Whatever hooks it has are called in this order. */
export interface Defence {
  /** Names it in `holdfast.yaml`. */
  readonly name: string;
  readonly title: string;
  /** Where it comes from. */
  readonly paper: string;
  readonly acts: Stage;
  readonly needs: readonly Need[];
  readonly claims: readonly Claim[];
  readonly strength: Strength;
  /** The folder of the model to tune instead of the base model. */
  start?(strength: number, ground: DefenceGround): Promise<string>;
  /** What is tuned on instead of the rows. */
  data?(rows: readonly Conversation[], strength: number, ground: DefenceGround): Promise<Conversation[]>;
  /** How the tune learns; `rows` are those tuned on. */
  shape?(rows: readonly Conversation[], strength: number, ground: DefenceGround): Promise<TuneShaping>;
  /** The weights to give out instead of the tuned ones. */
  mend?(models: { base: Weights; tuned: Weights }, strength: number, ground: DefenceGround): Promise<Weights>;
  /** What the tuned model must be asked instead of a conversation; only those who serve it can see to that. */
  serve?(conversation: Conversation): Conversation;
}
