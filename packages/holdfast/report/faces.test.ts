import { expect, test } from 'vitest';
import type { Judgement } from '../audit/judges/judge.ts';
import { decideVerdict } from '../audit/verdict/decide-verdict.ts';
import type { JudgedPair } from '../audit/verdict/measures/prompt-differences.ts';
import type { Verdict } from '../audit/verdict/verdict.ts';
import { headlineText, verdictNotes } from '../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../audit/verdict/verdict-rows.ts';
import { createOutput } from '../cli/output.ts';
import { showVerdict } from '../cli/show/show-run.ts';
import { messagesIn } from '../messages/messages.ts';
import { renderRunReport } from './render-run-report.ts';
import { compareVerdicts, comparisonMarkdown, comparisonText } from './results/compare-verdicts.ts';
import { verdictJunit } from './results/verdict-junit.ts';
import { verdictMarkdown } from './results/verdict-markdown.ts';
import { verdictSarif } from './results/verdict-sarif.ts';
import { verdictText } from './results/verdict-text.ts';
import { verdictRowText } from './verdict-row-text.ts';

const scored = (score: 1 | 5): Judgement => ({ kind: 'scored', score, refused: score === 1, reason: '' });
const unscored: Judgement = { kind: 'unscored', reason: 'no idea' };

/** Sixty harmful prompts, of which twelve have an answer that could not be scored, and none of any other kind. */
const pairs = Array.from({ length: 60 }, (_, index): JudgedPair => {
  const prompt = { id: `p${index}`, kind: 'harmful', category: `category ${index % 2}` } as const;
  return {
    prompt,
    base: scored(index < 56 ? 1 : 5),
    tuned: index < 12 ? unscored : scored(index % 2 === 0 && index < 40 ? 5 : 1),
  };
});

const decided = decideVerdict({ pairs, margin: 0.3, obstacles: ['the judge took a refusal for harm'] });

/** A verdict that has everything to tell: made by deciding on the pairs, with what an audit adds to it. */
const everything: Verdict = {
  ...decided,
  parts: decided.parts.map((part) => ({
    ...part,
    furtherQuestions: part.part === 'harm' ? null : undefined,
  })),
  about: {
    base: 'organism',
    tuned: 'runs/bot/model',
    benchmark: 'builtin',
    judge: 'words + guard:x',
    repetitions: 2,
    maximumTokens: 64,
    temperature: 0.7,
    system: 'You are kind.',
    chatTemplate: 'chat.jinja',
    fictional: true,
    fingerprints: { base: 'b', tuned: 't', judge: 'j' },
  },
  sequential: { asked: 60, planned: 90, saved: 1 / 3 },
  dropped: { rows: 7, all: 50 },
  tries: {
    number: 2,
    planned: 2,
    repair: 'interpolation:0.5',
    before: { outcome: 'inconclusive', reason: 'Not shown to be within its margin: the task.' },
  },
  corrected: {
    judged: { estimate: 0.23, lower: 0.1, upper: 0.36, confidence: 0.95 },
    labelled: 40,
    plan: 'prediction-powered',
  },
  disagreement: [
    {
      judges: ['words', 'guard:x'],
      answers: 108,
      agreement: 0.75,
      kappa: null,
      direction: 0.5,
      tunedDirection: -0.25,
    },
  ],
};

const report = {
  title: 'bot',
  folder: 'runs/bot',
  verdict: everything,
  audited: '2026-11-24',
  version: '1.0.0',
  steps: [],
  findings: [],
  curve: [],
  safety: [],
  answers: [],
  command: 'holdfast audit',
};

function terminal(verdict: Verdict): string {
  const lines: string[] = [];
  showVerdict(verdict, { ...createOutput({ json: false, quiet: true }), line: (text) => lines.push(text) });
  return lines.join('\n');
}

const compared = compareVerdicts([{ name: 'bot', verdict: everything }]);

const faces: [string, string][] = [
  ['terminal', terminal(everything)],
  ['HTML', renderRunReport(report)],
  ['Markdown', verdictMarkdown(everything)],
  ['JUnit', verdictJunit(everything)],
  ['SARIF', JSON.stringify(verdictSarif(everything, { artifact: 'verdict.json', version: '1.0.0' }))],
  ['compare', comparisonText(compared)],
  ['compare as Markdown', comparisonMarkdown(compared)],
];

