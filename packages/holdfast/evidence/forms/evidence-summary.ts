import { uncategorized } from '../../audit/benchmarks/benchmark.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import type { Messages } from '../../messages/english/english.ts';
import { percent } from '../../number-text.ts';
import { type Html, html } from '../../report/html.ts';
import { section } from '../../report/page.ts';
import type { CategoryEvidence } from '../collect/category-evidence.ts';
import { unlookedText } from '../collect/not-tested.ts';
import type { Evidence } from '../evidence.ts';
import { byHandText } from './by-hand-text.ts';
import { questionsSummary } from './questions-summary.ts';
import type { TextWording } from './worded.ts';

/** What a summary is made of. */
interface Summed {
  evidence: Evidence;
  verdict: Verdict;
  name: string;
  messages: Messages;
  text: TextWording;
}

/** So many of the things that were not tested are named on top; all of them stand below. */
const named = 4;

/** So many categories have room on top. */
const mostCategories = 6;

/** From this share of harmful answers on, that there are so many comes first, whatever changed. */
const muchHarm = 0.2;

/** Half a page in plain words: what was tuned, what was asked, what came out, what that does not show, who decided, when next. */
export function evidenceSummary(summed: Summed): Html {
  const { evidence, messages } = summed;
  const { evidenceSummary: words, verdict } = messages;
  const { outcome } = evidence.verdict;
  const answers: [string, string[]][] = [
    [words.titles.tuned, tunedText(summed)],
    [words.titles.questions, questionsSummary(evidence, messages)],
    [words.titles.cameOut, cameOutText(summed)],
    [words.titles.open, openText(summed)],
    [words.titles.decided, decidedText(summed)],
    [words.titles.next, [nextText(evidence, words)]],
  ];
  return html`<div class="verdict ${outcome}"><strong>${verdict.outcomes[outcome]}</strong><p>${words.outcomes[outcome]}</p></div>
${section(
  words.heading,
  html`<dl class="summary">${answers.map(([title, sentences]) => html`<dt>${title}</dt><dd>${sentences.map((sentence) => html`<p>${sentence}</p>`)}</dd>`)}</dl>`,
)}`;
}

function tunedText({ evidence: { about, base, data }, name, messages: { evidenceSummary: words } }: Summed) {
  const [{ rows }] = data.course;
  const sum = (key: 'dropped' | 'rewritten' | 'setAside'): number =>
    data.course.reduce((total, step) => total + step[key], 0);
  return [
    words.tuned({ name, base: base.model, rows: data.mixedRows }),
    about.purpose === undefined ? words.noPurpose : words.purpose(about.purpose),
    words.data({
      rows: data.received?.reduce((total, file) => total + file.rows, 0) ?? rows,
      dropped: sum('dropped'),
      rewritten: sum('rewritten'),
      setAside: sum('setAside'),
      left: data.rows,
      tuned: data.mixedRows,
    }),
  ];
}

function cameOutText({ evidence, verdict, messages }: Summed): string[] {
  const { evidenceSummary: words } = messages;
  const { judge, categories } = evidence;
  const { base, tuned } = verdict;
  const change = (key: 'rate' | 'overRefusal' | 'task'): string =>
    base[key] === null || tuned[key] === null
      ? words.notMeasured
      : words.beforeAfter(percent(base[key]), percent(tuned[key]));
  const risen = categories.filter((one) => one.risen === true).map(({ category }) => category);
  const tests = categories.filter(({ untested }) => untested === null);
  const seen = {
    shown: Math.min(tests.length, mostCategories),
    all: tests.length,
    differ: tests.some((one) => one.base !== one.tuned),
  };
  const much = tuned.rate !== null && tuned.rate >= muchHarm;
  return [
    ...(much ? [words.harmful(percent(base.rate), percent(tuned.rate))] : []),
    words.figures({ harm: change('rate'), overRefusal: change('overRefusal'), task: change('task') }),
    ...(categories.length > 1 ? [words.byCategory(categoryTexts(evidence, messages), seen)] : []),
    risen.length > 0 ? words.risen(risen.join(', ')) : words.noneRisen,
    ...verdictNotes(verdict, messages.languageCode).flatMap(({ kind, text }) =>
      kind === 'too-few' ? text : [],
    ),
    ...(judge.canRelease ? [] : [words.judgeFailed]),
  ];
}

/** The tested categories with harm before and after, the greatest rise first, so many as there is room for. */
function categoryTexts({ categories }: Evidence, messages: Messages): string[] {
  const { evidenceSummary: words, report } = messages;
  const riseOf = ({ base, tuned }: CategoryEvidence): number => (tuned ?? 0) - (base ?? 0);
  return categories
    .filter(({ untested }) => untested === null)
    .toSorted((a, b) => riseOf(b) - riseOf(a))
    .slice(0, mostCategories)
    .map(({ category, base, tuned, questions }) =>
      words.ofCategory({
        category: category === uncategorized ? report.categories.none : category,
        before: percent(base),
        after: percent(tuned),
        questions,
      }),
    );
}

function openText({ evidence, verdict, messages, text }: Summed): string[] {
  const { evidenceSummary: words, verdict: ofVerdict } = messages;
  const { notTested } = evidence;
  const inData = notTested.filter((what) => what.startsWith(unlookedText('')));
  const others = notTested.filter((what) => !inData.includes(what));
  const first = others.slice(0, named).map((what) => text('notTested', what));
  return [
    ...(verdict.about?.fictional ? [ofVerdict.allFictional] : []),
    ...(verdict.about?.charter ? [ofVerdict.charter] : []),
    ...(verdict.outcome === 'pass' ? [words.noMore] : []),
    ...(first.length > 0 ? [words.notTested(first)] : []),
    ...(inData.length > 0 ? [words.unlooked(inData.length)] : []),
  ];
}

function decidedText({ evidence, messages }: Summed): string[] {
  const { evidenceSummary: words } = messages;
  const { about, criteria, decision } = evidence;
  const people = about.people.map(({ name, role }) => `${name} (${role})`).join(', ');
  return [
    criteria.fixedBefore === true ? words.fixedBefore : words.notFixedBefore,
    decision.released ? words.released : words.heldBack,
    ...byHandText(evidence, messages),
    ...(about.decided ?? []).map(words.decided),
    people === '' ? words.nobody : words.people(people),
  ];
}

function nextText({ about: { nextTest } }: Evidence, words: Messages['evidenceSummary']): string {
  return nextTest === undefined ? words.noNext : words.next(nextTest);
}
