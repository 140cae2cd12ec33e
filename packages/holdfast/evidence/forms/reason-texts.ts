import type { Messages } from '../../messages/english/english.ts';
import type { Finding } from '../../scan/findings/finding.ts';
import { findingText } from '../../scan/findings/word-finding.ts';
import { recoverJsonLines } from '../../store/json-lines/json-lines.ts';
import type { RunFolder } from '../../store/run-folder.ts';

/** The reasons of a run's findings as they stand in its files, each as it is said in the language of `messages`. */
export async function reasonTexts(folder: RunFolder, messages: Messages): Promise<Map<string, string>> {
  const findings = await recoverJsonLines<Finding>(folder.file('findings'));
  return new Map(findings.map((finding) => [finding.reason, findingText(finding, messages).reason]));
}
