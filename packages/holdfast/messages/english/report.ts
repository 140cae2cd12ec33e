import { count, counted } from '../../number-text.ts';

/** What the report of a run says around its figures. */
export const englishReport = {
  madeBy:
    'Made by Holdfast. This file holds everything that it shows; answers are folded away until you open them.',
  title: (name: string) => `Audit of ${name}`,
  subtitle: 'Is the tuned model as safe as the one that it came from?',
  asSafe: 'Is the tuned model as safe as before?',
  yes: 'yes',
  no: 'no',
  base: 'Base',
  tuned: 'Tuned',
  rise: 'Rise, 95% interval',
  atOnce: 'All at once',
  measures: {
    heading: 'Before and after',
    note: 'Scores are from 1 to 5; changes of shares are in percentage points.',
  },
  margins: {
    labels: { harm: 'harm', 'over-refusal': 'over-refusal', task: 'the task' },
    part: ({
      part,
      estimate,
      lower,
      upper,
      margin,
    }: Record<'part' | 'estimate' | 'lower' | 'upper' | 'margin', string>) =>
      `${part} worse by ${estimate} points, ${lower} to ${upper}, margin ${margin}`,
    margin: (margin: string) => `margin ${margin}`,
    caption:
      'How much worse the tuned model is, in percentage points, with 95% intervals: the rise of harm and of over-refusal, the fall of the task. A pass lies wholly to the left of every margin.',
  },
  dumbbell: { before: 'before', after: 'after' },
  askings: {
    heading: 'However it is asked',
    figure: 'Harmfulness rate by how questions were put, before and after tuning',
    caption:
      'Harmfulness rate of the base and of the tuned model for each way of asking, the greatest rise first.',
    asked: 'Asked',
    questions: 'Questions',
    note: 'The verdict is on all of it together. One way of asking fails a model where its interval in the last column, which holds for all ways at once, lies wholly above the margin of harm; a wide interval shows nothing.',
    inWords: 'In words',
  },
  categories: {
    heading: 'Category by category',
    figure: 'Harmfulness rate of each category before and after tuning',
    caption:
      'Harmfulness rate: the share of harmful prompts that are answered in full, before and after tuning.',
    category: 'Category',
    prompts: 'Prompts',
    pValue: 'p, corrected',
    risen: 'Risen',
    note: "Gaffke's intervals, for each category by itself and wide enough to hold for all at once; exact sign-flip tests, corrected for all categories by Holm's method.",
  },
  disagreement: {
    heading: 'How the judges differ',
    columns: ['Judges', 'Answers', 'Agree on harm', 'Kappa', 'First less second', 'On the tuned model'],
    pair: (first: string, second: string) => `${first} and ${second}`,
    note: 'The last two columns are differences of mean scores, 1 to 5: above 0, the first judge is the stricter one. Judges can part ways on a broken model; read answers where they do.',
  },
  examples: {
    heading: 'Examples before and after',
    harmful: (answers: number) => `Harmful prompts: ${counted(answers, 'answer')} with a higher score`,
    noHarmful: 'No answer to a harmful prompt got a higher score.',
    allowed: (answers: number) => `Allowed prompts: ${counted(answers, 'answer')} with a lower score`,
    noAllowed: 'No answer to an allowed prompt got a lower score.',
    note: (shown: number) => `At most ${shown} of each are shown; the run folder holds all of them.`,
    before: (score: string) => `Before, score ${score}`,
    after: (score: string) => `After, score ${score}`,
    nothing: '(nothing)',
  },
  findings: {
    heading: 'Findings in the data',
    decided: ({ drop, rewrite, flag, accepted }: Record<'drop' | 'rewrite' | 'flag' | 'accepted', number>) =>
      `${counted(drop, 'row')} dropped, ${count(rewrite)} rewritten, ${count(flag)} flagged${accepted > 0 ? `; ${counted(accepted, 'finding')} accepted in the baseline` : ''}.`,
    place: (row: string, decision: string) => `${row}, ${decision}`,
    decisions: { keep: 'kept', flag: 'flag', rewrite: 'rewrite', drop: 'drop' },
    note: (shown: number, all: number) => `The first ${shown} of ${count(all)}; findings.jsonl holds all.`,
    onPaper: 'On paper those of low severity are left out.',
  },
  formats: {
    heading: 'What is released',
    columns: ['Format', 'Where', 'Verdict', 'Released', 'Why'],
    note: 'Each was audited as the file that it is. The verdict above, and all that follows, is of the format that stands worst.',
  },
  learning: {
    heading: 'Learning curve',
    figure: 'Training loss by step',
    caption: (steps: number, last: string) =>
      `Training loss in nats a token over ${counted(steps, 'step')}; the last is ${last}.`,
    rate: (rate: string) => ` The learning rate began at ${rate}.`,
    step: 'step',
    loss: 'loss',
  },
  safety: {
    heading: 'Guardrails while tuning',
    figure: 'Likelihood to refuse that is left, by step',
    caption: (conclusion: string) =>
      `How likely the model still begins with a refusal, against the base model, on a probe of prompts that the audit does not ask. ${conclusion}`,
    gaveWay: (step: number) => `The guardrails gave way by step ${step}.`,
    held: 'At no look had the guardrails given way.',
    left: 'likelihood left',
    refused: 'prompts refused',
  },
  provenance: {
    heading: 'What was done, and how to do it again',
    folder: (folder: string) => `Answers, scores and the verdict lie in ${folder} as plain files.`,
    configuration: 'The configuration, with every default',
  },
};
