import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { HoldfastError } from '../../errors.ts';
import { logFormats } from './formats/log-formats.ts';
import type { LogFile, LogFormat, LoggedAnswer } from './logged-answer.ts';
import { openLog } from './open-log.ts';

/** What one model answered, as another tool logged it. */
export interface AnswerLog {
  /** As the user named it. */
  spec: string;
  /** The tool, for people. */
  tool: string;
  /** The model as the log names it, or else the file. */
  model: string;
  /** Changes when the log or the model in it does. */
  fingerprint: string;
  answers: readonly LoggedAnswer[];
}

/**
 * Reads the answers of one model from another tool's log: a path, whose tool is told by its content, or `TOOL:PATH`; `#MODEL`
 * after it picks one of several models. Throws HoldfastError `not-found`, `bad-data` for a log that cannot be read or holds
 * no answers, and `bad-usage` where a model must be picked.
 */
export async function readAnswerLog(spec: string): Promise<AnswerLog> {
  const { tool, path, model: wanted } = parseSpec(spec);
  const file = await openLog(path);
  const format = formatOf(file, tool);
  const all = format.read(file);
  const models = [...new Set(all.map(({ model }) => model))];
  const model = pickModel(models, { wanted, path });
  const answers = all.filter((answer) => answer.model === model);
  if (answers.length === 0) throw new HoldfastError('bad-data', `${path} holds no answers.`);
  const hash = createHash('sha256')
    .update(await readFile(path))
    .update(`\n${model}`);
  return {
    spec,
    tool: format.title,
    model: model || basename(path),
    fingerprint: hash.digest('hex').slice(0, 32),
    answers,
  };
}

function parseSpec(spec: string): { tool: string | undefined; path: string; model: string | undefined } {
  const [, tool, path = spec, model] = /^(?:([a-z][a-z-]+):)?([^#]+)(?:#(.+))?$/.exec(spec) ?? [];
  return { tool, path, model };
}

function formatOf(file: LogFile, tool: string | undefined): LogFormat {
  const known = logFormats.map(({ name }) => name).join(', ');
  if (tool !== undefined && !logFormats.some(({ name }) => name === tool)) {
    throw new HoldfastError('bad-usage', `Logs of "${tool}" are not known; use ${known}, or a path alone.`);
  }
  const format = logFormats.find(({ name, recognizes }) => (tool ?? name) === name && recognizes(file));
  if (format) return format;
  throw new HoldfastError(
    'bad-data',
    `${file.path} is no log with answers of ${tool ?? known}. A CSV or JSONL file needs the columns prompt and answer.`,
  );
}

function pickModel(
  models: readonly string[],
  { wanted, path }: { wanted: string | undefined; path: string },
): string {
  const there = models.filter((model) => model !== '').join(', ');
  if (wanted !== undefined && !models.includes(wanted)) {
    throw new HoldfastError(
      'bad-usage',
      `${path} holds no answers of ${wanted}; it has ${there || 'no names'}.`,
    );
  }
  const model = wanted ?? models[0] ?? '';
  if (wanted !== undefined || models.length <= 1) return model;
  throw new HoldfastError(
    'bad-usage',
    `${path} holds answers of ${there}; say whose are meant, as in ${path}#${model}.`,
  );
}
