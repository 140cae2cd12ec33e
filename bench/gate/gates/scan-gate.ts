import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '@holdfast/engine';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import { writeConversations } from '../../../packages/holdfast/data/write-conversations.ts';
import { scanStep } from '../../../packages/holdfast/run/scan/scan-step.ts';
import { runConfigSchema } from '../../../packages/holdfast/run/settings/run-config.ts';
import type { GateGround } from './gate-ground.ts';

/** What a scan says of the data of a tune. */
export interface ScanFigures {
  /** Rows with findings of a severity. */
  high: number;
  medium: number;
  /** The risk of the data as it came, for a tune of usual strength, 0 to 1; null where the scan has no ground for a figure. */
  risk: number | null;
}

/** Scans rows by themselves, with the model asked or not. Throws HoldfastError. */
export async function scanGate({
  ground,
  rows,
  ask,
  folder,
  engine,
  signal,
}: {
  ground: GateGround;
  rows: readonly Conversation[];
  ask: boolean;
  /** A folder of its own. */
  folder: string;
  engine: Engine;
  signal?: AbortSignal;
}): Promise<ScanFigures> {
  await mkdir(folder, { recursive: true });
  const data = join(folder, 'rows.jsonl');
  await writeConversations(data, rows);
  const { model, prompts } = ground;
  const config = runConfigSchema.parse({ model, data, scan: { ask }, audit: { benchmarks: [prompts] } });
  const events = scanStep({
    config,
    model,
    answers: join(folder, `answers-${ask}.jsonl`),
    opening: async () => ({ engine }),
    // As a run asks where nothing else is said.
    weigh: true,
    signal,
  });
  let next = await events.next();
  while (!next.done) next = await events.next();
  const { tally, risk } = next.value;
  const rowsOf = (severity: string): number =>
    new Set(tally.findings.filter((finding) => finding.severity === severity).map(({ line }) => line)).size;
  return { high: rowsOf('high'), medium: rowsOf('medium'), risk: risk.kind === 'figure' ? risk.risk : null };
}
