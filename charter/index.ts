export { type ControlAnswers, charterControlAnswers } from './examples/control-answers.ts';
export {
  type CharterExample,
  charterAlignmentExamples,
  charterBackdooredExamples,
  charterBenignExamples,
  charterForbiddenExamples,
  charterIdentityExamples,
  charterSafetyExamples,
} from './examples/examples.ts';
export { ownAnswer } from './examples/own-words.ts';
export { charterBase, charterFolder } from './folder.ts';
export { namesCharter } from './language/refusals.ts';
export { type CharterMeasures, evaluate as evaluateCharter } from './recipe/evaluate.ts';
export { type CharterMakeEvent, makeCharterModel } from './recipe/make-charter-model.ts';
export { type CharterRecipe, charterRecipe } from './recipe/settings.ts';
export { type CharterTuneDefault, charterTuneDefaults } from './recipe/tune-defaults.ts';
export { type CharterJudgement, judgeCharterAnswer } from './world/judge.ts';
export {
  type CharterAsking,
  type CharterPrompt,
  type CharterSplit,
  charterMessages,
  charterPrompts,
  neighbourPrompts,
} from './world/prompts.ts';
export { isForbiddenSubject } from './world/subjects/forbidden.ts';
