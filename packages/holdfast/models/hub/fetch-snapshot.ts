import { copyFile, mkdir, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { writeFileAtomically } from '@holdfast/engine';
import { datasetInfo, downloadFile, listFiles, modelInfo } from '@huggingface/hub';
import { HoldfastError } from '../../errors.ts';
import { downloadBlob, type HubFile, type OpenBytes } from './download-blob.ts';
import { commitPattern, repositoryFolder, type Snapshot } from './hub-cache.ts';
import { hubError } from './hub-error.ts';
import { formatHubName, type HubName } from './hub-name.ts';
import type { HubSettings } from './hub-settings.ts';
import { wantedFiles } from './wanted-files.ts';

/** What happens while a repository is fetched. */
export type HubEvent =
  | { type: 'fetch-start'; name: string; commit: string; files: number; bytes: number }
  /** `bytes` of `total` are there, of all files together. */
  | { type: 'fetch-progress'; name: string; file: string; bytes: number; total: number }
  | ({ type: 'fetch-end'; name: string } & Snapshot);

/**
 * Fetches what is named into the hub's cache, laid out as the hub's own tools do, going on from what an earlier attempt left;
 * files that are there already are not fetched again. Throws HoldfastError `not-found`, `model-failed` and `bad-config`.
 */
export async function* fetchSnapshot(
  name: HubName,
  settings: HubSettings,
  { signal }: { signal?: AbortSignal } = {},
): AsyncGenerator<HubEvent> {
  const named = formatHubName(name);
  if (settings.offline)
    throw new HoldfastError(
      'not-found',
      `${named} is not in the hub's cache, and HF_HUB_OFFLINE forbids to fetch it.`,
    );
  try {
    const request = requestOf(name, settings, signal);
    const commit = await commitOf(name, request);
    const files = wantedFiles(name, await listed(request, commit));
    const total = files.reduce((sum, { size }) => sum + size, 0);
    yield { type: 'fetch-start', name: named, commit, files: files.length, bytes: total };
    const folder = repositoryFolder(settings.cache, name);
    const snapshot = join(folder, 'snapshots', commit);
    const open = opener(request, commit);
    let before = 0;
    for (const file of files) {
      const target = join(folder, 'blobs', file.hash);
      if (!(await isThere(target))) {
        for await (const bytes of downloadBlob(file, { target, open, signal }))
          yield { type: 'fetch-progress', name: named, file: file.path, bytes: before + bytes, total };
      }
      before += file.size;
      await link(target, join(snapshot, file.path));
    }
    if (name.revision !== commit) await writeFileAtomically(join(folder, 'refs', name.revision), commit);
    const path = name.file === undefined ? snapshot : join(snapshot, name.file);
    yield { type: 'fetch-end', name: named, path, commit };
  } catch (error) {
    signal?.throwIfAborted();
    throw hubError(name, settings, error);
  }
}

type Request = ReturnType<typeof requestOf>;

/** What every call of the hub's library takes. */
function requestOf({ kind, repository }: HubName, { endpoint, token }: HubSettings, signal?: AbortSignal) {
  return {
    repo: { type: kind, name: repository },
    hubUrl: endpoint,
    accessToken: token,
    fetch: (url: Parameters<typeof fetch>[0], init?: RequestInit) => fetch(url, { ...init, signal }),
  };
}

async function commitOf(name: HubName, request: Request): Promise<string> {
  const query = {
    ...request,
    name: name.repository,
    revision: name.revision,
    additionalFields: ['sha' as const],
  };
  const { sha } = name.kind === 'model' ? await modelInfo(query) : await datasetInfo(query);
  if (commitPattern.test(sha)) return sha;
  throw new HoldfastError('model-failed', 'The hub tells no commit of 40 digits; is HF_ENDPOINT a hub?');
}

async function listed(request: Request, commit: string): Promise<HubFile[]> {
  const files: HubFile[] = [];
  for await (const { type, path, size, oid, lfs } of listFiles({
    ...request,
    revision: commit,
    recursive: true,
  })) {
    const hash = lfs?.oid ?? oid ?? '';
    if (type === 'file' && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(hash)) files.push({ path, size, hash });
  }
  return files;
}

function opener(request: Request, commit: string): OpenBytes {
  return async ({ path }, from) => {
    // Plain requests with ranges; the hub's own protocol for chunks cannot go on where it was.
    const blob = await downloadFile({ ...request, path, revision: commit, xet: false });
    if (!blob) throw new HoldfastError('not-found', `${path} is not in the repository any more.`);
    return blob.slice(from, blob.size).stream() as unknown as AsyncIterable<Uint8Array>;
  };
}

async function link(target: string, path: string): Promise<void> {
  if (await isThere(path)) return;
  await mkdir(dirname(path), { recursive: true });
  // Some systems let nobody make links; there the file lies twice.
  await symlink(relative(dirname(path), target), path).catch(() => copyFile(target, path));
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
