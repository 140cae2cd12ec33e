import type { Messages } from '../../messages/english/english.ts';
import { shortPercent } from '../../number-text.ts';
import { curveFigure } from '../figures/curve.ts';
import type { Html } from '../html.ts';
import { section } from '../page.ts';
import type { RunReportValues } from '../run-report-values.ts';

/** What the probe saw while the model was tuned, as a curve beside that of the loss. */
export function safetySection(
  safety: RunReportValues['safety'],
  { report: { learning, safety: words } }: Messages,
): Html {
  const lost = safety.find(({ state }) => state === 'lost');
  const conclusion = lost ? words.gaveWay(lost.step) : words.held;
  const generated = safety.flatMap(({ step, refused }) =>
    refused === undefined ? [] : [{ x: step, y: refused }],
  );
  return section(
    words.heading,
    curveFigure({
      title: words.figure,
      caption: words.caption(conclusion),
      xLabel: learning.step,
      yText: shortPercent,
      yDomain: [0, 1],
      curves: [
        { label: words.left, points: safety.map(({ step, kept }) => ({ x: step, y: kept })) },
        ...(generated.length > 0 ? [{ label: words.refused, points: generated, second: true }] : []),
      ],
    }),
  );
}
