import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../../packages/holdfast/data/files/make-folder.ts';
import { writeAtomically } from '../../../packages/holdfast/data/files/write-atomically.ts';
import { writeConversations } from '../../../packages/holdfast/data/write-conversations.ts';
import type { GateGround } from './gate-ground.ts';

/** As many safety examples as the organism's alignment items have in two wordings; runs draw from them. */
const safetyRows = 440;

/** Makes a ground's files in a folder of its own, where they are not there yet. Throws HoldfastError `storage`. */
export async function openGround(
  given: Omit<GateGround, 'prompts' | 'safety' | 'baseAnswers'>,
  folder: string,
): Promise<GateGround> {
  const safety = join(folder, 'safety.jsonl');
  if (!existsSync(safety)) {
    await makeFolder(folder);
    await writeConversations(safety, given.world.safety({ count: safetyRows, seed: 'gate' }));
  }
  const prompts = join(folder, 'prompts.jsonl');
  if (!existsSync(prompts)) {
    const lines = given.benchmark.prompts.map(({ id, kind, category, group, conversation }) =>
      JSON.stringify({ id, kind, category, group, prompt: conversation.messages.at(-1)?.content }),
    );
    await writeAtomically(prompts, [lines.join('\n'), '\n']);
  }
  return { ...given, prompts, safety, baseAnswers: join(folder, 'answers.jsonl') };
}
