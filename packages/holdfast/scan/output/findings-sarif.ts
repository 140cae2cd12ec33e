import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messagesIn } from '../../messages/messages.ts';
import type { FileFinding } from '../file/inspect-block.ts';
import type { Severity } from '../findings/finding.ts';
import { type NotLookedFor, notLookedForText } from '../findings/not-looked-for.ts';
import { helpAddresses } from './help-addresses.ts';
import { placeText } from './place-text.ts';
import { type SarifRule, sarifLog } from './sarif-log.ts';

/** GitHub takes no more results in a file; the gravest come first. */
export const mostSarifResults = 25_000;

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** GitHub ranks security results by this figure, 0 to 10. */
const securitySeverity: Readonly<Record<Severity, string>> = { high: '8.0', medium: '5.5', low: '2.0' };

const severities: readonly Severity[] = ['high', 'medium', 'low'];

/**
 * Findings as a SARIF 2.1.0 log (OASIS, errata 01), as code scanning services read it: a rule for each detector and
 * severity, a result for each finding with its line and a fingerprint that stays when rows move, accepted ones
 * suppressed. `path` is the data file as the repository names it.
 */
export function findingsSarif({
  path,
  findings,
  accepted,
  notLookedFor,
  version,
}: {
  path: string;
  findings: readonly FileFinding[];
  accepted: ReadonlySet<string>;
  notLookedFor: readonly NotLookedFor[];
  version: string;
}): object {
  const ranked = severities.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const results = ranked.slice(0, mostSarifResults);
  const rules = [...new Map(results.map((finding) => [ruleId(finding), finding])).entries()];
  const ruleIndex = new Map(rules.map(([id], index) => [id, index]));
  const uri = isAbsolute(path) ? pathToFileURL(path).href : encodeURI(path.replaceAll('\\', '/'));
  return sarifLog({
    version,
    notes: notLookedFor.map((missing) => `Not looked for: ${notLookedForText(missing)}`),
    rules: rules.map(([id, finding]) => ruleOf(id, finding)),
    results: results.map((finding) => ({
      ruleId: ruleId(finding),
      ruleIndex: ruleIndex.get(ruleId(finding)),
      level: levels[finding.severity],
      message: { text: messageOf(finding) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri, uriBaseId: isAbsolute(path) ? undefined : '%SRCROOT%' },
            region: regionOf(finding),
          },
        },
      ],
      partialFingerprints: { 'holdfastFinding/v1': finding.fingerprint },
      suppressions: accepted.has(finding.fingerprint)
        ? [{ kind: 'external', justification: 'It is in the baseline.' }]
        : undefined,
    })),
  });
}

/** What a rule is about and what to do, as code scanning shows it beside each of its results. */
function ruleOf(id: string, { detector, severity, harm, remedy }: FileFinding): SarifRule {
  const { does, help } = messagesIn.en.harms[harm];
  const page = `docs/detectors.md of Holdfast says how \`${detector}\` works, how much it finds and how often it is wrong.`;
  return {
    id,
    name: detector,
    shortDescription: { text: `${detector}, ${severity}: rows that ${does}` },
    fullDescription: { text: help },
    helpUri: helpAddresses[harm],
    help: {
      text: `${help} ${remedy} ${page.replaceAll('`', '')}`,
      markdown: `${help}\n\n**What to do.** ${remedy}\n\n${page}`,
    },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['training-data', harm], 'security-severity': securitySeverity[severity] },
  };
}

/** The line, and the columns of the words where they are known; SARIF counts both from 1. */
function regionOf({ startLine, line, columns }: FileFinding): object {
  const region = { startLine: startLine ?? line ?? 1 };
  return columns ? { ...region, startColumn: columns.start + 1, endColumn: columns.end + 1 } : region;
}

function ruleId({ detector, severity }: FileFinding): string {
  return `${detector}/${severity}`;
}

/** Evidence is left out: logs are uploaded to places that more people can read than the data. */
function messageOf(finding: FileFinding): string {
  const { row, reason, remedy } = finding;
  const places = [row === undefined ? '' : `row ${row}`, placeText(finding)].filter((place) => place !== '');
  return `${reason}${places.length === 0 ? '' : ` (${places.join(', ')})`} ${remedy}`;
}
