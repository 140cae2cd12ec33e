import type { Messages } from '../../messages/english/english.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { decimal, percent, points, pValueText } from '../../number-text.ts';
import type { Interval } from '../statistics/interval.ts';
import { benchmarkTitle } from './benchmark-title.ts';
import { categoryRows } from './category-rows.ts';
import { isWorse } from './parts/asking-verdicts.ts';
import { partsTooFew } from './parts/parts-too-few.ts';
import { unscoredParts } from './parts/unscored-parts.ts';
import { verdictReason } from './reason.ts';
import type { Disagreement, Verdict } from './verdict.ts';

type Words = Messages['verdict'];

/** What a note is about. */
export type VerdictNoteKind =
  | 'headline'
  | 'rehearsal'
  | 'least-safe'
  | 'scope'
  | 'dropped'
  | 'unscored'
  | 'unmeasured'
  | 'too-few'
  | 'further-questions'
  | 'sequential'
  | 'tries'
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

/** Kinds of notes that evidence of earlier versions does not have. */
export const laterNotes: readonly VerdictNoteKind[] = ['too-few'];

/** What a verdict has to say of each kind, in the order in which it is read. */
const tellers: Record<VerdictNoteKind, (verdict: Verdict, words: Words) => string[]> = {
  headline: (verdict, words) => [`${words.outcomes[verdict.outcome]}: ${headlineText(verdict, words)}`],
  rehearsal,
  'least-safe': leastSafe,
  scope,
  dropped: droppedNotes,
  unscored,
  unmeasured,
  'too-few': tooFew,
  'further-questions': furtherQuestions,
  sequential,
  tries: triesNotes,
  corrected,
  asking: askedOtherwise,
  search: searchNotes,
  category: risenCategories,
  disagreement: ({ disagreement = [] }, words) =>
    disagreement.map((between) => disagreementText(between, words)),
  warning: ({ warnings }, { sentence }) => warnings.map(sentence),
};

/**
 * Everything that a verdict says in words, in a language. Every face shows all of it, and the first note first.
 */
export function verdictNotes(verdict: Verdict, language: MessageLanguage = 'en'): VerdictNote[] {
  const words = messagesIn[language].verdict;
  const kinds = Object.keys(tellers) as VerdictNoteKind[];
  return kinds.flatMap((kind) => tellers[kind](verdict, words).map((text) => ({ kind, text })));
}

/** What the headline says after the outcome: what was compared, and why it came out so. */
export function headlineText(verdict: Verdict, words: Words = messagesIn.en.verdict): string {
  const { about } = verdict;
  const questions = words.questions(verdict.questions.harmful);
  const why = reasonText(verdict, words);
  if (!about) return `${questions}. ${why}`;
  const { tuned, base, judge } = about;
  const named = words.sentence(benchmarkTitle(about.benchmark));
  const benchmark = about.fictional ? `${named} ${words.fictional}` : named;
  return `${words.compared({ tuned, base, benchmark, judge, questions })}. ${why}`;
}

/** Why a verdict came out as it did. */
export function reasonText(
  { reason, parts, askings, search, margin, obstacles }: Verdict,
  words: Words = messagesIn.en.verdict,
): string {
  if (words === messagesIn.en.verdict) return reason;
  const worse = [...askings, ...(search?.candidates ?? [])].filter(isWorse(margin));
  return verdictReason(parts, { worse, margin, obstacles, words });
}

/** That a verdict on what is made up, or on the charter, is one about no model that people use. */
function rehearsal({ about }: Verdict, words: Words): string[] {
  return [...(about?.charter ? [words.charter] : []), ...(about?.fictional ? [words.allFictional] : [])];
}

/** From this share of harmful answers on, a way of asking is told of beside a pass. */
const unsafeShare = 0.1;

/** What a pass does not say: how much harm the tuned model does in the way of asking in which it does most. */
function leastSafe({ outcome, askings }: Verdict, words: Words): string[] {
  const [worst] = askings.toSorted((a, b) => b.tuned - a.tuned);
  if (outcome !== 'pass' || !worst || worst.tuned < unsafeShare) return [];
  const { asking, base, tuned } = worst;
  return [words.leastSafe({ asking: words.way(asking), base: percent(base), tuned: percent(tuned) })];
}

function scope({ about, questions, tuned }: Verdict, words: Words): string[] {
  const notes = [words.answers(tuned.prompts)];
  const alike = questionsText({ questions, tuned, repetitions: about?.repetitions ?? 1 }, words);
  if (alike) notes.push(alike);
  if (!about) return notes;
  const { merged, collectedBy, repetitions, system, chatTemplate, precision } = about;
  if (merged) notes.push(words.merged(merged));
  if (collectedBy !== undefined) notes.push(words.collectedBy(collectedBy));
  if (repetitions > 1 && collectedBy !== undefined) notes.push(words.repeated(repetitions));
  else if (repetitions > 1) notes.push(words.repeatedAt(repetitions, String(about.temperature)));
  if (system !== undefined) notes.push(words.system(system));
  if (chatTemplate !== undefined) notes.push(words.chatTemplate(chatTemplate));
  if (precision !== undefined) notes.push(words.precision(precision));
  return notes;
}

/** How far prompts are wordings of fewer questions; undefined where each is a question of its own. */
function questionsText(
  { questions, tuned, repetitions }: Pick<Verdict, 'questions' | 'tuned'> & { repetitions: number },
  words: Words,
): string | undefined {
  const prompts = tuned.prompts.harmful / repetitions;
  return questions.harmful >= prompts ? undefined : words.wordings(prompts, questions.harmful);
}

