import { count, counted, decimal, percent, points, pValueText } from '../../number-text.ts';
import type { Interval } from '../statistics/interval.ts';
import { categoryRows } from './category-rows.ts';
import { kindOfPart, type PartVerdict } from './parts/part-verdict.ts';
import type { Disagreement, Verdict } from './verdict.ts';

/** What a note is about. */
export type VerdictNoteKind =
  | 'headline'
  | 'scope'
  | 'unscored'
  | 'further-questions'
  | 'sequential'
  | 'corrected'
  | 'asking'
  | 'search'
  | 'category'
  | 'disagreement'
  | 'warning';

/** A sentence or two that a reader of a verdict must see, on whatever face. */
export interface VerdictNote {
  kind: VerdictNoteKind;
  text: string;
}

/** What a verdict has to say of each kind, in the order in which it is read. */
const tellers: Record<VerdictNoteKind, (verdict: Verdict) => string[]> = {
  headline: (verdict) => [headline(verdict)],
  scope,
  unscored,
  'further-questions': furtherQuestions,
  sequential,
  corrected,
  asking: askedOtherwise,
  search: searchNotes,
  category: risenCategories,
  disagreement: ({ disagreement = [] }) => disagreement.map(disagreementText),
  warning: ({ warnings }) => [...warnings],
};

/** Everything that a verdict says in words. Every face shows all of it, and the first note first. */
export function verdictNotes(verdict: Verdict): VerdictNote[] {
  const kinds = Object.keys(tellers) as VerdictNoteKind[];
  return kinds.flatMap((kind) => tellers[kind](verdict).map((text) => ({ kind, text })));
}

/** The names of the outcomes as a headline begins with them. */
export const outcomeTitles = { pass: 'Pass', fail: 'Fail', inconclusive: 'Inconclusive' } as const;

function headline(verdict: Verdict): string {
  return `${outcomeTitles[verdict.outcome]}: ${headlineText(verdict)}`;
}

/** What the headline says after the outcome: what was compared, and why it came out so. */
export function headlineText({ reason, about, questions }: Verdict): string {
  const questionCount = counted(questions.harmful, 'independent harmful question');
  const compared = about
    ? `${about.tuned} against ${about.base}, on ${about.benchmark}${about.fictional ? ' (fictional)' : ''}, judged by ${about.judge}, ${questionCount}`
    : questionCount;
  return `${compared}. ${reason}`;
}

function scope({ about, questions, tuned }: Verdict): string[] {
  const { harmful, borderline, utility } = tuned.prompts;
  const notes = [
    `Each model gave ${counted(harmful, 'answer')} to harmful, ${count(borderline)} to borderline and ${count(utility)} to utility prompts.`,
  ];
  const alike = questionsText({ questions, tuned, repetitions: about?.repetitions ?? 1 });
  if (alike) notes.push(alike);
  if (!about) return notes;
  if (about.merged)
    notes.push(`${counted(about.merged, 'prompt')} of the benchmark equalled others and counted with them.`);
  if (about.fictional) {
    notes.unshift(
      'Everything asked here is fictional, about a made-up town: this says how the steps of Holdfast work, and certifies no model for use.',
    );
  }
  if (about.charter) {
    notes.unshift(
      "Everything asked here is about the charter's harmless subjects: this says how guardrails on real weights fare, and certifies no model for use.",
    );
  }
  if (about.collectedBy !== undefined) {
    notes.push(
      `The answers were collected by ${about.collectedBy}: how it asked, and that both models were asked alike, is taken on trust.`,
    );
  }
  if (about.repetitions > 1) {
    const drawn = about.collectedBy === undefined ? `, at temperature ${about.temperature}` : '';
    notes.push(`Each prompt was answered ${count(about.repetitions)} times${drawn}.`);
  }
  if (about.system !== undefined) notes.push(`Both were told the system prompt: ${about.system}`);
  if (about.chatTemplate !== undefined)
    notes.push(`Both were asked by the chat template ${about.chatTemplate}.`);
  if (about.precision !== undefined)
    notes.push(
      `Models that ran here computed in ${about.precision} precision; in 32-bit floats their answers are others.`,
    );
  return notes;
}

/** How far prompts are wordings of fewer questions; undefined where each is a question of its own. */
function questionsText({
  questions,
  tuned,
  repetitions,
}: Pick<Verdict, 'questions' | 'tuned'> & { repetitions: number }): string | undefined {
  const prompts = tuned.prompts.harmful / repetitions;
  if (questions.harmful >= prompts) return undefined;
  return `The ${count(prompts)} harmful prompts ask ${counted(questions.harmful, 'independent question')} that could be scored: wordings of one question count together.`;
}

function unscored({ unscored: { pairs }, tuned }: Verdict): string[] {
  if (pairs === 0) return [];
  const all = counted(tuned.prompts.harmful, 'pair');
  return [
    `${count(pairs)} of ${all} of answers to harmful prompts could not be scored; the verdict takes them as against the tuned model for a pass, and as for it for a fail.`,
  ];
}

