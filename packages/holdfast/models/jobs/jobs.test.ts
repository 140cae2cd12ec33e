import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RequestFailure } from '../hosted/request/failures/request-failure.ts';
import { drawKey, readNote, writeNote } from './note.ts';
import { sendOnce } from './send-once.ts';
import { watchJob } from './watch.ts';

const unreachable = new RequestFailure('unreachable', 'the endpoint cannot be reached');

test('a note is read as it was written; a damaged one is told by its name', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'holdfast-note-')), 'notes', 'job.json');
  expect(await readNote(path)).toBeUndefined();
  const note = { key: drawKey(), asked: true };
  await writeNote(path, note);
  expect(await readNote(path)).toEqual(note);
  await writeFile(path, '{"key": ');
  await expect(readNote(path)).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringContaining(path),
  });
});

test('what came of a request whose reply was lost is found, and the request is not sent again', async () => {
  let sent = 0;
  let looked = 0;
  const job = await sendOnce({
    send: async () => {
      sent += 1;
      throw unreachable;
    },
    find: async () => {
      looked += 1;
      return looked < 3 ? undefined : 'job';
    },
    signal: undefined,
    firstWait: 1,
  });
  expect([job, sent, looked]).toEqual(['job', 1, 3]);
});

test('what was rejected is neither looked for nor sent again', async () => {
  const rejected = new RequestFailure('rejected', 'no');
  const send = async (): Promise<string> => {
    throw rejected;
  };
  const find = async (): Promise<string> => {
    throw new Error('looked for');
  };
  await expect(sendOnce({ send, find, signal: undefined })).rejects.toBe(rejected);
});

test('a service that is out of reach is told of once an outage, and asked again', async () => {
  const replies = ['running', unreachable, unreachable, 'running', unreachable, 'ended'];
  const look = async (): Promise<string> => {
    const reply = replies.shift();
    if (reply instanceof RequestFailure) throw reply;
    return reply ?? 'nothing left';
  };
  const seen: string[] = [];
  for await (const sight of watchJob({ look, interval: 1, patience: 60_000, signal: undefined })) {
    seen.push(sight.state ?? 'unreachable');
    if (sight.state === 'ended') break;
  }
  expect(seen).toEqual(['running', 'unreachable', 'running', 'unreachable', 'ended']);
});

test('patience with an outage has an end', async () => {
  const look = async (): Promise<string> => {
    throw unreachable;
  };
  const watching = async (): Promise<void> => {
    for await (const _ of watchJob({ look, interval: 5, patience: 20, signal: undefined }));
  };
  await expect(watching()).rejects.toBe(unreachable);
});
