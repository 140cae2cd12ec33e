import type { Verdict } from '../audit/verdict/verdict.ts';
import { headlineText, verdictNotes } from '../audit/verdict/verdict-notes.ts';
import type { Messages } from '../messages/english/english.ts';
import { messagesIn } from '../messages/messages.ts';
import { decimal, duration, rateText } from '../number-text.ts';
import { stepText } from '../run/step-text.ts';
import { curveFigure } from './figures/curve.ts';
import { marginsFigure } from './figures/margins.ts';
import { type Html, html } from './html.ts';
import { page, section } from './page.ts';
import type { RunReportValues } from './run-report-values.ts';
import { askingSection } from './sections/asking-section.ts';
import { categorySection } from './sections/category-section.ts';
import { disagreementSection } from './sections/disagreement-section.ts';
import { examplesSection } from './sections/examples-section.ts';
import { findingsSection } from './sections/findings-section.ts';
import { formatSection } from './sections/format-section.ts';
import { measuresTable } from './sections/measures-table.ts';
import { safetySection } from './sections/safety-section.ts';

/** The report of a run or an audit as one HTML file, verdict first. */
export function renderRunReport(values: RunReportValues, messages: Messages = messagesIn.en): string {
  const { verdict } = values;
  const { report } = messages;
  return page({
    title: report.title(values.title),
    subtitle: report.subtitle,
    language: messages.languageCode,
    body: html`${verdictBox(verdict, messages)}
${marginsFigure(verdict.parts, messages)}
${formatSection(values.release, messages)}
${section(report.measures.heading, measuresTable(verdict, messages))}
${provenanceSection(values, messages)}
${disagreementSection(verdict, messages)}
${askingSection(verdict, messages)}
${categorySection(verdict, messages)}
${values.curve.length > 1 && learningSection(values, messages)}
${values.safety.length > 1 && safetySection(values.safety, messages)}
${values.findings.length > 0 && findingsSection(values, messages)}
${examplesSection(values.answers, messages)}`,
  });
}

/** The outcome and every note of the verdict; what a reader must be warned of stands out. */
function verdictBox(verdict: Verdict, { languageCode, verdict: words }: Messages): Html {
  const [, ...notes] = verdictNotes(verdict, languageCode);
  const foremost = notes.filter(({ kind }) => kind === 'rehearsal' || kind === 'least-safe');
  // What is said of each way of asking stands with its figures.
  const others = notes.filter((note) => note.kind !== 'asking' && !foremost.includes(note));
  return html`<div class="verdict ${verdict.outcome}"><strong>${words.outcomes[verdict.outcome]}</strong>
<p>${headlineText(verdict, words)}</p>${foremost.map(({ text }) => html`<p>${text}</p>`)}</div>
${others.map(({ kind, text }) => html`<p class="${kind === 'warning' ? 'warning' : 'note'}">${text}</p>`)}`;
}

function learningSection({ curve }: RunReportValues, { report: { learning: words } }: Messages): Html {
  const last = curve[curve.length - 1];
  const rates = curve.flatMap(({ learningRate }) => learningRate ?? []);
  const began = rates.length === 0 ? '' : words.rate(rateText(Math.max(...rates)));
  return section(
    words.heading,
    curveFigure({
      title: words.figure,
      caption: `${words.caption(curve.length, decimal(last.loss, 3))}${began}`,
      xLabel: words.step,
      yText: (loss) => decimal(loss, 1),
      curves: [{ label: words.loss, points: curve.map(({ step, loss }) => ({ x: step, y: loss })) }],
    }),
  );
}

function provenanceSection({ steps, config, command, folder }: RunReportValues, messages: Messages): Html {
  const words = messages.report.provenance;
  return section(
    words.heading,
    html`${
      steps.length > 0 &&
      html`<dl>${steps.map(
        ({ name, summary, figures, seconds }) =>
          html`<dt>${name}</dt><dd>${figures ? stepText(figures, messages) : summary} (${duration(seconds, messages.languageCode)})</dd>`,
      )}</dl>`
    }
<pre>${command}</pre>
<p class="quiet">${words.folder(folder)}</p>
${config !== undefined && html`<details><summary>${words.configuration}</summary><pre>${config}</pre></details>`}`,
  );
}
