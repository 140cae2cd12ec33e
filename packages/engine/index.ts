export { mergeAdapter } from './checkpoint/adapter/merge-adapter.ts';
export { isAdapterFolder, readAdapter, writeAdapter } from './checkpoint/adapter/peft-adapter.ts';
export { createModelFolder } from './checkpoint/create-model-folder.ts';
export { largestInMemory } from './checkpoint/frozen-model.ts';
export { isGgufPath } from './checkpoint/gguf/read/open-gguf-model.ts';
export type { GgufType } from './checkpoint/gguf/write/encodings.ts';
export { exportGguf, requireGgufExport } from './checkpoint/gguf/write/export-gguf.ts';
export { hashModel } from './checkpoint/hash-model.ts';
export { readChatTokenizer } from './checkpoint/read-chat-tokenizer.ts';
export { type Model, readConfiguration, readModel, weightPaths } from './checkpoint/read-model.ts';
export { readTokenizer } from './checkpoint/read-tokenizer.ts';
export type { StoredTokenizer } from './checkpoint/stored-tokenizer.ts';
export { writeModelFolder } from './checkpoint/write-model-folder.ts';
export { Engine, type EngineOptions } from './engine.ts';
export { EngineError, type EngineErrorCode } from './errors.ts';
export type {
  Alternative,
  AnswerScore,
  GeneratedAnswer,
  GeneratedToken,
  GenerateOptions,
  ScoreOptions,
} from './generate/generate-options.ts';
export { measureProduct } from './graph/onnx/measure-product.ts';
export { ProtobufWriter } from './graph/onnx/protobuf.ts';
export { runtimeVersion } from './graph/onnx/runtime-version.ts';
export { type Adapter, type AdapterSettings, type TargetModule, targetModules } from './model/adapter.ts';
export type { ChatMessage } from './model/chat/chat-message.ts';
export type { ChatTokenizer } from './model/chat/chat-tokenizer.ts';
export { specialTokenEntries } from './model/chat/special-token-entries.ts';
export { type WordTokenizerOptions, wordTokenizer } from './model/chat/word-tokenizer.ts';
export type { ModelConfiguration, RopeScaling } from './model/configuration.ts';
export { countParameters } from './model/parameter-shapes.ts';
export type { FloatTensor, FloatType, WeightStorage, Weights } from './model/weights.ts';
export { createRandom, type Random } from './random.ts';
export { storageError } from './storage/storage-error.ts';
export {
  type FileContent,
  fillFileAtomically,
  type WriteOptions,
  writeFileAtomically,
  writeFolderAtomically,
} from './storage/write-atomically.ts';
export type { Companions, Meeting } from './train/examples/companions.ts';
export type { TokenSequence, TrainingExample } from './train/examples/training-example.ts';
export type { ExampleGradient, ExampleGradientOptions } from './train/gradients/example-gradients.ts';
export type { InputSquares, InputSquaresOptions } from './train/gradients/input-squares.ts';
export type { Objective } from './train/preference/objective.ts';
export type { TrainEvent } from './train/train-event.ts';
export type { Schedule, TrainMethod, TrainOptions, Watch } from './train/train-options.ts';
export { createEventQueue, type EventQueue } from './worker/event-queue.ts';
