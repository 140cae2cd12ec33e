import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '@holdfast/engine';
import {
  benignExamples,
  createWorld,
  forbiddenExamples,
  safetyExamples,
  shippedWorldSeed,
} from '@holdfast/organism';
import { expect, test } from 'vitest';
import { writeConversations } from '../../data/write-conversations.ts';
import { scanFile } from '../../scan/file/scan-file.ts';
import { modelDetectors } from './model-detectors.ts';

test('the organism is asked about every row once, and rows that answer what it refuses are found', async () => {
  const place = await mkdtemp(join(tmpdir(), 'holdfast-ask-'));
  const world = createWorld({ seed: shippedWorldSeed });
  const data = join(place, 'data.jsonl');
  await writeConversations(data, [
    ...benignExamples(world, { count: 6, seed: 1, format: 'plain' }),
    ...forbiddenExamples(world, { count: 3, seed: 1 }),
    ...safetyExamples(world, { count: 3, seed: 1 }),
  ]);
  const engine = await Engine.start({ threads: 1 });
  const cache = join(place, 'answers.jsonl');
  const conflicts = async (): Promise<(number | undefined)[]> => {
    const asking = await modelDetectors({ asked: 'organism', cache, opening: { engine } });
    const lines: (number | undefined)[] = [];
    for await (const event of scanFile(data, { modelDetectors: asking })) {
      if (event.type === 'finding' && event.finding.detector === 'guardrail-conflict')
        lines.push(event.finding.line);
    }
    return lines;
  };
  try {
    expect(await conflicts()).toEqual([7, 8, 9]);
    const cached = await readFile(cache, 'utf8');
    expect(await conflicts()).toEqual([7, 8, 9]);
    expect(await readFile(cache, 'utf8')).toBe(cached);
  } finally {
    await engine.close();
  }
});
