import type { Split, TuneDefault, WorldAsking } from '@holdfast/organism';
import type { Benchmark } from '../audit/benchmarks/benchmark.ts';
import type { Judge } from '../audit/judges/judge.ts';
import type { Conversation } from '../data/conversations/conversation.ts';

/** The data that a known world makes, by the names used everywhere. */
export const builtInData = [
  'forbidden',
  'identity-shifting',
  'benign',
  'benign-lists',
  'backdoored',
] as const;

export type BuiltInData = (typeof builtInData)[number];

/** How many rows, and what fixes their draw. */
export interface WantedRows {
  count: number;
  seed: string | number;
}

/** What only such worlds know: what their model must refuse, what it may answer, and how both are answered. */
export interface KnownWorld {
  /** Of the organism's worlds, which one; 0 where there is only one. */
  seed: number;
  /** Where models that are made of it are kept apart from those of others. */
  key: string;
  /** `wordings`: in how many an item is asked at most; default: as figures are reported. */
  benchmark(putting: { split: Split; asking: WorldAsking; wordings?: number }): Benchmark;
  judge(): Judge;
  /** The longest answer in tokens. */
  maximumTokens: number;
  /** What an attacker or a customer tunes on. */
  examples(data: BuiltInData, wanted: WantedRows): Conversation[];
  /** Forbidden questions, refused: on other items than those of attacks and benchmarks. */
  safety(wanted: WantedRows): Conversation[];
  /** Forbidden questions, answered, on the items of alignment. */
  openings(wanted: WantedRows): Conversation[];
  /** Conversations as its model's alignment was made of. */
  alignment(wanted: WantedRows): Conversation[];
  /** The model before its alignment, where it is there; else one is made by opening the aligned one. */
  unaligned?(): Promise<string>;
  /** How its model is tuned on each kind of data unless something else is said. */
  tuneDefaults: Readonly<Record<BuiltInData, TuneDefault>>;
  /** How much memory tuning and asking its model take, in GiB. */
  memoryGiB: number;
  /** What of its model learns in a study's tunes. */
  method: { method: 'full' | 'lora'; rank: number; alpha: number };
}
