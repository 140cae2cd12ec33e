import type { MessageLanguage } from '../language.ts';
import { englishCommands } from './commands.ts';
import { englishEvidence } from './evidence.ts';
import { englishEvidenceSummary } from './evidence-summary.ts';
import { englishFindings } from './findings.ts';
import { englishHarms } from './harms.ts';
import { englishInit } from './init.ts';
import { englishReport } from './report.ts';
import { englishResults } from './results.ts';
import { englishScan } from './scan.ts';
import { englishStudy } from './study.ts';
import { englishVerdict } from './verdict.ts';

/** Everything that Holdfast says to people, in English: sentences, or functions of what they tell. */
export const english = {
  languageCode: 'en' as MessageLanguage,
  init: englishInit,
  commands: englishCommands,
  evidence: englishEvidence,
  evidenceSummary: englishEvidenceSummary,
  findings: englishFindings,
  harms: englishHarms,
  report: englishReport,
  results: englishResults,
  scan: englishScan,
  study: englishStudy,
  verdict: englishVerdict,
};

/** What every language has to say; the compiler asks each for all of it. */
export type Messages = typeof english;
