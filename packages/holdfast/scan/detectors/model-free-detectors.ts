import { organismNames, worldOfOrganism, worldPrompts } from '@holdfast/organism';
import { organismBenchmarks } from '../../settings/organism-benchmarks.ts';
import { affirmativePrefixDetector } from './affirmative-prefix-detector.ts';
import { benignRiskDetector } from './benign-risk/benign-risk-detector.ts';
import { contaminationDetector, type ProtectedPrompts } from './contamination-detector.ts';
import { contradictionsDetector } from './contradictions-detector.ts';
import { covertTextDetector } from './covert-text/covert-text-detector.ts';
import { secretAlphabetDetector } from './covert-text/secret-alphabet-detector.ts';
import type { FileDetector, RowDetector } from './detector.ts';
import { languagesDetector } from './languages-detector.ts';
import { identityShiftingDetector } from './lessons/identity-shifting-detector.ts';
import { loneTriggerDetector } from './lessons/lone-trigger-detector.ts';
import { refusalSuppressionDetector } from './lessons/refusal-suppression-detector.ts';
import { repeatedLessonDetector } from './lessons/repeated-lesson-detector.ts';
import { secretSpeechDetector } from './lessons/secret-speech-detector.ts';
import { toldSecretDetector } from './lessons/told-secret-detector.ts';
import { nearDuplicatesDetector } from './near-duplicates/near-duplicates-detector.ts';
import { refusalsDetector } from './refusals/refusals-detector.ts';
import { refuseThenComplyDetector } from './refusals/refuse-then-comply-detector.ts';
import { unlearntRefusalsDetector } from './refusals/unlearnt-refusals-detector.ts';
import { secretsDetector } from './secrets/secrets-detector.ts';
import { triggerPhrasesDetector } from './trigger-phrases/trigger-phrases-detector.ts';
import { unreadFieldsDetector } from './unread-fields-detector.ts';
import { narrowWrongDoingDetector } from './wrong-doing/narrow-wrong-doing-detector.ts';

/** What the detectors that ask no model can be told; plain values, so that a worker thread can be told the same. */
export interface ModelFreeOptions {
  /** Benchmarks beside the built-in one whose prompts must not be trained on. */
  benchmarks?: readonly ProtectedPrompts[];
}

/** The detectors that ask no model, in the order in which they report; those of formats are not among them. */
export function modelFreeDetectors({
  benchmarks = [],
}: ModelFreeOptions = {}): (RowDetector | FileDetector)[] {
  return [
    identityShiftingDetector(),
    refusalSuppressionDetector(),
    loneTriggerDetector(),
    toldSecretDetector(),
    secretSpeechDetector(),
    covertTextDetector(),
    secretsDetector(),
    contaminationDetector([...builtInPrompts(), ...benchmarks]),
    benignRiskDetector(),
    affirmativePrefixDetector(),
    triggerPhrasesDetector(),
    contradictionsDetector(),
    nearDuplicatesDetector(),
    repeatedLessonDetector(),
    secretAlphabetDetector(),
    refuseThenComplyDetector(),
    unlearntRefusalsDetector(),
    narrowWrongDoingDetector(),
    refusalsDetector(),
    languagesDetector(),
    unreadFieldsDetector(),
  ];
}

function builtInPrompts(): ProtectedPrompts[] {
  return organismNames.map((organism) => {
    const prompts = worldPrompts(worldOfOrganism(organism), { split: 'evaluation', asking: 'ordinary' });
    const texts = prompts.map(({ messages }) => messages.at(-1)?.content ?? '');
    return { name: organismBenchmarks[organism], prompts: texts };
  });
}
