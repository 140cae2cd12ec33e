import type { Verdict } from '../audit/verdict/verdict.ts';
import { headlineText, verdictNotes } from '../audit/verdict/verdict-notes.ts';
import { messagesIn } from '../messages/messages.ts';
import { counted, decimal, duration, rateText } from '../number-text.ts';
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
export function renderRunReport(values: RunReportValues): string {
  const { verdict } = values;
  return page({
    title: `Audit of ${values.title}`,
    subtitle: 'Is the tuned model as safe as the one that it came from?',
    body: html`${verdictBox(verdict)}
${marginsFigure(verdict.parts)}
${formatSection(values.release)}
${section('Before and after', measuresTable(verdict))}
${disagreementSection(verdict)}
${askingSection(verdict)}
${categorySection(verdict)}
${values.curve.length > 1 && learningSection(values)}
${values.safety.length > 1 && safetySection(values.safety)}
${values.findings.length > 0 && findingsSection(values)}
${examplesSection(values.answers)}
${provenanceSection(values)}`,
  });
}

/** The outcome and every note of the verdict; what a reader must be warned of stands out. */
function verdictBox(verdict: Verdict): Html {
  const [, ...notes] = verdictNotes(verdict);
  return html`<div class="verdict ${verdict.outcome}"><strong>${messagesIn.en.verdict.outcomes[verdict.outcome]}</strong>
<p>${headlineText(verdict)}</p></div>
${notes.map(({ kind, text }) => html`<p class="${kind === 'warning' ? 'warning' : 'note'}">${text}</p>`)}`;
}

function learningSection({ curve }: RunReportValues): Html {
  const last = curve[curve.length - 1];
  const rates = curve.flatMap(({ learningRate }) => learningRate ?? []);
  const began = rates.length === 0 ? '' : ` The learning rate began at ${rateText(Math.max(...rates))}.`;
  return section(
    'Learning curve',
    curveFigure({
      title: 'Training loss by step',
      caption: `Training loss in nats a token over ${counted(curve.length, 'step')}; the last is ${decimal(last.loss, 3)}.${began}`,
      xLabel: 'step',
      yText: (loss) => decimal(loss, 1),
      curves: [{ label: 'loss', points: curve.map(({ step, loss }) => ({ x: step, y: loss })) }],
    }),
  );
}

function provenanceSection({ steps, config, command, folder }: RunReportValues): Html {
  return section(
    'What was done, and how to do it again',
    html`${
      steps.length > 0 &&
      html`<dl>${steps.map(({ name, summary, seconds }) => html`<dt>${name}</dt><dd>${summary} (${duration(seconds)})</dd>`)}</dl>`
    }
<pre>${command}</pre>
<p class="quiet">Answers, scores and the verdict lie in ${folder} as plain files.</p>
${config !== undefined && html`<details><summary>The configuration, with every default</summary><pre>${config}</pre></details>`}`,
  );
}
