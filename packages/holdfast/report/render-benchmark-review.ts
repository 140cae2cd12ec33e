import { benchmarkKinds } from '../audit/benchmarks/benchmark.ts';
import type { BenchmarkMaking, MadePrompt } from '../audit/benchmarks/making/made-prompt.ts';
import type { Messages } from '../messages/english/english.ts';
import type { MessageLanguage } from '../messages/language.ts';
import { namedLanguageTitle } from '../messages/language-title.ts';
import { messagesIn } from '../messages/messages.ts';
import { type Html, html } from './html.ts';
import { page, section } from './page.ts';

type Words = Messages['results']['bench'];

/** The page on which people read a benchmark of their own through, before anything is asked with it. */
export function renderBenchmarkReview(
  prompts: readonly MadePrompt[],
  making: BenchmarkMaking,
  { results, languageCode }: Messages = messagesIn.en,
): string {
  const { page: words } = results.bench;
  return page({
    title: words.title(making.policy.name),
    subtitle: words.subtitle,
    language: languageCode,
    body: html`<div class="verdict inconclusive"><strong>${words.open}</strong>
<p>${words.todo}</p></div>
${section(words.making, factList(making, results.bench, languageCode))}
${benchmarkKinds.map((kind) => kindSection(kind, prompts, results.bench))}`,
  });
}

function factList(
  { policy, language, data, writer, prompts, questions, nearDuplicates, seed }: BenchmarkMaking,
  { kinds, page: words }: Words,
  code: MessageLanguage,
): Html {
  const { facts } = words;
  const amounts = benchmarkKinds.map((kind) =>
    words.amount({ kind: kinds[kind], prompts: prompts[kind], questions: questions[kind] }),
  );
  const source = data && `${data.source}, SHA-256 ${data.sha256.slice(0, 16)}`;
  const rows: [string, string | undefined][] = [
    [
      facts.policy,
      `${policy.source}, ${words.categories(policy.categories)}, SHA-256 ${policy.sha256.slice(0, 16)}`,
    ],
    [facts.language, namedLanguageTitle(language, code)],
    [facts.writer, writer ?? words.templates],
    [facts.data, source],
    [facts.prompts, amounts.join('; ')],
    [facts.leftOut, words.nearDuplicates(nearDuplicates)],
    [facts.seed, String(seed)],
  ];
  return html`<dl>${rows.map(([name, text]) => text !== undefined && html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>`;
}

function kindSection(
  kind: MadePrompt['kind'],
  prompts: readonly MadePrompt[],
  { kinds, page: words }: Words,
): Html | false {
  const own = prompts.filter((prompt) => prompt.kind === kind);
  if (own.length === 0) return false;
  const categories = [...Map.groupBy(own, ({ category }) => category)];
  return section(
    kinds[kind],
    html`<p>${words.wanted[kind]}</p>
${categories.map(
  ([category, inCategory]) => html`<h3>${category}</h3>
${inCategory.map((prompt) => promptDetails(prompt, words))}`,
)}`,
  );
}

function promptDetails({ id, prompt, group, solution, made }: MadePrompt, words: Words['page']): Html {
  return html`<details><summary>${prompt} <span class="quiet">(${id})</span></summary>
<p class="quiet">${originText(made, words)}${group !== undefined && words.wording(group)}.</p>
${solution !== undefined && html`<blockquote>${solution}</blockquote>`}</details>
`;
}

function originText(made: MadePrompt['made'], words: Words['page']): string {
  if (made.by === 'data') return words.fromData(made.line);
  return made.by === 'model' ? words.byModel(made.model) : words.byTemplate;
}
