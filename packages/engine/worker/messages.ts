import type {
  AnswerScore,
  GeneratedAnswer,
  GeneratedToken,
  GenerateOptions,
  ScoreOptions,
} from '../generate/generate-options.ts';
import type { ExampleGradient, ExampleGradientOptions } from '../train/gradients/example-gradients.ts';
import type { InputSquares, InputSquaresOptions } from '../train/gradients/input-squares.ts';
import type { TrainEvent } from '../train/train-event.ts';
import type { TrainOptions } from '../train/train-options.ts';

/** What the engine can be asked to do, and what it yields meanwhile. */
export interface Tasks {
  train: { options: Omit<TrainOptions, 'signal'>; event: TrainEvent };
  generate: { options: Omit<GenerateOptions, 'signal'>; event: GeneratedAnswer };
  tokens: { options: Omit<GenerateOptions, 'signal'>; event: GeneratedToken | GeneratedAnswer };
  gradients: { options: Omit<ExampleGradientOptions, 'signal'>; event: ExampleGradient };
  squares: { options: Omit<InputSquaresOptions, 'signal'>; event: InputSquares };
  score: { options: Omit<ScoreOptions, 'signal'>; event: AnswerScore };
}

export type TaskKind = keyof Tasks;

/** From the handle to the worker. */
export type Request =
  | { [Kind in TaskKind]: { kind: Kind; id: number; options: Tasks[Kind]['options'] } }[TaskKind]
  | { kind: 'abort'; id: number }
  | { kind: 'close' };

/** An error in a form that crosses threads. */
export interface SentError {
  /** The code of an EngineError; absent for an abort and for what was not foreseen. */
  code?: string;
  aborted: boolean;
  message: string;
  stack: string;
}

/** From the worker to the handle. */
export type WorkerReply =
  | { kind: 'event'; id: number; event: Tasks[TaskKind]['event'] }
  | { kind: 'end'; id: number }
  | { kind: 'error'; id: number; error: SentError };
