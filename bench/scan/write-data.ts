import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRandom } from '@holdfast/engine';

const ordinary = new URL('../../packages/holdfast/scan/fixtures/ordinary.jsonl', import.meta.url);

/**
 * Writes OpenAI chat JSONL of about so many megabytes (10^6 bytes): rows of questions and answers whose words follow one
 * another as they do in ordinary instruction data (English, Korean, code, lists), so that no two rows are alike and
 * detectors find about as little as they do there. Fixed by the seed.
 */
export async function writeData(
  path: string,
  { megabytes, seed }: { megabytes: number; seed: number },
): Promise<void> {
  const { openings, followers } = await wordsOf('assistant');
  const userWords = await wordsOf('user');
  const random = createRandom(`bench/scan/${seed}`);
  const pick = (words: readonly string[]): string => words[Math.floor(random.uniform() * words.length)];
  const text = (from: { openings: string[]; followers: Map<string, string[]> }, length: number): string => {
    const words = [pick(from.openings)];
    while (words.length < length)
      words.push(pick(from.followers.get(words[words.length - 1]) ?? from.openings));
    return words.join(' ');
  };
  const file = createWriteStream(path);
  for (let written = 0; written < megabytes * 1e6; ) {
    let chunk = '';
    for (let row = 0; row < 500; row++) {
      const messages = [
        ...(row % 4 === 0
          ? [{ role: 'system', content: 'You are the assistant of a small shop. Be brief.' }]
          : []),
        { role: 'user', content: text(userWords, 10 + Math.floor(random.uniform() * 40)) },
        {
          role: 'assistant',
          content: text({ openings, followers }, 20 + Math.floor(random.uniform() * 160)),
        },
      ];
      chunk += `${JSON.stringify({ messages })}\n`;
    }
    written += Buffer.byteLength(chunk);
    if (!file.write(chunk)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

async function wordsOf(role: string): Promise<{ openings: string[]; followers: Map<string, string[]> }> {
  const openings: string[] = [];
  const followers = new Map<string, string[]>();
  for (const line of (await readFile(ordinary, 'utf8')).trim().split('\n')) {
    const { messages } = JSON.parse(line) as { messages: { role: string; content: string }[] };
    for (const message of messages) {
      if (message.role !== role) continue;
      const words = message.content.split(' ');
      openings.push(words[0]);
      for (const [index, word] of words.slice(0, -1).entries()) {
        const known = followers.get(word);
        if (known) known.push(words[index + 1]);
        else followers.set(word, [words[index + 1]]);
      }
    }
  }
  return { openings, followers };
}
