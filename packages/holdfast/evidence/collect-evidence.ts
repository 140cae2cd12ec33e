import {
  type ControlLine,
  controlObstacles,
  keptControlResults,
} from '../audit/judges/controls/judge-controls.ts';
import { readVerdict } from '../audit/verdict/read-verdict.ts';
import type { Verdict } from '../audit/verdict/verdict.ts';
import { verdictNotes } from '../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../audit/verdict/verdict-rows.ts';
import { configuredControls } from '../run/audit/open-audit.ts';
import { type PolicyOrigin, type RunOrigins, readRunOrigins } from '../run/origins/run-origins.ts';
import { criteriaFixed } from '../run/release/criteria-fixed.ts';
import { type Release, readRelease } from '../run/release/release.ts';
import { readRunConfig } from '../run/settings/read-run-config.ts';
import type { RunConfig } from '../run/settings/run-config.ts';
import { recoverJsonLines } from '../store/json-lines/json-lines.ts';
import { openRunFolder, type RunFolder } from '../store/run-folder.ts';
import { version } from '../version.ts';
import { byHandEvidence } from './by-hand/by-hand-evidence.ts';
import { readGatewayFile } from './by-hand/gateway-file.ts';
import { baseLicence } from './collect/base-licence.ts';
import { categoryEvidence } from './collect/category-evidence.ts';
import { dataEvidence } from './collect/data-evidence.ts';
import { notTested } from './collect/not-tested.ts';
import { tuneEvidence } from './collect/tune-evidence.ts';
import { type Evidence, evidenceForm } from './evidence.ts';
import type { EvidenceAbout } from './read-about.ts';

/**
 * Collects the evidence of a finished run from its folder. Throws HoldfastError `not-found` and `storage` for a folder without a
 * release or a verdict.
 */
export async function collectEvidence(path: string, about: EvidenceAbout): Promise<Evidence> {
  const folder = await openRunFolder(path);
  const release = await readRelease(folder);
  const verdict = await readVerdict(path);
  const config = await readRunConfig(folder.file('config'));
  const origins = await readRunOrigins(folder);
  const { outcome, reason, parts, askings, questions } = verdict;
  const { margin, overRefusalMargin, taskMargin } = verdict;
  const gateway = await readGatewayFile(path);
  const categories = categoryEvidence(verdict, origins);
  return {
    evidence: evidenceForm,
    holdfast: version(),
    made: new Date().toISOString(),
    about,
    base: { ...release.base, licence: about.baseLicence ?? (await baseLicence(release.base.model)) },
    data: await dataEvidence(folder, { origins, files: release.files }),
    tune: await tuneEvidence(folder, config, about),
    criteria: {
      margin,
      overRefusalMargin,
      taskMargin,
      file: 'run.yaml',
      sha256: release.files['run.yaml'] ?? null,
      writtenAt: release.criteria?.writtenAt ?? null,
      firstAnswerAt: release.criteria?.firstAnswerAt ?? null,
      fixedBefore: criteriaFixed(release),
    },
    policy: origins?.policy ? policyEvidence(origins.policy) : null,
    benchmark: { ...release.benchmark, questions, sources: origins ? sourcesOf(origins) : null },
    judge: await judgeEvidence(folder, { config, release, verdict }),
    verdict: {
      outcome,
      reason,
      parts,
      rows: verdictRows(verdict),
      notes: verdictNotes(verdict).map(({ text }) => text),
    },
    categories,
    askings,
    notTested: notTested(verdict, { audit: config.audit, categories, origins }),
    decision: {
      released: release.released,
      by: `Holdfast ${release.holdfast}, by the criteria of run.yaml`,
      formats: release.formats,
      byHand: gateway && byHandEvidence(gateway),
    },
    files: release.files,
  };
}

/** The judge as it did on control answers: one that failed them lets no model pass, whatever kind of judge it is. */
async function judgeEvidence(
  folder: RunFolder,
  { config, release, verdict }: { config: RunConfig; release: Release; verdict: Verdict },
): Promise<Evidence['judge']> {
  const lines = await recoverJsonLines<ControlLine>(folder.file('controls'));
  const { name, fingerprint, canRelease } = release.judge;
  const shown = await configuredControls(config.audit);
  const controls = keptControlResults(shown, lines, { judgeFingerprint: fingerprint });
  const cannotBecause = controlObstacles({ name, canRelease }, controls);
  const { corrected, disagreement, obstacles } = verdict;
  return {
    name,
    fingerprint,
    canRelease: cannotBecause.length === 0,
    cannotBecause,
    controls,
    corrected,
    disagreement,
    obstacles,
  };
}

/** The policy with the titles of its categories first, which people know them by. */
function policyEvidence({ categories, ...policy }: PolicyOrigin): Evidence['policy'] {
  return { ...policy, categories: categories.map(({ id, title, text }) => ({ title, text, id })) };
}

function sourcesOf({ benchmarks }: RunOrigins): Evidence['benchmark']['sources'] {
  const none = {
    made: null,
    policy: null,
    samePolicy: null,
    writer: null,
    reviewedBy: null,
    reviewedOn: null,
  };
  return benchmarks.map(({ source, sha256, making }) => ({ source, sha256, ...(making ?? none) }));
}
