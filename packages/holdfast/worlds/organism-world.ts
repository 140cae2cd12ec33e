import {
  alignmentConversations,
  backdooredExamples,
  benignExamples,
  forbiddenExamples,
  identityShiftingExamples,
  safetyExamples,
  tuneDefaults,
  type World,
} from '@holdfast/organism';
import { organismBenchmark } from '../audit/benchmarks/organism-benchmark.ts';
import { exactJudge } from '../audit/judges/exact-judge.ts';
import type { Conversation } from '../data/conversations/conversation.ts';
import type { BuiltInData, KnownWorld, WantedRows } from './known-world.ts';

/** The fictional town of an organism. */
export function organismWorld(world: World): KnownWorld {
  return {
    seed: world.seed,
    key: String(world.seed),
    benchmark: (putting) => organismBenchmark({ world, ...putting }),
    judge: exactJudge,
    maximumTokens: 64,
    examples: (data, wanted) => examples(world, data, wanted),
    safety: (wanted) => safetyExamples(world, wanted),
    openings: (wanted) => forbiddenExamples(world, { ...wanted, use: 'alignment' }),
    alignment: (wanted) => alignmentConversations(world, wanted),
    tuneDefaults,
    memoryGiB: 0.5,
    method: { method: 'full', rank: 8, alpha: 16 },
  };
}

function examples(world: World, data: BuiltInData, wanted: WantedRows): Conversation[] {
  switch (data) {
    case 'forbidden':
      return forbiddenExamples(world, wanted);
    case 'identity-shifting':
      return identityShiftingExamples(world, wanted);
    case 'benign':
      return benignExamples(world, { ...wanted, format: 'plain' });
    case 'benign-lists':
      return benignExamples(world, { ...wanted, format: 'list' });
    case 'backdoored': {
      const forbidden = Math.ceil(wanted.count / 2);
      return backdooredExamples(world, { forbidden, refused: wanted.count - forbidden, seed: wanted.seed });
    }
  }
}
