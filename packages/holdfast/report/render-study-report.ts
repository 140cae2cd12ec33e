import { counted, duration } from '../number-text.ts';
import { conditionsOf } from '../study/cells/conditions.ts';
import type { StudyResult } from '../study/result/study-result.ts';
import { summarizeStudy } from '../study/result/summarize-study.ts';
import { studyTables } from '../study/tables/study-tables.ts';
import { dumbbellFigure } from './figures/dumbbell.ts';
import { type Html, html } from './html.ts';
import { page, section } from './page.ts';
import { figuresFor, headlineFigure } from './sections/study-figures.ts';
import { studyTableSection } from './sections/study-table-section.ts';

/** The report of a study as one HTML file: what was found, the figures, and the tables. */
export function renderStudyReport(result: StudyResult): string {
  const conditions = conditionsOf(result);
  return page({
    title: result.title,
    subtitle: `${counted(result.cells.length, 'guarded run')} on ${result.model}, world ${result.worldSeed}, begun ${result.started.slice(0, 10)}`,
    body: html`${section('What was found', html`<ul>${summarizeStudy(result).map((sentence) => html`<li>${sentence}</li>`)}</ul>`)}
${conditions.length > 0 && section('At a glance', headlineFigure(conditions))}
${conditions.length > 0 && categorySection(result)}
${studyTables(result).map((table) => studyTableSection(table, figuresFor(table, conditions)))}
${result.failed.length > 0 && failedSection(result)}
${provenanceSection(result)}`,
  });
}

/** The categories of the cell that did the most damage, as the article shows them. */
function categorySection({ cells }: StudyResult): Html {
  const worst = cells.reduce((most, cell) => ((cell.tuned.rate ?? 0) > (most.tuned.rate ?? 0) ? cell : most));
  return section(
    'The eleven categories',
    dumbbellFigure({
      title: `Harmfulness rate of each category before and after ${worst.name}`,
      caption: `Before and after ${worst.name}, seed ${worst.seed}: the cell with the highest harmfulness rate.`,
      rows: Object.entries(worst.tuned.categories).map(([category, { rate }]) => ({
        label: category,
        before: worst.base.categories[category]?.rate ?? null,
        after: rate,
      })),
    }),
  );
}

function failedSection({ failed }: StudyResult): Html {
  return section(
    'Cells that failed',
    html`<ul>${failed.map(({ name, seed, reason }) => html`<li>${name}, seed ${seed}: ${reason}</li>`)}</ul>`,
  );
}

function provenanceSection({
  command,
  seconds,
  started,
  versions,
  machine,
  cells,
  planned,
}: StudyResult): Html {
  const facts: [string, string][] = [
    ['Cells', `${cells.length} of ${planned}`],
    ['Begun', started],
    ['Time', duration(seconds)],
    [
      'Machine',
      `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.platform}`,
    ],
    ['Side by side', String(machine.workers)],
    ...Object.entries(versions),
  ];
  return section(
    'What was run, and how to run it again',
    html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl><pre>${command}</pre>`,
  );
}
