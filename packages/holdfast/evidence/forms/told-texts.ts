import type { Messages } from '../../messages/english/english.ts';
import { type RunOrigins, readRunOrigins } from '../../run/origins/run-origins.ts';
import type { Finding } from '../../scan/findings/finding.ts';
import { notLookedForText } from '../../scan/findings/not-looked-for.ts';
import { findingText } from '../../scan/findings/word-finding.ts';
import { recoverJsonLines } from '../../store/json-lines/json-lines.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import { unlookedText } from '../collect/not-tested.ts';

/** What a run's files say in English of findings and of what was not looked for, each as it is said in the language of `messages`. */
export async function toldTexts(folder: RunFolder, messages: Messages): Promise<Map<string, string>> {
  const findings = await recoverJsonLines<Finding>(folder.file('findings'));
  const origins = await readRunOrigins(folder);
  return new Map([
    ...findings.map((finding) => [finding.reason, reasonOf(finding, messages)] as const),
    ...earlierReasons(origins).map((reason) => [reason.reason, reasonOf(reason, messages)] as const),
    ...(origins?.notLookedFor ?? []).map(
      (missing) =>
        [
          unlookedText(notLookedForText(missing)),
          messages.evidence.unlooked(notLookedForText(missing, messages)),
        ] as const,
    ),
  ]);
}

function reasonOf(finding: Pick<Finding, 'reason' | 'wording'>, messages: Messages): string {
  return findingText({ ...finding, remedy: '' }, messages).reason;
}

function earlierReasons(origins: RunOrigins | undefined) {
  return (origins?.data.steps ?? []).flatMap(({ reasons }) => reasons);
}
