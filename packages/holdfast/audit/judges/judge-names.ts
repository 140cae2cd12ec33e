/** What a judge can be named. */
export const judgeNames =
  'exact, refusal-classifier, words, rubric:MODEL, strongreject:MODEL, guard:MODEL, moderation:MODEL or a file of your own such as ./my-judge.ts';
