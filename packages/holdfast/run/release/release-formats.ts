import { type GgufType, isAdapterFolder } from '@holdfast/engine';
import { runsHere } from '../../models/open-model.ts';

/** What a tuned model can be given out as: files of their own, each of which is audited. */
export const releaseFormats = [
  'adapter',
  'merged',
  'gguf:f32',
  'gguf:f16',
  'gguf:bf16',
  'gguf:q8_0',
  'gguf:q4_0',
] as const;

export type ReleaseFormat = (typeof releaseFormats)[number];

/** The same, and `hosted` for a model that leaves no file. */
export type GivenFormat = ReleaseFormat | 'hosted';

const ggufTypes = {
  'gguf:f32': 'f32',
  'gguf:f16': 'f16',
  'gguf:bf16': 'bf16',
  'gguf:q8_0': 'q8_0',
  'gguf:q4_0': 'q4_0',
} as const satisfies Record<string, GgufType>;

/** The type of numbers of a GGUF format; undefined for other formats. */
export function ggufTypeOf(format: GivenFormat): GgufType | undefined {
  return format in ggufTypes ? ggufTypes[format as keyof typeof ggufTypes] : undefined;
}

/** The format in which a tune left its model, a folder or the name of a hosted one. */
export function formatAsTuned(tuned: string): GivenFormat {
  if (!runsHere(tuned)) return 'hosted';
  return isAdapterFolder(tuned) ? 'adapter' : 'merged';
}
