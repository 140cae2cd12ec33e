import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AuditEvent } from '../../../audit/judging/judge-pairs.ts';
import { parseHostedName } from '../../../models/hosted/hosted-name.ts';
import { locateModel } from '../../../models/model-location.ts';
import { runsHere } from '../../../models/open-model.ts';
import type { RunFolder } from '../../../store/run-folder.ts';
import { weightBytes } from './weight-bytes.ts';

/** Tokens that models write in a second, all requests at once together, by the models' names. */
export type ModelSpeeds = Readonly<Record<string, number>>;

/** How fast a model is taken to be, and whether an audit measured that. */
export interface ModelSpeed {
  tokensPerSecond: number;
  basis: 'measured' | 'assumed';
}

const speedsSchema = z.record(z.string(), z.number().positive());

/** Fewer tokens than this say nothing of a speed. */
const fewestTokens = 500;

/** What is assumed of a model whose speed nobody measured. */
const assumed = {
  /** Tokens a second of one request to a hosted model, and how many requests go on at once unless said. */
  hosted: 50,
  concurrency: 64,
  /** A model here reads its weights once for each token, so many bytes a second; small ones are held up by other things. */
  bytesPerSecond: 1e10,
  fastestHere: 5000,
  /** A model here of which nothing is known. */
  unknownHere: 20,
};

/** The speeds that an earlier audit in a folder measured; none where there was no audit. */
export async function readSpeeds(folder: string): Promise<ModelSpeeds> {
  const file = join(folder, 'speeds.json');
  if (!existsSync(file)) return {};
  const parsed = speedsSchema.safeParse(JSON.parse(await readFile(file, 'utf8').catch(() => '{}')));
  return parsed.success ? parsed.data : {};
}

/** The speed of a model as it was measured, or else as it may be assumed from where it runs and how large it is. */
export async function speedOf(
  model: string,
  { speeds, concurrency = assumed.concurrency }: { speeds: ModelSpeeds; concurrency?: number },
): Promise<ModelSpeed> {
  const measured = speeds[model];
  if (measured !== undefined) return { tokensPerSecond: measured, basis: 'measured' };
  if (parseHostedName(model) !== undefined || !runsHere(model)) {
    return { tokensPerSecond: assumed.hosted * concurrency, basis: 'assumed' };
  }
  const bytes = await locateModel(model, { fetches: false }).then(weightBytes, () => undefined);
  const tokensPerSecond =
    bytes === undefined ? assumed.unknownHere : Math.min(assumed.fastestHere, assumed.bytesPerSecond / bytes);
  return { tokensPerSecond, basis: 'assumed' };
}

/** Measures, from the events of an audit, how fast its models answer. */
export class SpeedWatch {
  readonly #written = new Map<string, { tokens: number; milliseconds: number }>();
  #last: { model: string; tokens: number; at: number } | undefined;

  /** Takes an event at a time in milliseconds. What a resumed audit found answered already does not count. */
  take(event: AuditEvent, { names, at }: { names: Record<'base' | 'tuned', string>; at: number }): void {
    if (event.type !== 'answers') {
      this.#last = undefined;
      return;
    }
    const model = names[event.model];
    const tokens = event.usage.output;
    if (this.#last?.model === model) {
      const before = this.#written.get(model) ?? { tokens: 0, milliseconds: 0 };
      this.#written.set(model, {
        tokens: before.tokens + tokens - this.#last.tokens,
        milliseconds: before.milliseconds + at - this.#last.at,
      });
    }
    this.#last = { model, tokens, at };
  }

  /** The speeds of the models that wrote enough to tell. */
  speeds(): ModelSpeeds {
    const enough = [...this.#written].filter(
      ([, { tokens, milliseconds }]) => tokens >= fewestTokens && milliseconds > 0,
    );
    return Object.fromEntries(
      enough.map(([model, { tokens, milliseconds }]) => [model, (1000 * tokens) / milliseconds]),
    );
  }

  /** Keeps them for the next estimate, beside what was measured before. */
  async keep(folder: RunFolder): Promise<void> {
    const speeds = this.speeds();
    if (Object.keys(speeds).length === 0) return;
    await folder.writeJson('speeds', { ...(await readSpeeds(folder.path)), ...speeds });
  }
}
