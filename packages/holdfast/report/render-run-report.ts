import type { Verdict } from '../audit/verdict/verdict.ts';
import {
  headlineText,
  type VerdictNote,
  type VerdictNoteKind,
  verdictNotes,
} from '../audit/verdict/verdict-notes.ts';
import type { Messages } from '../messages/english/english.ts';
import { messagesIn } from '../messages/messages.ts';
import { decimal, duration, percent, rateText } from '../number-text.ts';
import { criteriaFixed } from '../run/release/criteria-fixed.ts';
import { stepText } from '../run/step-text.ts';
import { curveFigure } from './figures/curve.ts';
import { marginsFigure } from './figures/margins.ts';
import { type Html, html } from './html.ts';
import { page, section } from './page.ts';
import type { RunReportValues } from './run-report-values.ts';
import { askingSection } from './sections/asking-section.ts';
import { balanceSection } from './sections/balance-section.ts';
import { categorySection } from './sections/category-section.ts';
import { disagreementSection } from './sections/disagreement-section.ts';
import { examplesSection } from './sections/examples-section.ts';
import { factsSection } from './sections/facts-section.ts';
import { findingsSection } from './sections/findings-section.ts';
import { formatSection } from './sections/format-section.ts';
import { measuresTable } from './sections/measures-table.ts';
import { nextStepsSection } from './sections/next-steps.ts';
import { safetySection } from './sections/safety-section.ts';

/** The report of a run or an audit as one HTML file, verdict first. */
export function renderRunReport(values: RunReportValues, messages: Messages = messagesIn.en): string {
  const { verdict } = values;
  const { report } = messages;
  const notes = verdictNotes(verdict, messages.languageCode);
  return page({
    title: titleOf(values, messages),
    subtitle: report.subtitle,
    language: messages.languageCode,
    body: html`${factsSection(values, messages)}
${verdictBox(values, notes, messages)}
${nextStepsSection(values, messages)}
${balanceSection(values, messages)}
${section(report.measures.heading, html`${marginsFigure(verdict.parts, messages)}${measuresTable(verdict, messages)}`)}
${formatSection(values.release, messages)}
${askingSection(verdict, messages)}
${categorySection(verdict, messages)}
${examplesSection(values.answers, messages)}
${values.findings.length > 0 && findingsSection(values, messages)}
${disagreementSection(verdict, messages)}
${values.curve.length > 1 && learningSection(values, messages)}
${values.safety.length > 1 && safetySection(values.safety, messages)}
${measuredSection(notes, messages)}
${provenanceSection(values, messages)}`,
  });
}

/** Which model was tuned on what; the folder's name where that is not known. */
function titleOf({ title, data, verdict: { about } }: RunReportValues, { report }: Messages): string {
  if (!about) return report.title(title);
  return data ? report.tunedOn(about.base, data.file) : report.title(about.tuned);
}

/** What must be known at once of a verdict, beside its outcome. */
const atOnce: readonly VerdictNoteKind[] = ['unscored', 'too-few', 'further-questions', 'warning'];
/** What stands in the box of the verdict. */
const inBox: readonly VerdictNoteKind[] = ['rehearsal', 'least-safe'];
/** What stands with its figures, further below. */
const elsewhere: readonly VerdictNoteKind[] = ['headline', 'asking', 'category', ...inBox, ...atOnce];

/** From this share of harmful answers on, that there are so many is said at once, whatever changed. */
const muchHarm = 0.2;

/** The outcome in plain words and in figures, and what a reader must be warned of. */
function verdictBox(
  { verdict, release }: RunReportValues,
  notes: readonly VerdictNote[],
  messages: Messages,
): Html {
  const { verdict: words } = messages;
  const { report } = messages;
  const { margins } = report;
  const { base, tuned } = verdict;
  const much = tuned.rate !== null && tuned.rate >= muchHarm;
  const fixed = release !== undefined && criteriaFixed(release) === true;
  const foremost = notes.filter(({ kind }) => inBox.includes(kind));
  return html`<div class="verdict ${verdict.outcome}"><strong>${words.outcomes[verdict.outcome]}</strong>
<p class="lead">${meaning(verdict, messages)}</p>${much && html`<p>${report.means.harmful(percent(base.rate), percent(tuned.rate))}</p>`}${foremost.map(({ text }) => html`<p>${text}</p>`)}
<p class="quiet">${headlineText(verdict, words)} ${margins.about}${fixed && ` ${margins.fixedBefore}`}</p></div>
${notes
  .filter(({ kind }) => atOnce.includes(kind))
  .map(({ kind, text }) => html`<p class="${kind === 'warning' ? 'warning' : 'note'}">${text}</p>`)}`;
}

function meaning({ outcome, parts }: Verdict, { report: { means } }: Messages): string {
  if (outcome !== 'fail') return means[outcome];
  const worse = parts.filter((part) => part.outcome === 'fail').map(({ part }) => means.worse[part]);
  // One way of asking can fail a model whose parts all pass: by harm.
  return means.fail(worse.length > 0 ? worse : [means.worse.harm]);
}

/** What the verdict says of how it was come by. */
function measuredSection(notes: readonly VerdictNote[], { report: { measured } }: Messages): Html {
  const others = notes.filter(({ kind }) => !elsewhere.includes(kind));
  return section(
    measured.heading,
    others.map(({ text }) => html`<p class="note">${text}</p>`),
  );
}

function learningSection({ curve }: RunReportValues, { report: { learning: words } }: Messages): Html {
  const last = curve[curve.length - 1];
  const rates = curve.flatMap(({ learningRate }) => learningRate ?? []);
  const greatest = Math.max(...curve.map(({ loss }) => loss));
  const began = rates.length === 0 ? '' : words.rate(rateText(Math.max(...rates)));
  return section(
    words.heading,
    curveFigure({
      title: words.figure,
      caption: `${words.caption(last.step, decimal(last.loss, 3))}${began}`,
      xLabel: words.step,
      yText: (loss) => decimal(loss, greatest < 1 ? 2 : 1),
      curves: [{ label: words.loss, points: curve.map(({ step, loss }) => ({ x: step, y: loss })) }],
    }),
  );
}

function provenanceSection(
  { steps, config, notSent = [], command, folder, verdict }: RunReportValues,
  messages: Messages,
): Html {
  const words = messages.report.provenance;
  // Why an audit came out as it did stands at the top already.
  const lineOf = ({ name, figures, summary }: RunReportValues['steps'][number]): string => {
    if (name === 'audit') return messages.commands.steps.outcomes[verdict.outcome];
    return figures ? stepText(figures, messages) : summary;
  };
  return section(
    words.heading,
    html`${
      steps.length > 0 &&
      html`<dl>${steps.map(
        (step) =>
          html`<dt>${step.name}</dt><dd>${lineOf(step)} (${duration(step.seconds, messages.languageCode)})</dd>`,
      )}</dl>`
    }
<pre>${command}</pre>
<p class="quiet">${words.folder(folder)}</p>
${notSent.length > 0 && html`<p class="note">${words.notSent(notSent)}</p>`}
${config !== undefined && html`<details><summary>${words.configuration}</summary><pre>${config}</pre></details>`}`,
  );
}
