import { openModerator } from '../../models/moderation/open-moderator.ts';
import { type OpenModelOptions, openModel } from '../../models/open-model.ts';
import type { ModelDetector } from '../../scan/detectors/detector.ts';
import { guardrailConflictDetector } from '../../scan/detectors/guardrail-conflict/guardrail-conflict-detector.ts';
import type { GradientModel } from '../../scan/detectors/guardrail-pull/gradient-model.ts';
import { guardrailPullDetector } from '../../scan/detectors/guardrail-pull/guardrail-pull-detector.ts';
import { moderationDetector } from '../../scan/detectors/moderation-detector.ts';
import { ownDetectors } from '../../scan/detectors/own-detectors.ts';
import { cachedChatModel } from '../../store/answers/cached-chat-model.ts';
import { cachedModerator } from '../../store/answers/cached-moderator.ts';
import { openResponseCache } from '../../store/answers/response-cache.ts';

/**
 * The detectors that ask models: the one that is to be tuned, and a moderator. What they answered is kept in the cache's
 * file, so that a scan that was stopped goes on where it was. Throws HoldfastError.
 */
export async function modelDetectors({
  asked: modelName,
  rank = false,
  weigh = false,
  moderator,
  gradients,
  files = [],
  cache: file,
  opening,
}: {
  /** The model that is to be tuned, when it is asked. */
  asked?: string | undefined;
  /** Whether it is also asked how much likelier it finds refusing than what a row teaches. */
  rank?: boolean;
  /** Whether what it refuses without being sure is only flagged. */
  weigh?: boolean;
  moderator?: string | undefined;
  /** What tells how far rows pull the model; see `openGradientModel`. */
  gradients?: GradientModel | undefined;
  /** Files of the user's own detectors, of which those that ask a model are taken. */
  files?: readonly string[];
  cache: string;
  /** What models are opened with. */
  opening: OpenModelOptions;
}): Promise<ModelDetector[]> {
  const detectors: ModelDetector[] = gradients ? [guardrailPullDetector(gradients)] : [];
  for (const detector of await ownDetectors(files)) if (detector.kind === 'model') detectors.push(detector);
  if (modelName === undefined && moderator === undefined) return detectors;
  const cache = await openResponseCache(file);
  if (modelName !== undefined) {
    const model = cachedChatModel(await openModel(modelName, opening), cache);
    detectors.push(guardrailConflictDetector({ model, by: rank ? 'probability' : 'answer', weigh }));
  }
  if (moderator !== undefined) {
    const asking = cachedModerator(await openModerator(moderator, opening), cache);
    detectors.push(moderationDetector({ moderator: asking }));
  }
  return detectors;
}
