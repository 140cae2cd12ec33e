import { ailuminateFormat } from './ailuminate-format.ts';
import { assuraiFormat } from './assurai-format.ts';
import type { BenchmarkFormat } from './benchmark-format.ts';
import { borderlineFormats } from './borderline-formats.ts';
import { harmfulFormats } from './harmful-formats.ts';
import { utilityFormats } from './utility-formats.ts';

/** Every benchmark whose files can be read; the first that recognizes a file has it. */
export const benchmarkFormats: readonly BenchmarkFormat[] = [
  ...harmfulFormats,
  ailuminateFormat,
  assuraiFormat,
  ...borderlineFormats,
  ...utilityFormats,
];
