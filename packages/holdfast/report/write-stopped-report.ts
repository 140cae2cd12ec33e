import { basename, join, resolve } from 'node:path';
import { writeAtomically } from '../data/files/write-atomically.ts';
import type { MessageLanguage } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { count, percent } from '../number-text.ts';
import { readRunConfig } from '../run/settings/read-run-config.ts';
import type { Finding } from '../scan/findings/finding.ts';
import type { RowDecision } from '../scan/findings/scan-summary.ts';
import { recoverJsonLines } from '../store/json-lines/json-lines.ts';
import { openRunFolder } from '../store/run-folder.ts';
import { html } from './html.ts';
import { page } from './page.ts';
import { findingsSection } from './sections/findings-section.ts';

/**
 * Writes the report of a run that its scan stopped into its folder: why it stopped, and what was found in which rows. Returns the
 * file. Throws HoldfastError.
 */
export async function writeStoppedReport(path: string, language: MessageLanguage = 'en'): Promise<string> {
  const folder = await openRunFolder(path);
  const messages = messagesIn[language];
  const words = messages.report.stopped;
  const { model, data, scan } = await readRunConfig(folder.file('config'));
  const findings = await recoverJsonLines<Finding>(folder.file('findings'), { strict: true });
  const decisions = await recoverJsonLines<RowDecision>(folder.file('decisions'), { strict: true });
  const dropped = decisions.filter(({ decision }) => decision === 'drop').length;
  const file = join(path, 'report.html');
  const text = page({
    title: words.title(basename(resolve(path))),
    subtitle: words.subtitle({ model, data: basename(data) }),
    language,
    body: html`<div class="verdict fail"><strong>${words.heading}</strong>
<p>${words.why({ dropped: count(dropped), most: percent(scan.mostDropped) })}</p>
<p>${words.nothing}</p></div>
${findingsSection({ findings, decisions }, messages)}`,
  });
  await writeAtomically(file, text);
  return file;
}
