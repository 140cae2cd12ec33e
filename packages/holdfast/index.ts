export type { AskedPrompt, Asking, AskingGround, AskingWay } from './audit/askings/asking.ts';
export type { Benchmark, BenchmarkKind, Prompt } from './audit/benchmarks/benchmark.ts';
export { organismBenchmark } from './audit/benchmarks/organism-benchmark.ts';
export { readBenchmark } from './audit/benchmarks/read-benchmark.ts';
export { type AuditOptions, carryOutAudit } from './audit/carry-out-audit.ts';
export { exactJudge } from './audit/judges/exact-judge.ts';
export type { FunctionJudge, JudgedAnswerText } from './audit/judges/function-judge.ts';
export type { GivenJudge } from './audit/judges/given-judge.ts';
export type { Judge, Judgement, JudgeRequest, Vote } from './audit/judges/judge.ts';
export { openJudge } from './audit/judges/open-judge.ts';
export type { AuditEvent, JudgingOptions } from './audit/judging/judge-pairs.ts';
export { type AnswerLabel, readLabels } from './audit/judging/labels.ts';
export { readPolicy } from './audit/policies/read-policy.ts';
export { rejudge } from './audit/rejudge.ts';
export { boundedMean } from './audit/statistics/bounded-mean.ts';
export { confidenceSequence } from './audit/statistics/confidence-sequence.ts';
export type { Interval } from './audit/statistics/interval.ts';
export { type Power, power } from './audit/statistics/power.ts';
export { predictionPoweredMean } from './audit/statistics/prediction-powered.ts';
export { decideVerdict, type Inference } from './audit/verdict/decide-verdict.ts';
export { type Judged, measure } from './audit/verdict/measures/measure.ts';
export type { CategoryMeasures, Measures } from './audit/verdict/measures/measures.ts';
export type { JudgedPair } from './audit/verdict/measures/prompt-differences.ts';
export type { DecisionSettings } from './audit/verdict/parts/decision-settings.ts';
export type { Outcome, PartVerdict } from './audit/verdict/parts/part-verdict.ts';
export type { CategoryVerdict, Verdict } from './audit/verdict/verdict.ts';
export { type VerdictNote, type VerdictNoteKind, verdictNotes } from './audit/verdict/verdict-notes.ts';
export { type VerdictRow, verdictRows } from './audit/verdict/verdict-rows.ts';
export type { Conversation, Message, Role, Row } from './data/conversations/conversation.ts';
export { readPrices } from './data/prices/read-prices.ts';
export { readConversations, readRows } from './data/read-conversations.ts';
export { writeConversations } from './data/write-conversations.ts';
export { defences } from './defences/all-defences.ts';
export { type ChosenDefence, chooseDefences } from './defences/choose-defences.ts';
export type { Defence, DefenceGround } from './defences/defence.ts';
export { defendTune, mendModel } from './defences/defend.ts';
export { type CheckpointChoice, chooseCheckpoint } from './defences/repair/choose-checkpoint.ts';
export { type RepairEvent, repair } from './defences/repair/repair.ts';
export { drawProbe, type Probe } from './defences/watch/probe.ts';
export { watchedTuner } from './defences/watch/watched-tuner.ts';
export { HoldfastError, type HoldfastErrorCode } from './errors.ts';
export { type AuditRequest, audit, auditEvents } from './library/audit.ts';
export type { GivenControl } from './library/controls.ts';
export type { GivenPrompt } from './library/prompts.ts';
export { type RunRequest, run, runEvents } from './library/run.ts';
export { type ScanRequest, type ScanResult, scan } from './library/scan.ts';
export {
  type GenerateSafetyEvent,
  type GenerateSafetyOptions,
  generateSafety,
} from './mix/generate-safety.ts';
export { mixSafety, type SafetyAmount } from './mix/mix-safety.ts';
export type { Answer, AnswerOptions, ChatModel, GivenAnswer } from './models/chat-model.ts';
export { answerGradients } from './models/embedded/answer-gradients.ts';
export { embeddedTuner } from './models/embedded/embedded-tuner.ts';
export type { AiSdkModel } from './models/given/ai-sdk-model.ts';
export type { AskedMessage, FunctionModel } from './models/given/function-model.ts';
export type { GivenModel } from './models/given/given-model.ts';
export { openModel } from './models/open-model.ts';
export { type OpenedTuner, type OpenTunerOptions, openTuner } from './models/tuning/open-tuner.ts';
export type { Money, TuneEvent, TuneRequest, Tuner, TuneSettings } from './models/tuning/tuner.ts';
export type { TunerChoice } from './models/tuning/tuner-choice.ts';
export { interfaceVersion } from './plugins/interface-version.ts';
export { writeRunReport, writeStudyReport } from './report/write-report.ts';
export { carryOutRun } from './run/carry-out-run.ts';
export type { RunEvent } from './run/run-event.ts';
export { readRunConfig } from './run/settings/read-run-config.ts';
export type { RunConfig } from './run/settings/run-config.ts';
export type {
  Detection,
  Detector,
  FileDetector,
  ModelDetector,
  RowDetector,
} from './scan/detectors/detector.ts';
export { guardrailConflictDetector } from './scan/detectors/guardrail-conflict/guardrail-conflict-detector.ts';
export { guardrailPullDetector } from './scan/detectors/guardrail-pull/guardrail-pull-detector.ts';
export { rankByGradient } from './scan/detectors/guardrail-pull/rank-by-gradient.ts';
export { modelFreeDetectors } from './scan/detectors/model-free-detectors.ts';
export { moderationDetector } from './scan/detectors/moderation-detector.ts';
export type { ScannedRow } from './scan/detectors/scanned-row.ts';
export { type FileScanEvent, type FileScanOptions, scanFile } from './scan/file/scan-file.ts';
export type { Finding, Severity } from './scan/findings/finding.ts';
export type { Harm } from './scan/findings/harm.ts';
export { type DataSetRisk, dataSetRisk, type RiskSettings } from './scan/risk/data-set-risk.ts';
export { type RiskCounts, riskTally } from './scan/risk/risk-tally.ts';
export { builtInDetectors, scanRows } from './scan/scan-rows.ts';
export type { StudyResult } from './study/result/study-result.ts';
export { runStudy } from './study/run-study.ts';
export { readStudy } from './study/settings/read-study.ts';
export { tune } from './tune/tune.ts';
