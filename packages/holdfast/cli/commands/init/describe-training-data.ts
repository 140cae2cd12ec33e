import { existsSync } from 'node:fs';
import { describeDataFile } from '../../../data/containers/describe-data-file.ts';
import { languageOf } from '../../../data/language-of.ts';
import { readRows } from '../../../data/read-conversations.ts';
import { HoldfastError } from '../../../errors.ts';
import { locateData } from '../../../models/hub/locate-data.ts';
import type { FileFinding } from '../../../scan/file/inspect-block.ts';
import { scanFile } from '../../../scan/file/scan-file.ts';
import { defaultPolicy } from '../../../scan/findings/decide.ts';
import type { Severity } from '../../../scan/findings/finding.ts';
import { describeFile } from '../../../scan/findings/scan-summary.ts';
import { type Unmasked, unmaskedIn } from '../../../scan/findings/unmasked.ts';

/** What `init` sees of training data. */
export type SeenData =
  | { kind: 'missing' }
  | { kind: 'unreadable'; reason: string }
  | {
      kind: 'data';
      /** The format, such as `OpenAI chat in JSONL`. */
      description: string;
      rows: number;
      /** As ISO 639-1 has it, where it can be told. */
      language?: string;
      findings: Record<Severity, number>;
      /** Personal data and secrets that the usual decisions would leave in. */
      unmasked: Unmasked;
    };

/** Opens training data and looks it through, as a scan without a model does. Throws the signal's reason on abort. */
export async function describeTrainingData(
  name: string,
  { signal }: { signal?: AbortSignal },
): Promise<SeenData> {
  const path = await locateData(name, { signal, fetches: false }).catch(() => name);
  if (!existsSync(path)) return { kind: 'missing' };
  try {
    const file = await describeDataFile(path, { signal });
    const texts: string[] = [];
    let rows = 0;
    for await (const row of readRows(path, { signal })) {
      rows += 1;
      if (row.kind !== 'problem' && texts.length < 200)
        texts.push(...row.conversation.messages.map(({ content }) => content));
    }
    const findings = { high: 0, medium: 0, low: 0 };
    const secrets: FileFinding[] = [];
    for await (const event of scanFile(path, { signal })) {
      if (event.type !== 'finding') continue;
      findings[event.finding.severity] += 1;
      if (event.finding.detector === 'secrets') secrets.push(event.finding);
    }
    const unmasked = unmaskedIn(secrets, defaultPolicy);
    const language = languageOf(texts);
    return { kind: 'data', description: describeFile(file), rows, language, findings, unmasked };
  } catch (error) {
    if (error instanceof HoldfastError) return { kind: 'unreadable', reason: error.message };
    throw error;
  }
}
