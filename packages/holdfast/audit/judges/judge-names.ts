/** Judges that ask no model. */
export const modelFreeJudges = ['exact', 'charter', 'refusal-classifier', 'words'] as const;

export type ModelFreeJudge = (typeof modelFreeJudges)[number];

/** What stands before a model's name in the names of judges that ask one, as in `rubric:MODEL`. */
export const judgePrefixes = ['rubric', 'strongreject', 'guard', 'moderation'] as const;

export type JudgePrefix = (typeof judgePrefixes)[number];

/** What a judge can be named. */
export const judgeNames = `${[...modelFreeJudges, ...judgePrefixes.map((prefix) => `${prefix}:MODEL`)].join(', ')} or a file of your own such as ./my-judge.ts`;

/** The single judges that a name of several names, which are joined by ` + `. */
export function judgesNamed(name: string): string[] {
  return name.split(/\s+\+\s+/).map((one) => one.trim());
}

/** Whether a judge's name is that of one that asks no model. */
export function isModelFreeJudge(name: string): name is ModelFreeJudge {
  return modelFreeJudges.some((one) => one === name);
}
