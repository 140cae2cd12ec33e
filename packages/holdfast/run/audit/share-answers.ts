import type { ChatModel } from '../../models/chat-model.ts';
import type { HostedOptions } from '../../models/hosted/hosted-chat-model.ts';
import { parseHostedName } from '../../models/hosted/hosted-name.ts';
import { openSharedCache, type SharedCache } from '../../store/answers/shared-cache.ts';
import { sharedChatModel } from '../../store/answers/shared-chat-model.ts';
import type { RunConfig } from '../settings/run-config.ts';

/** Where audits share answers unless something else is said. */
export const defaultCacheFolder = '.holdfast/cache';

/**
 * Makes models answer from a cache that audits share, and keep their answers there. Models that run here cost nothing and
 * are left as they are. So are those at an address, whose name may stand for other weights tomorrow, unless the folder is
 * named: whoever names it knows what is served. The folder is made when it is first needed. Throws HoldfastError `storage`.
 */
export function shareAnswers({
  cache: folder,
}: Partial<Pick<RunConfig['audit'], 'cache'>>): (
  model: ChatModel,
  opening: HostedOptions,
) => Promise<ChatModel> {
  let opened: Promise<SharedCache> | undefined;
  return async (model, { meter }) => {
    const hosted = parseHostedName(model.name);
    if (folder === false || !hosted || (hosted.kind === 'address' && folder === undefined)) return model;
    opened ??= openSharedCache(folder ?? defaultCacheFolder);
    return sharedChatModel(model, await opened, meter);
  };
}
