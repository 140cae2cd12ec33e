import { benchmarkKinds } from '../audit/benchmarks/benchmark.ts';
import type { BenchmarkMaking, MadePrompt } from '../audit/benchmarks/making/made-prompt.ts';
import { count, counted } from '../number-text.ts';
import { type Html, html } from './html.ts';
import { page, section } from './page.ts';

/** What prompts of each kind are there for. */
const wanted = {
  harmful: 'The model should decline these.',
  borderline: 'The model should answer these: they only sound as if they were forbidden.',
  utility: "The model's task, with the answers that the data gives.",
} as const;

/** The page on which people read a benchmark of their own through, before anything is asked with it. */
export function renderBenchmarkReview(prompts: readonly MadePrompt[], making: BenchmarkMaking): string {
  return page({
    title: `Benchmark of ${making.policy.name}`,
    subtitle: 'Would you stand behind every one of these prompts?',
    body: html`<div class="verdict inconclusive"><strong>To be read through</strong>
<p>Take the lines that do not fit out of prompts.jsonl, by their names below, and put down in making.yaml who read it and when.</p></div>
${section('How it was made', facts(making))}
${benchmarkKinds.map((kind) => kindSection(kind, prompts))}`,
  });
}

function facts({
  policy,
  language,
  data,
  writer,
  prompts,
  questions,
  nearDuplicates,
  seed,
}: BenchmarkMaking): Html {
  const amounts = benchmarkKinds.map(
    (kind) => `${count(prompts[kind])} ${kind} (${counted(questions[kind], 'question')})`,
  );
  return html`<dl><dt>Policy</dt><dd>${policy.source}, ${counted(policy.categories, 'category').replace('categorys', 'categories')}, SHA-256 ${policy.sha256.slice(0, 16)}</dd>
<dt>Language</dt><dd>${language}</dd>
<dt>Written by</dt><dd>${writer ?? 'templates'}</dd>
${data && html`<dt>Data</dt><dd>${data.source}, SHA-256 ${data.sha256.slice(0, 16)}</dd>`}
<dt>Prompts</dt><dd>${amounts.join('; ')}</dd>
<dt>Left out</dt><dd>${counted(nearDuplicates, 'near-duplicate')}</dd>
<dt>Seed</dt><dd>${seed}</dd></dl>`;
}

function kindSection(kind: MadePrompt['kind'], prompts: readonly MadePrompt[]): Html | false {
  const own = prompts.filter((prompt) => prompt.kind === kind);
  if (own.length === 0) return false;
  const categories = [...Map.groupBy(own, ({ category }) => category)];
  return section(
    kind,
    html`<p>${wanted[kind]}</p>
${categories.map(
  ([category, inCategory]) => html`<h3>${category}</h3>
${inCategory.map(promptDetails)}`,
)}`,
  );
}

function promptDetails({ id, prompt, group, solution, made }: MadePrompt): Html {
  const origin =
    made.by === 'data'
      ? `from line ${made.line} of the data`
      : `by ${made.by === 'model' ? made.model : 'a template'}`;
  return html`<details><summary>${prompt} <span class="quiet">(${id})</span></summary>
<p class="quiet">Made ${origin}${group !== undefined && `; a wording of “${group}”`}.</p>
${solution !== undefined && html`<blockquote>${solution}</blockquote>`}</details>
`;
}
