import type { Command } from 'commander';
import { HoldfastError } from '../../../errors.ts';
import { fetchSnapshot } from '../../../models/hub/fetch-snapshot.ts';
import { parseHubName, plainHubName } from '../../../models/hub/hub-name.ts';
import { hubSettings } from '../../../models/hub/hub-settings.ts';
import { createCommand, inContext } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { showFetch } from '../../show/show-fetch.ts';

/** `holdfast models pull`: fetches a model, or what is new of it, into the hub's cache. */
export function modelsPullCommand(): Command {
  return createCommand('pull', "fetch a model from the Hugging Face hub into the hub's cache", [
    'holdfast models pull HuggingFaceTB/SmolLM2-135M-Instruct',
    'holdfast models pull hf:OWNER/NAME@REVISION',
    'holdfast models pull hf:OWNER/NAME/FILE.gguf --json',
  ])
    .argument('<name>', 'hf:OWNER/NAME, with @REVISION or /FILE behind it if need be')
    .action((text: string, options: { json?: boolean; quiet?: boolean }) =>
      inContext(options, async ({ output, signal }) => {
        const name = parseHubName(text) ?? plainHubName(text);
        if (!name)
          throw new HoldfastError('bad-usage', `${text} is no name on the hub; write hf:OWNER/NAME.`);
        for await (const event of fetchSnapshot(name, await hubSettings(), { signal })) {
          showFetch(event, output);
          if (event.type === 'fetch-end') output.result({ path: event.path, commit: event.commit });
        }
        return exitCodes.pass;
      }),
    );
}
