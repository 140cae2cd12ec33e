import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
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
  const require = createRequire(import.meta.url);
  const versionIn = (path: string | URL): string => JSON.parse(readFileSync(path, 'utf8')).version;
  // The package's own file is one folder further up where the package was built.
  const own = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url));
  return {
    holdfast: versionIn(own.find(existsSync) ?? own[0]),
    node: process.versions.node,
    'onnxruntime-node': versionIn(require.resolve('onnxruntime-node/package.json')),
  };
}
