import type { Messages } from '../messages/english/english.ts';
import type { MessageLanguage } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { duration } from '../number-text.ts';
import { conditionsOf } from '../study/cells/conditions.ts';
import type { StudyResult } from '../study/result/study-result.ts';
import { summarizeStudy } from '../study/result/summary/summarize-study.ts';
import { studyTables } from '../study/tables/study-tables.ts';
import { dumbbellFigure } from './figures/dumbbell.ts';
import { type Html, html } from './html.ts';
import { page, section } from './page.ts';
import { figuresFor, headlineFigure } from './sections/study-figures.ts';
import { studyTableSection } from './sections/study-table-section.ts';

/** The report of a study as one HTML file, in a language: what was found, the figures, and the tables. */
export function renderStudyReport(result: StudyResult, language: MessageLanguage = 'en'): string {
  const messages = messagesIn[language];
  const words = messages.study.report;
  const conditions = conditionsOf(result);
  return page({
    title: result.title,
    subtitle: words.subtitle({
      runs: result.cells.length,
      model: result.model,
      world: result.worldSeed,
      day: result.started.slice(0, 10),
    }),
    language,
    body: html`${section(words.found, html`<ul>${summarizeStudy(result, language).map((sentence) => html`<li>${sentence}</li>`)}</ul>`)}
${conditions.length > 0 && section(words.glance, headlineFigure(conditions, messages))}
${conditions.length > 0 && categorySection(result, messages)}
${studyTables(result, language).map((table) => studyTableSection(table, figuresFor(table, conditions, messages), messages))}
${result.failed.length > 0 && failedSection(result, words)}
${provenanceSection(result, words, messages.languageCode)}`,
  });
}

/** The categories of the cell that did the most damage, as the article shows them. */
function categorySection({ cells }: StudyResult, { study, report: { dumbbell } }: Messages): Html {
  const { categories: words } = study.report;
  const worst = cells.reduce((most, cell) => ((cell.tuned.rate ?? 0) > (most.tuned.rate ?? 0) ? cell : most));
  return section(
    words.heading,
    dumbbellFigure({
      title: words.title(worst.name),
      caption: words.caption(worst.name, worst.seed),
      names: dumbbell,
      rows: Object.entries(worst.tuned.categories).map(([category, { rate }]) => ({
        label: category,
        before: worst.base.categories[category]?.rate ?? null,
        after: rate,
      })),
    }),
  );
}

type Words = Messages['study']['report'];

function failedSection({ failed }: StudyResult, words: Words): Html {
  return section(
    words.failed,
    html`<ul>${failed.map(({ name: cell, seed, reason }) => html`<li>${words.failure({ cell, seed, reason })}</li>`)}</ul>`,
  );
}

function provenanceSection(
  { command, seconds, started, versions, machine, cells, planned }: StudyResult,
  { facts: names, cells: cellsText, machine: machineText, again }: Words,
  language: MessageLanguage,
): Html {
  const { processor, cores, memoryGiB, platform, workers } = machine;
  const facts: [string, string][] = [
    [names.cells, cellsText(cells.length, planned)],
    [names.begun, started],
    [names.time, duration(seconds, language)],
    [names.machine, machineText({ processor, cores: String(cores), memory: String(memoryGiB), platform })],
    [names.beside, String(workers)],
    ...Object.entries(versions),
  ];
  return section(
    again,
    html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl><pre>${command}</pre>`,
  );
}
