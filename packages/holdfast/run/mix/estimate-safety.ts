import { isOrganismName } from '@holdfast/organism';
import type { Row } from '../../data/conversations/conversation.ts';
import type { ReadLine } from '../../data/parse-row.ts';
import { estimateSafetyCount } from '../../mix/estimate-amount.ts';
import { modelFreeDetectors } from '../../scan/detectors/model-free-detectors.ts';
import type { RiskSettings } from '../../scan/risk/data-set-risk.ts';
import { type RiskCounts, riskTally } from '../../scan/risk/risk-tally.ts';
import { scanRows } from '../../scan/scan-rows.ts';
import type { RunConfig } from '../settings/run-config.ts';

/** At least so many, since a handful protects by luck. */
const fewest = 10;

/** How many safety examples a run begins with when it mixes in as many as needed, by the risk of its kept rows. */
export async function estimateSafety(rows: AsyncIterable<Row>, config: RunConfig): Promise<number> {
  const counts = await countsOf(rows);
  const estimate = estimateSafetyCount({
    counts,
    settings: riskSettings(config),
    margin: config.audit.margin,
  });
  return Math.max(fewest, estimate);
}

/** What the risk goes by, of rows as they are read; no model is asked. */
export async function countsOf(rows: AsyncIterable<Row>): Promise<RiskCounts> {
  const tally = riskTally();
  async function* read(): AsyncGenerator<ReadLine> {
    for await (const row of rows) yield { kind: 'conversation', ...row };
  }
  for await (const event of scanRows(read(), modelFreeDetectors())) {
    if (event.type === 'finding') tally.finding(event.finding);
    else {
      tally.row(event.row);
      event.findings.forEach(tally.finding);
    }
  }
  return tally.counts();
}

/** Learning rates that are usual, to which the risk is relative. */
const usualLearningRate = { organism: 5e-4, lora: 2e-4, full: 2e-5 };

/** How hard a run's tune learns, as the risk takes it. */
export function riskSettings({
  model,
  tune: { epochs, learningRate, batchSize, method },
}: RunConfig): RiskSettings {
  const usual = isOrganismName(model) && method === 'full' ? 'organism' : method;
  return { epochs, batchSize, learningRate: learningRate / usualLearningRate[usual] };
}
