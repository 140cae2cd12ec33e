import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files whose tests take half a minute and more, the longest first. */
export const longestFiles: readonly string[] = [
  'packages/holdfast/models/tuning/external/trainers/trl-trainer.test.ts',
  'site/tutorials/tutorials.test.ts',
  'packaging/packages.test.ts',
  'packages/holdfast/cli/commands/run.test.ts',
  'bench/gate/gate.test.ts',
  'packages/holdfast/study/run-study.test.ts',
  'packages/holdfast/worlds/charter-model.test.ts',
  'packages/holdfast/cli/tuners.test.ts',
  'packages/holdfast/models/tuning/external/runners/ray-runner.test.ts',
  'packages/python/safety-curve.test.ts',
  'packages/holdfast/cli/audit-batches.test.ts',
  'packages/holdfast/run/guard-loop.test.ts',
  'packages/holdfast/models/hosted/real-servers.test.ts',
  'packages/holdfast/cli/commands/results/release.test.ts',
  'packages/holdfast/models/embedded/gguf-model.test.ts',
  'organism/recipe/make-organism.test.ts',
  'packages/holdfast/cli/cli.test.ts',
  'packages/holdfast/gateway/whole-tune.test.ts',
  'packages/holdfast/cli/audit-endpoint.test.ts',
  'packages/python/axolotl-plugin.test.ts',
  'packages/holdfast/cli/commands/results/evidence.test.ts',
];

/** Begins the longest files first: begun last, one of them would keep a single worker at work when all else is done. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = longestFiles.findIndex((path) => moduleId.endsWith(`/${path}`));
      return place === -1 ? longestFiles.length : place;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
