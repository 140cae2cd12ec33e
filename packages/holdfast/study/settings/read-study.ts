import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { type Document, isMap, isNode, isScalar } from 'yaml';
import type { z } from 'zod';
import { parseYaml } from '../../data/files/parse-yaml.ts';
import { HoldfastError } from '../../errors.ts';
import { resolvePluginFiles } from '../../plugins/plugin-file.ts';
import { nearest } from '../../settings/nearest-word.ts';
import { worldOfModel } from '../../worlds/world-of-model.ts';
import { isBuiltInData } from '../cells/study-data.ts';
import { shippedStudy } from './shipped-study.ts';
import { gridSchema, groupSchema, type Study, studyConfigSchema } from './study-config.ts';

type Issue = z.core.$ZodIssue;

/**
 * Reads a study's YAML file. Paths in it are taken from the file's own folder and come back absolute.
 * Throws HoldfastError `not-found` or `bad-config`; the message names file, line and column of what is wrong.
 */
export async function readStudy(path: string): Promise<Study> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const name = basename(path, extname(path));
    const problem =
      shippedStudy(name) === undefined
        ? `${path} cannot be read; name a study's YAML file.`
        : `${path} cannot be read; a study of that name ships with Holdfast: holdfast study ${name}.`;
    throw new HoldfastError('not-found', problem, { cause });
  }
  const study = parseStudy(text, path);
  const from = dirname(resolve(path));
  for (const group of Object.values(study.groups)) {
    for (const grid of group.grids) {
      grid.data = grid.data.map((data) => (isBuiltInData(data) ? data : resolve(from, data)));
      grid.defence = grid.defence.map((text) => resolvePluginFiles(text, (path) => resolve(from, path)));
    }
  }
  if (!worldOfModel(study.model)) study.model = resolve(from, study.model);
  return study;
}

/** A study from the text of its YAML file; `file` is named in errors. Throws HoldfastError `bad-config`. */
export function parseStudy(text: string, file: string): Study {
  const { document, value, lines } = parseYaml(text, file);
  const parsed = studyConfigSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  // A misspelt key explains the missing one.
  const { issues } = parsed.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const { line, col } = lines.linePos(offsetOf(document, issue));
  throw new HoldfastError('bad-config', `${file}, line ${line}, column ${col}: ${describe(issue)}`, {
    cause: parsed.error,
  });
}

function describe(issue: Issue): string {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys')
    return path === '' ? `${issue.message}.` : `"${path}": ${issue.message}.`;
  const [unknown] = issue.keys;
  // The study itself, a group in it, or a grid in a group.
  const { shape } = [studyConfigSchema, groupSchema, gridSchema][issue.path.length / 2];
  const known = Object.keys(shape);
  const near = nearest(unknown, known);
  return `"${unknown}" is unknown here; ${near ? `did you mean "${near}"?` : `use ${known.join(', ')}.`}`;
}

/** Where in the text an issue stands: at the wrong key or value, or at the nearest part around it. */
function offsetOf(document: Document, issue: Issue): number {
  for (let depth = issue.path.length; depth >= 0; depth--) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(issue.path.slice(0, depth), true);
    if (!isNode(node)) continue;
    if (issue.code === 'unrecognized_keys' && isMap(node)) {
      const wrong = node.items.find(({ key }) => isScalar(key) && issue.keys.includes(String(key.value)));
      if (isNode(wrong?.key) && wrong.key.range) return wrong.key.range[0];
    }
    if (node.range) return node.range[0];
  }
  return 0;
}
