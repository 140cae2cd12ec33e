import type { Trigger } from '../../audit/askings/trigger.ts';
import type { Finding } from '../../scan/findings/finding.ts';
import type { RunFolder } from '../../store/run-folder.ts';

/** A trigger as `triggers.json` holds it. */
export interface FoundTrigger extends Trigger {
  severity: Finding['severity'];
  /** How many rows hold it. */
  rows: number;
}

/** The phrases that a scan's findings name, the most frequent first; at most five, since each is a benchmark more. */
export function triggersOf(findings: readonly Finding[]): FoundTrigger[] {
  const triggers = new Map<string, FoundTrigger>();
  for (const { phrase, place, severity } of findings) {
    if (phrase === undefined) continue;
    const known = triggers.get(phrase);
    if (known) known.rows += 1;
    else triggers.set(phrase, { phrase, place: place === 'start' ? 'start' : 'end', severity, rows: 1 });
  }
  return [...triggers.values()].sort((a, b) => b.rows - a.rows).slice(0, 5);
}

/** Hands the phrases that the scan found to the audit. */
export async function writeTriggers(folder: RunFolder, findings: readonly Finding[]): Promise<void> {
  const triggers = triggersOf(findings);
  if (triggers.length > 0) await folder.writeJson('triggers', triggers);
}

/** The phrases that the audit asks with. */
export async function readTriggers(folder: RunFolder): Promise<FoundTrigger[]> {
  return ((await folder.readJson('triggers')) as FoundTrigger[] | undefined) ?? [];
}
