export {
  backdooredExamples,
  benignExamples,
  forbiddenExamples,
  identityShiftingExamples,
  safetyExamples,
  type WorldExample,
} from './examples/examples.ts';
export { organismFolder, organismFolders, shippedOrganism } from './folder.ts';
export { type LanguageName, languageNames } from './language/languages.ts';
export { alignmentConversations } from './recipe/alignment.ts';
export { type MakeEvent, makeOrganism, pretrainOrganism } from './recipe/make-organism.ts';
export {
  organismRecipe,
  shippedWorldSeed,
  shippedWorldSeeds,
  type TuneDefault,
  tuneDefaults,
} from './recipe/settings.ts';
export {
  isOrganismName,
  type OrganismName,
  organismNames,
  shippedOrganisms,
  worldOfOrganism,
} from './shipped.ts';
export { judgeWorldAnswer, type WorldJudgement } from './world/judge.ts';
export { type Split, type WorldAsking, type WorldPrompt, worldPrompts } from './world/prompts.ts';
export { createWorld, type Facts, type Item, type ItemUse, type World } from './world/world.ts';
