import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { runtimeVersion } from '@holdfast/engine';
import { version } from '../../version.ts';
import type { StudyResult } from './study-result.ts';

/** What the study ran on, without anything that names the machine or its user. */
export function describeMachine(workers: number): StudyResult['machine'] {
  return {
    processor: cpus().at(0)?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    platform: `${platform()} ${arch()}`,
    workers,
  };
}

/** Versions of the software whose change could change the figures. */
export function describeVersions(): Record<string, string> {
  return {
    holdfast: version(),
    node: process.versions.node,
    'onnxruntime-node': runtimeVersion(),
  };
}
