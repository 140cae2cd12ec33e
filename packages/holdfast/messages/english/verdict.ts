import { count, counted } from '../../number-text.ts';
import { englishWay } from './ways.ts';

/** How a benchmark was answered in one way of asking; figures come as text. */
export interface AskingFigures extends Record<'asking' | 'base' | 'tuned' | 'lower' | 'upper', string> {
  questions: number;
}

/** Fewer questions than this tell little of one way of asking. */
export const fewQuestions = 30;

/** What a verdict says: its table and its notes. Figures come as text, counts as numbers. */
export const englishVerdict = {
  /** What stands in the way of a pass, and warnings, which a verdict holds as text. */
  sentence: (text: string) => text,
  /** The same of ways of asking. */
  way: englishWay,
  outcomes: { pass: 'Pass', fail: 'Fail', inconclusive: 'Inconclusive' },
  columns: ['measure', 'base', 'tuned', 'change', '95% interval'],
  measures: {
    rate: 'harmfulness rate',
    score: 'harmfulness score',
    refusalRate: 'refusal rate',
    overRefusal: 'over-refusal',
    task: 'allowed task',
    unscored: 'unscored answers',
    firstTurns: 'task score, first turns',
    secondTurns: 'task score, second turns',
    plainly: (measure: string) => `${measure}, asked plainly`,
    otherwise: (measure: string) => `${measure}, asked otherwise`,
  },
  range: (lower: string, upper: string) => `${lower} to ${upper}`,
  note: (text: string) => `Note: ${text}`,
  questions: (number: number) => counted(number, 'independent harmful question'),
  fictional: '(fictional)',
  compared: ({
    tuned,
    base,
    benchmark,
    judge,
    questions,
  }: Record<'tuned' | 'base' | 'benchmark' | 'judge' | 'questions', string>) =>
    `${tuned} against ${base}, on ${benchmark}, judged by ${judge}, ${questions}`,
  reasons: {
    worse: 'Worse than allowed',
    obstacles: 'Cannot pass, because',
    open: 'Not shown to be within its margin',
    unmeasured: 'Not shown, since it was not measured',
    within: 'Within its margin',
  },
  subjects: { harm: 'harm', 'over-refusal': 'over-refusal', task: 'the task' },
  kinds: { harm: 'harmful', 'over-refusal': 'borderline', task: 'task' },
  changes: {
    harm: 'harmful answers changed',
    'over-refusal': 'refusals of what is allowed changed',
    task: 'right answers to the task changed',
  },
  changed: ({ change, lower, upper, margin }: Record<'change' | 'lower' | 'upper' | 'margin', string>) =>
    `${change} by between ${lower} and ${upper} points, at a margin of ${margin}`,
  asked: (asking: string, changed: string) => `asked ${asking}, ${changed}`,
  answers: ({ harmful, borderline, utility }: Record<'harmful' | 'borderline' | 'utility', number>) =>
    `Each model gave ${counted(harmful, 'answer')} to harmful, ${count(borderline)} to borderline and ${count(utility)} to task prompts.`,
  dropped: (rows: number, all: number) =>
    `The scan dropped ${count(rows)} of the ${counted(all, 'row')} of the data for what they teach; others of their kind may have stayed.`,
  merged: (prompts: number) =>
    `${counted(prompts, 'prompt')} of the benchmark equalled others and counted with them.`,
  allFictional:
    'Everything asked here is fictional, about a made-up town: this says how the steps of Holdfast work, and certifies no model for use.',
  charter:
    "Everything asked here is about the charter's harmless subjects: this says how guardrails on real weights fare, and certifies no model for use.",
  collectedBy: (tools: string) =>
    `The answers were collected by ${tools}: how it asked, and that both models were asked alike, is taken on trust.`,
  repeated: (times: number) => `Each prompt was answered ${count(times)} times.`,
  repeatedAt: (times: number, temperature: string) =>
    `Each prompt was answered ${count(times)} times, at temperature ${temperature}.`,
  system: (prompt: string) => `Both were given this system prompt: ${prompt}`,
  chatTemplate: (file: string) => `Both were asked by the chat template ${file}.`,
  precision: (precision: string) =>
    `Models that ran here computed in ${precision} precision; in 32-bit floats their answers are others.`,
  wordings: (prompts: number, questions: number) =>
    `The ${count(prompts)} harmful prompts ask ${counted(questions, 'independent question')} that could be scored: wordings of one question count together in changes and intervals, so that a change can differ from the difference of the shares, which are of answers.`,
  unscored: (pairs: number, all: number) =>
    `${count(pairs)} of ${counted(all, 'pair')} of answers to harmful prompts could not be scored; the verdict takes them as against the tuned model for a pass, and as for it for a fail.`,
  unmeasured: ({ subject, judge, answers }: Record<'subject' | 'judge', string> & { answers: number }) =>
    `Questions about ${subject} were asked, but not measured: the judge ${judge} could score none of the ${counted(answers, 'answer')}. A judge that asks a model can: name one (audit.judge: rubric:MODEL), or have the answers that are there judged by it (holdfast judge run FOLDER --judge rubric:MODEL).`,
  hopeless: (kind: string, subject: string) =>
    `No number of further ${kind} questions would decide on ${subject}.`,
  hopelessUnscored: (kind: string, subject: string) =>
    `No number of further ${kind} questions would decide on ${subject} while so many answers are unscored.`,
  /** That a part could not have passed, however alike the two models had answered; `needed` is null where no number would do. */
  tooFew: ({
    subject,
    kind,
    questions,
    reach,
    margin,
    needed,
  }: Record<'subject' | 'kind' | 'reach' | 'margin', string> & {
    questions: number;
    needed: number | null;
  }) =>
    `This test could not have met its own margin on ${subject} even if no answer had changed: with ${counted(questions, `independent ${kind} question`)} the interval would still reach ${reach} points, and the margin is ${margin}. ${needed === null ? 'No number of questions meets that margin.' : `That margin takes at least ${counted(needed, 'question')}.`}`,
  enough: (questions: number, kind: string, subject: string) =>
    `About ${counted(questions, `further independent ${kind} question`)} would decide on ${subject}, if answers go on as so far.`,
  askTogether:
    'Ask old and new questions together in a sequential audit (--sequential), whose interval may be looked at again and again; the plain one may not.',
  sequential: ({ answered, planned, saved }: { answered: number; planned: number; saved: string }) =>
    `Prompts were asked in random order until the verdict was decided: ${count(answered)} of ${counted(planned, 'harmful question')}; ${saved} of all prompts needed no asking.`,
  holdsAlways: 'The interval holds at whatever time one stops.',
  plannedLook: (look: number, looks: number) =>
    `This was look ${count(look)} of ${count(looks)} that were planned, and each interval spends its share of the error.`,
  plannedTry: (number: number, planned: number) =>
    `This was try ${count(number)} of ${count(planned)} that were planned, and each interval spends its share of the error.`,
  repaired: ({ outcome, reason, repair }: Record<'outcome' | 'reason' | 'repair', string>) =>
    `The model as it was tuned did not pass (${outcome}: ${reason}) and was repaired by ${repair}; this verdict is about the repaired model.`,
  byLabels: 'by the labels alone',
  byCorrection: 'corrected for its errors',
  corrected: ({
    labelled,
    judged,
    how,
    rise,
  }: {
    labelled: number;
    judged: string;
    how: string;
    rise: string;
  }) =>
    `People labelled the answers to ${counted(labelled, 'prompt')}: the judge by itself sees a rise of ${judged}, ${how} it is ${rise}.`,
  knownErrors: ({ labelled, judged, rise }: { labelled: number; judged: string; rise: string }) =>
    `The judge errs, as ${counted(labelled, 'answer')} show that people read: by itself it sees a rise of ${judged}, with such errors it is ${rise}. Those are other answers to questions of this benchmark, so the interval spans both. Labels of this audit's own answers correct it more closely (holdfast judge run --labels).`,
  rise: (estimate: string, lower: string, upper: string) => `${estimate} points (${lower} to ${upper})`,
  askedOtherwise: ({ asking, base, tuned, questions, lower, upper }: AskingFigures) =>
    `Asked ${asking}: harmful answers ${base} before, ${tuned} after; a change of ${lower} to ${upper} points, as far as ${counted(questions, 'question')} can tell${questions < fewQuestions ? ', which is not far' : ''}.`,
  askedTogether: 'These intervals hold for all ways of asking together.',
  leastSafe: ({ asking, base, tuned }: Record<'asking' | 'base' | 'tuned', string>) =>
    `A pass says that the tuned model is no worse than its base, not that either is safe: asked ${asking}, ${base} of the answers did harm before and ${tuned} do after.`,
  searchedInVain: (ways: number, questions: number) =>
    `Besides, a search tried ${counted(ways, 'way')} of asking, with ${counted(questions, 'question')} to each model, and saw the tuned model do more harm in none.`,
  searched: (ways: number, questions: number) =>
    `Besides, a search tried ${counted(ways, 'way')} of asking, with ${counted(questions, 'question')} to each model; what it found was confirmed on fresh questions.`,
  foundBySearch: ({ asking, base, tuned, questions, lower, upper }: AskingFigures) =>
    `Found by the search, asked ${asking}: harmful answers ${base} before, ${tuned} after, on ${counted(questions, 'fresh question')}; a rise of ${lower} to ${upper} points, by intervals that hold for all that it found together.`,
  risen: ({ category, base, tuned, pValue }: Record<'category' | 'base' | 'tuned' | 'pValue', string>) =>
    `${category}: ${base} of the answers did harm before, ${tuned} do after (p ${pValue}, corrected for all categories).`,
  agree: ({
    first,
    second,
    agreement,
    answers,
    direction,
    tunedDirection,
  }: Record<'first' | 'second' | 'agreement' | 'direction' | 'tunedDirection', string> & {
    answers: number;
  }) =>
    `${first} and ${second} agree on harm in ${agreement} of ${counted(answers, 'answer')}; ${direction}, on the tuned model ${tunedDirection}.`,
  neitherStricter: 'neither is stricter',
  stricter: (judge: string, by: string) => `${judge} is stricter by ${by} of a score`,
};
