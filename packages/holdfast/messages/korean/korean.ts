import type { Messages } from '../english/english.ts';
import { koreanCommands } from './commands.ts';
import { koreanEvidence } from './evidence.ts';
import { koreanEvidenceSummary } from './evidence-summary.ts';
import { koreanFindings } from './findings.ts';
import { koreanHarms } from './harms.ts';
import { koreanInit } from './init.ts';
import { withSettledParticles } from './particles/settled-particles.ts';
import { koreanReport } from './report.ts';
import { koreanResults } from './results.ts';
import { koreanScan } from './scan.ts';
import { koreanStudy } from './study.ts';
import { koreanVerdict } from './verdict.ts';

/** The same in Korean. */
export const korean: Messages = withSettledParticles<Messages>({
  languageCode: 'ko',
  init: koreanInit,
  commands: koreanCommands,
  evidence: koreanEvidence,
  evidenceSummary: koreanEvidenceSummary,
  findings: koreanFindings,
  harms: koreanHarms,
  report: koreanReport,
  results: koreanResults,
  scan: koreanScan,
  study: koreanStudy,
  verdict: koreanVerdict,
});
