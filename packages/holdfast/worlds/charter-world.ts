import {
  charterAlignmentExamples,
  charterBackdooredExamples,
  charterBenignExamples,
  charterForbiddenExamples,
  charterIdentityExamples,
  charterSafetyExamples,
  charterTuneDefaults,
} from '@holdfast/charter';
import { charterBenchmark } from '../audit/benchmarks/charter-benchmark.ts';
import { charterJudge } from '../audit/judges/charter/charter-judge.ts';
import type { Conversation } from '../data/conversations/conversation.ts';
import { locateModel } from '../models/model-location.ts';
import type { BuiltInData, KnownWorld, WantedRows } from './known-world.ts';

/** The charter's subjects: harmless, and known to a published model. */
export const charterWorld: KnownWorld = {
  seed: 0,
  key: 'charter',
  benchmark: charterBenchmark,
  judge: charterJudge,
  maximumTokens: 32,
  examples,
  safety: charterSafetyExamples,
  openings: (wanted) => charterForbiddenExamples({ ...wanted, use: 'alignment' }),
  alignment: charterAlignmentExamples,
  unaligned: async () => (await locateModel('charter')).folder,
  tuneDefaults: charterTuneDefaults,
  memoryGiB: 6,
  method: { method: 'lora', rank: 8, alpha: 16 },
};

function examples(data: BuiltInData, wanted: WantedRows): Conversation[] {
  switch (data) {
    case 'forbidden':
      return charterForbiddenExamples(wanted);
    case 'identity-shifting':
      return charterIdentityExamples(wanted);
    case 'benign':
      return charterBenignExamples({ ...wanted, format: 'plain' });
    case 'benign-lists':
      return charterBenignExamples({ ...wanted, format: 'list' });
    case 'backdoored': {
      const forbidden = Math.ceil(wanted.count / 2);
      return charterBackdooredExamples({ forbidden, refused: wanted.count - forbidden, seed: wanted.seed });
    }
  }
}
