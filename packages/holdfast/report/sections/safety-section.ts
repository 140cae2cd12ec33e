import { shortPercent } from '../../number-text.ts';
import { curveFigure } from '../figures/curve.ts';
import type { Html } from '../html.ts';
import { section } from '../page.ts';
import type { RunReportValues } from '../run-report-values.ts';

/** What the probe saw while the model was tuned, as a curve beside that of the loss. */
export function safetySection(safety: RunReportValues['safety']): Html {
  const lost = safety.find(({ state }) => state === 'lost');
  const conclusion = lost
    ? `The guardrails gave way by step ${lost.step}.`
    : 'At no look had the guardrails given way.';
  const generated = safety.flatMap(({ step, refused }) =>
    refused === undefined ? [] : [{ x: step, y: refused }],
  );
  return section(
    'Guardrails while tuning',
    curveFigure({
      title: 'Likelihood to refuse that is left, by step',
      caption: `How likely the model still begins with a refusal, against the base model, on a probe of prompts that the audit does not ask. ${conclusion}`,
      xLabel: 'step',
      yText: shortPercent,
      yDomain: [0, 1],
      curves: [
        { label: 'likelihood left', points: safety.map(({ step, kept }) => ({ x: step, y: kept })) },
        ...(generated.length > 0 ? [{ label: 'prompts refused', points: generated, second: true }] : []),
      ],
    }),
  );
}