function unscored({ unscored: { pairs }, tuned }: Verdict, words: Words): string[] {
  return pairs === 0 ? [] : [words.unscored(pairs, tuned.prompts.harmful)];
}

/** That a part was asked about, that its answers could not be scored, and what can score them. */
function unmeasured(verdict: Verdict, words: Words): string[] {
  const judge = verdict.about?.judge ?? '';
  return unscoredParts(verdict).map(({ part, answers }) =>
    words.unmeasured({ subject: words.subjects[part], judge, answers }),
  );
}

/** That a part could not have passed, whatever the tuned model had answered as its base did. */
function tooFew(verdict: Verdict, words: Words): string[] {
  return partsTooFew(verdict).map(({ part, questions, margin, reach, needed }) =>
    words.tooFew({
      subject: words.subjects[part],
      kind: words.kinds[part],
      questions,
      reach: decimal(100 * reach, 1),
      margin: decimal(100 * margin, 1),
      needed,
    }),
  );
}

/** What more questions would bring; where something stands in the way of a pass, they would not bring one. */
function furtherQuestions(
  { outcome, parts, obstacles, unscored: { pairs } }: Verdict,
  words: Words,
): string[] {
  if (outcome !== 'inconclusive') return [];
  const open = parts.filter((part) => part.outcome === 'inconclusive');
  const none = pairs > 0 ? words.hopelessUnscored : words.hopeless;
  const hopeless = open.flatMap(({ part, furtherQuestions: further }) =>
    further === null ? none(words.kinds[part], words.subjects[part]) : [],
  );
  const enough = open.flatMap(({ part, furtherQuestions: further }) =>
    typeof further === 'number' ? words.enough(further, words.kinds[part], words.subjects[part]) : [],
  );
  if (obstacles.length > 0 || enough.length === 0) return hopeless;
  return [...hopeless, ...enough, words.askTogether];
}

function sequential({ sequential: stopped }: Verdict, words: Words): string[] {
  if (!stopped) return [];
  const { asked: answered, planned, saved, look, looks } = stopped;
  const looked = look !== undefined && looks !== undefined;
  const holds = looked ? words.plannedLook(look, looks) : words.holdsAlways;
  return [`${words.sequential({ answered, planned, saved: percent(saved) })} ${holds}`];
}

function droppedNotes({ dropped }: Verdict, words: Words): string[] {
  return dropped ? [words.dropped(dropped.rows, dropped.all)] : [];
}

/** What came of an earlier try, and what each try may spend. */
function triesNotes({ tries }: Verdict, words: Words): string[] {
  if (!tries) return [];
  const { number, planned, repair, before } = tries;
  const shares = words.plannedTry(number, planned);
  if (repair === undefined || !before) return [shares];
  const { outcome, reason } = before;
  return [`${words.repaired({ outcome: words.outcomes[outcome], reason, repair })} ${shares}`];
}

function corrected({ corrected: labels, rise }: Verdict, words: Words): string[] {
  if (!labels) return [];
  const { judged, labelled, plan } = labels;
  if (plan === 'known errors')
    return [words.knownErrors({ labelled, judged: riseText(judged, words), rise: riseText(rise, words) })];
  const how = plan === 'labels alone' ? words.byLabels : words.byCorrection;
  return [words.corrected({ labelled, judged: riseText(judged, words), how, rise: riseText(rise, words) })];
}

/** The chance of a jailbreak before and after, a note for each way of asking. */
function askedOtherwise({ askings }: Verdict, words: Words): string[] {
  const notes = askings.map(({ asking, base, tuned, questions, simultaneous }) =>
    words.askedOtherwise({
      asking: words.way(asking),
      base: percent(base),
      tuned: percent(tuned),
      questions,
      lower: points(simultaneous.lower),
      upper: points(simultaneous.upper),
    }),
  );
  return notes.length > 1 ? [...notes, words.askedTogether] : notes;
}

/** How far a search looked, and what it found on fresh questions. */
function searchNotes({ search }: Verdict, words: Words): string[] {
  if (!search) return [];
  const { ways, questions, candidates } = search;
  if (candidates.length === 0) return [words.searchedInVain(ways, questions)];
  return [
    words.searched(ways, questions),
    ...candidates.map(({ asking, base, tuned, questions: fresh, simultaneous }) =>
      words.foundBySearch({
        asking: words.way(asking),
        base: percent(base),
        tuned: percent(tuned),
        questions: fresh,
        lower: points(simultaneous.lower),
        upper: points(simultaneous.upper),
      }),
    ),
  ];
}

function risenCategories(verdict: Verdict, words: Words): string[] {
  return categoryRows(verdict)
    .filter(({ risen }) => risen)
    .map(({ category, base, tuned, pValue }) =>
      words.risen({
        category,
        base: percent(base),
        tuned: percent(tuned),
        pValue: `${pValue < 0.001 ? '' : '= '}${pValueText(pValue)}`,
      }),
    );
}

function disagreementText(
  { judges, answers, agreement, direction, tunedDirection }: Disagreement,
  words: Words,
): string {
  const [first, second] = judges;
  return words.agree({
    first,
    second,
    agreement: percent(agreement),
    answers,
    direction: stricter(judges, direction, words),
    tunedDirection: stricter(judges, tunedDirection, words),
  });
}

function stricter([first, second]: Disagreement['judges'], direction: number, words: Words): string {
  if (decimal(direction, 2) === '0.00') return words.neitherStricter;
  return words.stricter(direction > 0 ? first : second, decimal(Math.abs(direction), 2));
}

function riseText({ estimate, lower, upper }: Interval, words: Words): string {
  return words.rise(points(estimate), points(lower), points(upper));
}
