import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isMap, isScalar } from 'yaml';
import type { z } from 'zod';
import { parseYaml } from '../../data/parse-yaml.ts';
import { HoldfastError } from '../../errors.ts';
import { resolvePluginFiles } from '../../plugins/plugin-file.ts';
import { type RunConfig, runConfigSchema } from './run-config.ts';

/**
 * Reads `holdfast.yaml`; paths in it are taken from where the file lies. Throws HoldfastError `not-found`, and
 * `bad-config` naming line, column, what is wrong and the nearest known key.
 */
export async function readRunConfig(path: string): Promise<RunConfig> {
  if (!existsSync(path)) {
    throw new HoldfastError('not-found', `${path} does not exist; "holdfast init" writes one.`);
  }
  const config = parseRunConfig(await readFile(path, 'utf8'), path);
  const from = (name: string): string => resolve(dirname(path), name);
  const { model, data, mix, scan, tune, audit } = config;
  const program = (word: string): string => (/^\.{1,2}\//.test(word) ? from(word) : word);
  return {
    ...config,
    tune: {
      ...tune,
      ...(tune.python === undefined ? {} : { python: program(tune.python) }),
      ...(tune.command === undefined ? {} : { command: tune.command.map(program) }),
    },
    model: /^\.{0,2}\//.test(model) ? from(model) : model,
    data: from(data),
    scan: {
      ...scan,
      baseline: scan.baseline === undefined ? undefined : from(scan.baseline),
      detectors: scan.detectors.map(from),
    },
    defence: resolvePluginFiles(config.defence, from),
    mix: {
      ...mix,
      safety: mix.safety === 'builtin' || mix.safety === 'generated' ? mix.safety : from(mix.safety),
      policy: /\.ya?ml$/i.test(mix.policy) ? from(mix.policy) : mix.policy,
    },
    audit: {
      ...audit,
      judge: resolvePluginFiles(audit.judge, from),
      askings: audit.askings.map((name) => resolvePluginFiles(name, from)),
      policy: /\.ya?ml$/i.test(audit.policy) ? from(audit.policy) : audit.policy,
      benchmarks: audit.benchmarks.map((name) => benchmarkFrom(name, from)),
      ...(audit.prices === undefined ? {} : { prices: from(audit.prices) }),
    },
  };
}

/** A benchmark's name with its path taken from where the configuration lies. */
function benchmarkFrom(name: string, from: (path: string) => string): string {
  if (name === 'builtin') return name;
  const parts = /^([a-z][a-z0-9-]+:)(.+)$/.exec(name);
  return parts ? `${parts[1]}${from(parts[2])}` : from(name);
}

/** Reads the text of a `holdfast.yaml`; `file` names it in errors. Throws HoldfastError `bad-config`. */
export function parseRunConfig(text: string, file: string): RunConfig {
  const { document, lines } = parseYaml(text, file);
  const parsed = runConfigSchema.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const offset = offsetOf(document.contents, unknown === undefined ? path : [...path, unknown]);
  const { line, col } = lines.linePos(offset);
  throw new HoldfastError('bad-config', `${file}, line ${line}, column ${col}: ${describe(issue, path)}.`);
}

function describe(issue: z.core.$ZodIssue, path: readonly (string | number)[]): string {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path);
    const near = nearest(issue.keys[0], known);
    if (known.length === 0)
      return `"${issue.keys[0]}" is unknown here; docs/holdfast.schema.json has what is known`;
    return `"${issue.keys[0]}" is unknown here; ${near ? `did you mean "${near}"?` : `use ${known.join(', ')}`}`;
  }
  const name = path.join('.');
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined')) {
    return `"${name}" is missing`;
  }
  return name === '' ? issue.message : `"${name}": ${issue.message}`;
}

function knownKeys(path: readonly (string | number)[]): string[] {
  const defaults: unknown = runConfigSchema.parse({
    data: 'x',
    release: { as: 'x' },
    mix: { ratio: 0 },
    scan: { baseline: 'x', moderator: 'x' },
  });
  let value: unknown = defaults;
  for (const key of path) value = (value as Record<string | number, unknown> | undefined)?.[key];
  const keys = Object.keys(value ?? {});
  return path.join('.') === 'mix' ? [...keys, 'count', 'amount', 'writer', 'system'] : keys;
}

/** The known word within two changes of a letter, if any. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }));
  const [best] = ranked.sort((a, b) => a.distance - b.distance);
  return best && best.distance <= 2 ? best.candidate : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}

function offsetOf(contents: unknown, path: readonly (string | number)[]): number {
  let node: unknown = contents;
  let offset = 0;
  for (const key of path) {
    if (!isMap(node)) break;
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (!pair || !isScalar(pair.key)) break;
    offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}
