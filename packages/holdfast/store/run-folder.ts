import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../data/files/make-folder.ts';
import { writeAtomically } from '../data/files/write-atomically.ts';
import { HoldfastError } from '../errors.ts';

/** The files of a run, by what they hold. */
const files = {
  config: 'run.yaml',
  data: 'data.jsonl',
  findings: 'findings.jsonl',
  decisions: 'decisions.jsonl',
  triggers: 'triggers.json',
  safetyAnswers: 'safety-answers.jsonl',
  scanAnswers: 'answers.scan.jsonl',
  mixed: 'mixed.jsonl',
  tune: 'tune.jsonl',
  model: 'model',
  repaired: 'repaired',
  formats: 'formats',
  scratch: 'scratch',
  defences: 'defences',
  trainerLog: 'trainer.log',
  choosing: 'choosing',
  checkpoint: 'checkpoint.json',
  baseAnswers: 'answers.base.jsonl',
  tunedAnswers: 'answers.tuned.jsonl',
  scores: 'scores.jsonl',
  controls: 'controls.jsonl',
  speeds: 'speeds.json',
  origins: 'origins.json',
  verdict: 'verdict.json',
  verdicts: 'verdicts.json',
  release: 'release.json',
  report: 'report.html',
  batches: 'batches',
  ledger: 'ledger.json',
  spending: 'spending.jsonl',
  progress: 'progress.json',
  tracking: 'tracking.json',
} as const;

export type RunFile = keyof typeof files;

/** A folder of plain files that holds one guarded fine-tune. */
export interface RunFolder {
  readonly path: string;
  file(name: RunFile): string;
  has(name: RunFile): boolean;
  /** A JSON file, undefined when it is not there. Throws HoldfastError `storage` when it is damaged. */
  readJson(name: RunFile): Promise<unknown>;
  /** Throws HoldfastError `storage` when the disk refuses. */
  writeJson(name: RunFile, value: unknown): Promise<void>;
}

/** Opens a run folder, making it if need be. Throws HoldfastError `storage`. */
export async function openRunFolder(path: string): Promise<RunFolder> {
  await makeFolder(path);
  const file = (name: RunFile): string => join(path, files[name]);
  return {
    path,
    file,
    has: (name) => existsSync(file(name)),
    async readJson(name) {
      if (!existsSync(file(name))) return undefined;
      try {
        return JSON.parse(await readFile(file(name), 'utf8'));
      } catch (cause) {
        throw new HoldfastError('storage', `${file(name)} is damaged; remove it and start again.`, { cause });
      }
    },
    writeJson: (name, value) => writeAtomically(file(name), `${JSON.stringify(value, null, 2)}\n`),
  };
}
