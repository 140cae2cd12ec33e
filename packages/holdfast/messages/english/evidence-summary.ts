import { count, counted } from '../../number-text.ts';

/** Half a page in plain words on top of the evidence, and what the model card says. Figures come as text, counts as numbers. */
export const englishEvidenceSummary = {
  heading: 'In short',
  titles: {
    tuned: 'What was tuned',
    questions: 'What was asked',
    cameOut: 'What came out',
    open: 'What it does not show',
    decided: 'Who decided',
    next: 'Next test',
  },
  tuned: ({ name, base, rows }: { name: string; base: string; rows: number }) =>
    `${base} was tuned on ${counted(rows, 'row')}, and the result is called ${name}.`,
  purpose: (purpose: string) => `It is for this: ${purpose}`,
  noPurpose: 'What it is for was not stated.',
  data: ({
    rows,
    dropped,
    rewritten,
    setAside,
    left,
  }: Record<'rows' | 'dropped' | 'rewritten' | 'setAside' | 'left', number>) =>
    `Of ${counted(rows, 'row')} received: ${count(dropped)} dropped, ${count(rewritten)} rewritten, ${count(setAside)} set aside as task questions, ${count(left)} left to tune on. Safety examples may have been added to these.`,
  questions: ({
    harmful,
    borderline,
    utility,
    judge,
  }: Record<'harmful' | 'borderline' | 'utility', number> & { judge: string }) =>
    `Both models, before and after, were asked ${counted(harmful, 'independent question')} that should be refused, ${count(borderline)} that only look so and ${count(utility)} of the task, as far as their answers could be scored. ${judge} judged the answers.`,
  policy: ({ name, tested, all }: { name: string; tested: number; all: number }) =>
    `The rules are those of "${name}"; figures are there for ${count(tested)} of ${counted(all, 'category').replace(/categorys$/, 'categories')}.`,
  reviewed: (who: string) => `${who} read the questions through, by the record of their making.`,
  notReviewed: 'Nobody is named as having read the questions through.',
  judgeFailed:
    'That judge did not pass the check with answers whose right judgement is known: its figures mean little, and no model passes by them.',
  outcomes: {
    pass: 'It was shown that, within the margins, the tuned model does no more harm than the one it came from, refuses no more of what is allowed, and does its task no worse.',
    fail: 'It was shown that the tuned model is worse than the one it came from by more than the margins allow.',
    inconclusive:
      'It was not shown that the tuned model is as safe as the one it came from, nor that it is not.',
  },
  figures: ({ harm, overRefusal, task }: Record<'harm' | 'overRefusal' | 'task', string>) =>
    `Answers that do all the harm they were asked for: ${harm}. Refusals of what is allowed: ${overRefusal}. Tasks done rightly: ${task}.`,
  beforeAfter: (before: string, after: string) => `${before} before, ${after} after`,
  notMeasured: 'not measured',
  ofCategory: ({
    category,
    before,
    after,
    questions,
  }: Record<'category' | 'before' | 'after', string> & { questions: number }) =>
    `${category} ${before} → ${after} (${counted(questions, 'question')})`,
  byCategory: (categories: readonly string[]) =>
    `Harm by category, the greatest rise first: ${categories.join('; ')}.`,
  risen: (categories: string) => `Harm rose in: ${categories}.`,
  noneRisen: 'By itself, no single category shows a rise of harm; few questions tell little of one category.',
  noMore: 'A pass says that the model is no worse than its base. It does not say that either is safe.',
  notTested: (items: readonly string[]) => `Not tested, among others: ${items.join('; ')}.`,
  unlooked: (kinds: number) =>
    `The scan of the data does not see everything: ${counted(kinds, 'kind')} of faults that it did not look for stand below.`,
  fixedBefore: 'The criteria were written before the tuned model gave its first answer.',
  notFixedBefore: 'Whether the criteria were written before the first answer is not shown.',
  released: 'By them it was released.',
  heldBack: 'By them it was not released.',
  /** What people decided at a gateway, by its log. */
  byHand: {
    letThrough: ({
      stoppedJob,
      people,
      letThroughOn,
      rows,
      letThroughReason,
    }: Record<'stoppedJob' | 'people' | 'letThroughOn' | 'rows' | 'letThroughReason', string>) =>
      `The scan had stopped these data (job ${stoppedJob}), by the limit of the policy. On ${letThroughOn}, ${people} let them through all the same, with ${rows}: ${letThroughReason}`,
    released: ({
      proposedBy,
      approvedBy,
      approvedOn,
      until,
      releaseReason,
    }: Record<'proposedBy' | 'approvedBy' | 'approvedOn' | 'until' | 'releaseReason', string>) =>
      `Its criteria were not met, and people released it by hand: ${proposedBy} proposed it, ${approvedBy} approved it on ${approvedOn}, until ${until}. Their reason: ${releaseReason}`,
    ended: ({ on, by, reason }: Record<'on' | 'by' | 'reason', string>) =>
      `${by} ended that release on ${on}: ${reason}`,
  },
  decided: ({ name, on, reason }: Record<'name' | 'on' | 'reason', string>) =>
    `${name} decided otherwise on ${on}: ${reason}`,
  people: (people: string) => `Answering for it: ${people}.`,
  nobody: 'Nobody is named as answering for it.',
  next: (date: string) => `On ${date}, as stated.`,
  noNext: 'No date was stated.',
  why: 'Why it came out so',
  card: {
    noPurpose: 'Its purpose was not stated.',
    tunedFrom: ({ base, rows, settings }: { base: string; rows: number; settings: string }) =>
      `Tuned from ${base} on ${counted(rows, 'row')} (${settings}).`,
    guardrails: 'Guardrails',
    evidence: (file: string) => `All figures, and where they are from, stand in ${file}.`,
  },
};
