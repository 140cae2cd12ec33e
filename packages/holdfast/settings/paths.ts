import { resolvePluginFiles } from '../plugins/plugin-file.ts';
import { organismBenchmarks } from './organism-benchmarks.ts';

/** Takes the path in a value from a folder; `place` is the value's place in its list. */
export type PathRule = (value: string, from: (path: string) => string, place: number) => string;

/** The value is a path. */
export const anyPath: PathRule = (value, from) => from(value);

/** The value is a path unless it is one of some words. */
export function pathUnless(...words: readonly string[]): PathRule {
  return (value, from) => (words.includes(value) ? value : from(value));
}

/** The value is a path unless it names what is on the hub. */
export const dataPath: PathRule = (value, from) => (value.startsWith('hf:') ? value : from(value));

/** The value names a model; only what begins as a path does is one. */
export const modelPath: PathRule = (value, from) => (/^\.{0,2}\//.test(value) ? from(value) : value);

/** The value names a policy, which is a path where it names a file of YAML or Markdown. */
export const policyPath: PathRule = (value, from) =>
  /\.(?:ya?ml|md|markdown)$/i.test(value) ? from(value) : value;

/** The value names what is ours, or files of one's own such as `./my-judge.ts`, alone or within a longer name. */
export const ownFilePath: PathRule = (value, from) => resolvePluginFiles(value, from);

/** The benchmarks that ship: those of the organisms and the charter's. */
export const shippedBenchmarkNames = [...Object.values(organismBenchmarks), 'charter'] as const;

/** The value names a benchmark: one that ships, a path, or `NAME:PATH`. */
export const benchmarkPath: PathRule = (value, from) => {
  if (shippedBenchmarkNames.some((name) => name === value)) return value;
  const parts = /^([a-z][a-z0-9-]+:)(.+)$/.exec(value);
  return parts ? `${parts[1]}${from(parts[2])}` : from(value);
};

/**
 * The value is a program, or one of its arguments. A program with a slash in it is a path, as shells have it; an argument
 * is one where it begins with `./` or `../`.
 */
export const programPath: PathRule = (value, from, place) =>
  (place === 0 ? value.includes('/') : /^\.{1,2}\//.test(value)) ? from(value) : value;
