import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from '../../packages/holdfast/data/files/make-folder.ts';
import { writeAtomically } from '../../packages/holdfast/data/files/write-atomically.ts';
import { type DetectionResult, measureDetection } from './detection.ts';
import { type DamageResult, measureDamage } from './drawn-tunes.ts';
import { type DroppingResult, measureDropping } from './dropping.ts';
import { withGround } from './ground.ts';

/** Where the measurements are kept; what is there is not measured again. */
const results = fileURLToPath(new URL('../results/scan/', import.meta.url));

/** Calibration tunes are asked the validation split, the reported ones the evaluation split. */
const calibrationSeeds = Array.from({ length: 40 }, (_, index) => 1000 + index);
const reportedSeeds = Array.from({ length: 32 }, (_, index) => 2000 + index);

/** Measures what is not measured yet; see docs/detectors.md. */
export async function measureScan(): Promise<{
  detection: DetectionResult[];
  dropping: DroppingResult[];
  calibration: DamageResult[];
  reported: DamageResult[];
}> {
  await makeFolder(results);
  return withGround(async (ground) => ({
    detection: await measured('detection', () => measureDetection(ground)),
    calibration: await measured('calibration', () =>
      measureDamage(ground, { seeds: calibrationSeeds, split: 'validation' }),
    ),
    reported: await measured('reported', () =>
      measureDamage(ground, { seeds: reportedSeeds, split: 'evaluation' }),
    ),
    dropping: await measured('dropping', () => measureDropping(ground)),
  }));
}

async function measured<Result>(name: string, work: () => AsyncIterable<Result>): Promise<Result[]> {
  const path = join(results, `${name}.jsonl`);
  if (existsSync(path)) {
    return (await readFile(path, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Result);
  }
  const all: Result[] = [];
  for await (const result of work()) {
    all.push(result);
    console.error(name, JSON.stringify(result));
  }
  await writeAtomically(
    path,
    all.map((result) => `${JSON.stringify(result)}\n`),
  );
  return all;
}
