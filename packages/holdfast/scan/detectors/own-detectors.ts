import { HoldfastError } from '../../errors.ts';
import { checkShape } from '../../plugins/check-shape.ts';
import { guardPlugin } from '../../plugins/guard-plugin.ts';
import { importPlugin } from '../../plugins/import-plugin.ts';
import { harms } from '../findings/harm.ts';
import type { Detection, Detector } from './detector.ts';

const kinds = {
  row: { inspect: 'function' },
  file: { note: 'function', start: 'function' },
  model: { inspect: 'function' },
} as const;

/**
 * The detectors that a user's own files export as `detector`, each one or a list, in the order of the files. Throws
 * HoldfastError as `importPlugin` does, and `bad-config` naming what a detector lacks; what is thrown in one becomes a
 * HoldfastError that names its file.
 */
export async function ownDetectors(files: readonly string[]): Promise<Detector[]> {
  const detectors: Detector[] = [];
  for (const file of files) {
    const { exported, value } = await importPlugin(file, 'detector');
    for (const one of Array.isArray(value) ? value : [value])
      detectors.push(ownDetector(file, exported, one));
  }
  return detectors;
}

function ownDetector(file: string, exported: string, value: unknown): Detector {
  const plugin = { file, exported, value };
  checkShape(plugin, { kind: Object.keys(kinds), name: 'text', harm: harms });
  checkShape(plugin, kinds[(value as Detector).kind]);
  const detector = value as Detector;
  const name = `${file}: its detector ${detector.name}`;
  const guarded = guardPlugin(detector, {
    name,
    code: detector.kind === 'model' ? 'model-failed' : 'bad-config',
  });
  const checked = (detections: readonly Detection[]): readonly Detection[] => {
    for (const detection of detections) checkDetection(detection, name);
    return detections;
  };
  switch (guarded.kind) {
    case 'row':
      return { ...declared(guarded), kind: 'row', inspect: (row) => checked(guarded.inspect(row)) };
    case 'file':
      return {
        ...declared(guarded),
        kind: 'file',
        note: (row) => guarded.note(row),
        start() {
          const judgement = guarded.start();
          return {
            take: (line, note) => judgement.take(line, note),
            finish: () => checked(judgement.finish()),
            facts: () => judgement.facts?.() ?? [],
          };
        },
      };
    case 'model':
      return {
        ...declared(guarded),
        kind: 'model',
        async *inspect(rows, options) {
          for await (const detection of guarded.inspect(rows, options)) {
            checkDetection(detection, name);
            yield detection;
          }
        },
        finish: () => checked(guarded.finish?.() ?? []),
      };
  }
}

function declared({ name, harm }: Detector): Pick<Detector, 'name' | 'harm'> {
  return { name, harm };
}

function checkDetection(detection: unknown, name: string): void {
  const { severity, reason, remedy, harm } = (detection ?? {}) as Partial<Record<keyof Detection, unknown>>;
  const missing = [
    ['high', 'medium', 'low'].includes(severity as string)
      ? undefined
      : '"severity", one of high, medium, low',
    typeof reason === 'string' ? undefined : '"reason", a text',
    typeof remedy === 'string' ? undefined : '"remedy", a text',
    harm === undefined || harms.some((known) => known === harm) ? undefined : 'a "harm" that is known',
  ].find((problem) => problem !== undefined);
  if (missing === undefined) return;
  throw new HoldfastError(
    'bad-config',
    `${name} returned a finding that lacks ${missing}; see docs/extending.md.`,
  );
}
