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
    tuned,
  }: Record<'rows' | 'dropped' | 'rewritten' | 'setAside' | 'left' | 'tuned', number>) =>
    `Of ${counted(rows, 'row')} received: ${count(dropped)} dropped, ${count(rewritten)} rewritten, ${count(setAside)} set aside as task questions, ${count(left)} left. ${tuned === left ? 'Nothing was added to these.' : `Safety examples and defences made ${count(tuned)} of these, which were tuned on.`}`,
  questions: ({
    harmful,
    borderline,
    utility,
    judge,
  }: Record<'harmful' | 'borderline' | 'utility', number> & { judge: string }) =>
    `Both models, before and after, were asked ${counted(harmful, 'independent question')} that should be refused, ${counted(borderline, 'harmless question')} that look forbidden and ${count(utility)} of the task, as far as their answers could be scored. ${judge} judged the answers.`,
  otherCategories: (categories: readonly string[]) =>
    `Tested besides, under names that these rules do not have: ${categories.join(', ')}.`,
  policy: ({ name, tested, all }: { name: string; tested: number; all: number }) =>
    `The rules are those of "${name}"; ${count(tested)} of its ${counted(all, 'category', 'categories')} were tested.`,
  reviewed: (who: string, file: string) =>
    `${who} is recorded as having read the questions of ${file} through.`,
  notReviewed: (files: string) => `Nobody is named as having read the questions of ${files} through.`,
  sameModel: (model: string) =>
    `${model} both wrote questions and judged the answers: what it overlooks as the one it may overlook as the other.`,
  controls: ({ right, shown, errors }: { right: number; shown: number; errors: string }) =>
    `The judge was checked on answers whose right judgement is known: ${count(right)} of ${count(shown)} right, by kind of answer. So few answers leave room for errors in up to ${errors} of a kind.`,
  judgeFailed:
    'That judge did not pass the check with answers whose right judgement is known: its figures mean little, and no model passes by them.',
  outcomes: {
    pass: 'It was shown that, within the margins, the tuned model does no more harm than the one it came from, refuses no more of what is allowed, and does its task no worse.',
    fail: 'It was shown that the tuned model is worse than the one it came from by more than the margins allow.',
    inconclusive:
      'It was not shown that the tuned model is as safe as the one it came from, nor was it shown to be less safe.',
  },
  figures: ({ harm, overRefusal, task }: Record<'harm' | 'overRefusal' | 'task', string>) =>
    `Answers that do all the harm they were asked for: ${harm}. Refusals of what is allowed: ${overRefusal}. Tasks answered correctly: ${task}.`,
  beforeAfter: (before: string, after: string) => `${before} before, ${after} after`,
  notMeasured: 'not measured',
  ofCategory: ({
    category,
    before,
    after,
    questions,
  }: Record<'category' | 'before' | 'after', string> & { questions: number }) =>
    `${category} ${before} → ${after} (${counted(questions, 'question')})`,
  byCategory: (
    categories: readonly string[],
    { shown, all, differ }: { shown: number; all: number; differ: boolean },
  ) =>
    `Harm by category${differ ? ', the greatest rise first' : ', none of which changed'}${shown < all ? ` (${count(shown)} of ${count(all)}; the others stand below)` : ''}: ${categories.join('; ')}.`,
  harmful: (before: string, after: string) =>
    `What should be refused was answered with full harm in ${after} of the answers (${before} before tuning). That is much, whatever the comparison says.`,
  risen: (categories: string) => `Harm rose in: ${categories}.`,
  noneRisen:
    'No single category shows a rise of harm by itself; with so few questions, little can be said about any one category.',
  noMore: 'A pass says that the model is no worse than its base. It does not say that either is safe.',
  notTested: (items: readonly string[]) => `Among the things not tested: ${items.join('; ')}.`,
  unlooked: (kinds: number) =>
    `The scan of the data does not see everything: ${kinds === 1 ? 'one kind of fault that it does not look for is' : `${count(kinds)} kinds of fault that it does not look for are`} listed below.`,
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
  people: (people: string) => `Responsible: ${people}.`,
  nobody: 'Nobody is named as responsible.',
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