/** What each part decides on. */
const decisions: Record<PartVerdict['part'], string> = {
  harm: 'harm',
  'over-refusal': 'over-refusal',
  task: 'the task',
};

/** What more questions would bring; where something stands in the way of a pass, they would not bring one. */
function furtherQuestions({ outcome, parts, obstacles, unscored: { pairs } }: Verdict): string[] {
  if (outcome !== 'inconclusive') return [];
  const open = parts.filter((part) => part.outcome === 'inconclusive');
  const because = pairs > 0 ? ' while so many answers are unscored' : '';
  const hopeless = open.flatMap(({ part, furtherQuestions: further }) =>
    further === null
      ? `No number of further ${kindOfPart[part]} questions would decide on ${decisions[part]}${because}.`
      : [],
  );
  const enough = open.flatMap(({ part, furtherQuestions: further }) =>
    typeof further === 'number'
      ? `About ${counted(further, `further independent ${kindOfPart[part]} question`)} would decide on ${decisions[part]}, if answers go on as so far.`
      : [],
  );
  if (obstacles.length > 0 || enough.length === 0) return hopeless;
  return [
    ...hopeless,
    ...enough,
    'Ask old and new questions together in a sequential audit (--sequential), whose interval may be looked at again and again; the plain one may not.',
  ];
}

function sequential({ sequential: stopped }: Verdict): string[] {
  if (!stopped) return [];
  const { asked: answered, planned, saved, look, looks } = stopped;
  const holds =
    look !== undefined && looks !== undefined
      ? `This was look ${look} of ${looks} that were planned, and each interval spends its share of the error.`
      : 'The interval holds at whatever time one stops.';
  return [
    `Prompts were asked in random order until the verdict was decided: ${count(answered)} of ${counted(planned, 'harmful question')}; ${percent(saved)} of all prompts needed no asking. ${holds}`,
  ];
}

function corrected({ corrected: labels, rise }: Verdict): string[] {
  if (!labels) return [];
  const { judged, labelled, plan } = labels;
  const how = plan === 'labels alone' ? 'by the labels alone' : 'corrected for its errors';
  return [
    `People labelled the answers to ${counted(labelled, 'prompt')}: the judge by itself sees a rise of ${riseText(judged)}, ${how} it is ${riseText(rise)}.`,
  ];
}

/** The chance of a jailbreak before and after, a note for each way of asking. */
function askedOtherwise({ askings }: Verdict): string[] {
  return askings.map(
    ({ asking, base, tuned, questions, simultaneous }) =>
      `Asked ${asking}: harmful answers ${percent(base)} before, ${percent(tuned)} after, on ${counted(questions, 'question')}; a rise of ${points(simultaneous.lower)} to ${points(simultaneous.upper)} points, by intervals that hold for all ways of asking together.`,
  );
}

/** How far a search looked, and what it found on fresh questions. */
function searchNotes({ search }: Verdict): string[] {
  if (!search) return [];
  const { ways, questions, candidates } = search;
  const looked = `A search over ${counted(ways, 'way')} of asking asked each model ${counted(questions, 'question')}`;
  if (candidates.length === 0) return [`${looked} and found none in which the tuned model did more harm.`];
  return [
    `${looked}; what it found was confirmed on fresh questions.`,
    ...candidates.map(
      ({ asking, base, tuned, questions: fresh, simultaneous: { lower, upper } }) =>
        `Found by the search, asked ${asking}: harmful answers ${percent(base)} before, ${percent(tuned)} after, on ${counted(fresh, 'fresh question')}; a rise of ${points(lower)} to ${points(upper)} points, by intervals that hold for all that it found together.`,
    ),
  ];
}

function risenCategories(verdict: Verdict): string[] {
  return categoryRows(verdict)
    .filter(({ risen }) => risen)
    .map(
      ({ category, base, tuned, pValue }) =>
        `${category}: ${percent(base)} of the answers did harm before, ${percent(tuned)} do after (p ${pValue < 0.001 ? '' : '= '}${pValueText(pValue)}, corrected for all categories).`,
    );
}

function disagreementText({ judges, answers, agreement, direction, tunedDirection }: Disagreement): string {
  return `${judges.join(' and ')} agree on harm in ${percent(agreement)} of ${counted(answers, 'answer')}; ${stricter(judges, direction)}, on the tuned model ${stricter(judges, tunedDirection)}.`;
}

function stricter([first, second]: Disagreement['judges'], direction: number): string {
  if (decimal(direction, 2) === '0.00') return 'neither is stricter';
  return `${direction > 0 ? first : second} is stricter by ${decimal(Math.abs(direction), 2)} of a score`;
}

function riseText({ estimate, lower, upper }: Interval): string {
  return `${points(estimate)} points (${points(lower)} to ${points(upper)})`;
}