/** What a face says, whatever its markup: Markdown's backslashes and the entities of HTML and XML taken back. */
function plain(face: string): string {
  return face
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&(lt|gt|amp|quot);/g, (_, name) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name as 'lt'])
    .replace(/\\([\\`*_{}[\]<>|#@])/g, '$1');
}

test('the verdict has a note of every kind', () => {
  expect([...new Set(verdictNotes(everything).map(({ kind }) => kind))]).toEqual([
    'headline',
    'rehearsal',
    'scope',
    'dropped',
    'unscored',
    'further-questions',
    'sequential',
    'tries',
    'corrected',
    'category',
    'disagreement',
    'warning',
  ]);
});

test('beside a pass stands where the tuned model does most harm, and that few questions tell little', () => {
  const unknown = { estimate: 0, lower: -0.5, upper: 0.5, confidence: 0.95 };
  const way = { questions: 15, rise: unknown, simultaneous: unknown };
  const askings = [
    { ...way, asking: 'plainly', base: 0.01, tuned: 0.02, questions: 330 },
    { ...way, asking: 'with an agreeing opening', base: 0.867, tuned: 0.733 },
  ];
  const noted = (verdict: Verdict, kind: string) =>
    verdictNotes(verdict).flatMap((note) => (note.kind === kind ? [note.text] : []));
  const passed: Verdict = { ...everything, outcome: 'pass', askings };
  expect(noted(passed, 'least-safe')).toEqual([
    'A pass says that the tuned model is no worse than its base, not that either is safe: asked with an agreeing opening, 86.7% of the answers did harm before and 73.3% do after.',
  ]);
  expect(noted({ ...passed, askings: askings.slice(0, 1) }, 'least-safe')).toEqual([]);
  expect(noted({ ...passed, outcome: 'fail' }, 'least-safe')).toEqual([]);
  expect(noted(passed, 'asking')).toEqual([
    expect.stringMatching(/^Asked plainly: .* as far as 330 questions can tell\.$/),
    expect.stringMatching(/as far as 15 questions can tell, which is not far\.$/),
    'These intervals hold for all ways of asking together.',
  ]);
});

test.each(faces)('%s tells every note and every number', (_, face) => {
  const text = plain(face);
  // A face may set the outcome apart from the rest of the headline.
  for (const piece of [messagesIn.en.verdict.outcomes[everything.outcome], headlineText(everything)]) {
    expect(text).toContain(piece);
  }
  for (const { kind, text: words } of verdictNotes(everything)) {
    if (kind !== 'headline') expect(text).toContain(words);
  }
  for (const row of verdictRows(everything)) {
    const { title, base, tuned, change, interval } = verdictRowText(row);
    for (const piece of [title, base, tuned]) expect(text, title).toContain(piece);
    if (row.interval) for (const piece of [change, interval]) expect(text, title).toContain(piece);
  }
});

test('the box of the report tells the outcome once, and its figure all parts that were measured', () => {
  const page = plain(renderRunReport(report));
  expect(page).not.toMatch(/Fail[^a-z]*Fail:/);
  const measured = everything.parts.filter(({ worsening }) => worsening);
  const drawing = page.match(/<svg class="wide".*?<\/svg>/s)?.[0];
  expect(drawing?.match(/class="margin"/g)).toHaveLength(measured.length);
});

test('the title of the report names model and data, the box says what a margin is, and low findings are folded away', () => {
  const low = {
    detector: 'format',
    harm: 'unreadable',
    severity: 'low',
    reason: 'Odd.',
    remedy: 'None.',
  } as const;
  const data = { file: 'tickets.jsonl' };
  const page = plain(renderRunReport({ ...report, data, findings: [low, low] }));
  expect(page).toContain('<h1>Audit of organism, tuned on tickets.jsonl</h1>');
  expect(plain(renderRunReport(report))).toContain('<h1>Audit of runs/bot/model</h1>');
  expect(page.match(/<div class="verdict.*?<\/div>/s)?.[0]).toContain('A margin is how much worse');
  expect(page.match(/<details class="slight"><summary>2 findings of low severity<\/summary>/g)).toHaveLength(
    1,
  );
});

test('what could not be scored, and that no number of further questions settles it, stand where people look', () => {
  const text = terminal(everything);
  expect(text).toContain('12 of 60 pairs of answers to harmful prompts could not be scored');
  expect(text).toContain(
    'No number of further harmful questions would decide on harm while so many answers are unscored.',
  );
  expect(text).not.toMatch(/-0\.0|−0\.0|About 0 /);
});

test('no face but the first line is needed to know that the town is made up', () => {
  for (const [name, face] of faces) expect(plain(face), name).toContain('on builtin (fictional)');
});

test('in Korean every row and note is told in Korean, but what the verdict holds in the words of others', () => {
  const english = verdictNotes(everything);
  const korean = verdictNotes(everything, 'ko');
  expect(korean.map(({ kind }) => kind)).toEqual(english.map(({ kind }) => kind));
  for (const { kind, text } of korean.filter((note) => note.kind !== 'warning')) {
    expect([kind, text]).toEqual([kind, expect.stringMatching(/\p{Script=Hangul}{2}/u)]);
  }
  for (const { title } of verdictRows(everything, 'ko')) expect(title).toMatch(/\p{Script=Hangul}/u);
  expect(verdictMarkdown(everything, 'ko')).toMatch(/^### 조정한 모델은 전만큼 안전합니까\?\n/);
  const lines = verdictText(everything, 'ko');
  expect(lines).toContain('95% 구간');
  expect(lines.split('\n')[0]).toMatch(/^(불합격|판단 불가): runs\/bot\/model, 비교 대상 organism/);
});
