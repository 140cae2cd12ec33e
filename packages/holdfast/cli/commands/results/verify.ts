import type { Command } from 'commander';
import { exitCodeOf } from '../../../audit/verdict/exit-code.ts';
import { readKey } from '../../../evidence/sign-statement.ts';
import { verifyEvidence } from '../../../evidence/verify-evidence.ts';
import { isGatewayFolder } from '../../../gateway/database/database-in.ts';
import { releaseText } from '../../../run/release/release.ts';
import { verifyRelease } from '../../../run/release/verify-release.ts';
import { createCommand, inContext } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';
import type { Output } from '../../output.ts';

interface Options {
  key?: string;
  head?: string;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast verify`: whether a run folder still holds what was released, or a gateway's log what was done. */
export function verifyCommand(): Command {
  return createCommand('verify', commandDescriptions.verify, [
    'holdfast verify runs/2026-11-24-support-bot',
    'holdfast verify runs/2026-11-24-support-bot --json',
    'holdfast verify holdfast-gateway --head 3f9c...',
  ])
    .argument('<folder>', 'the folder of a finished run, or of a gateway')
    .option('--head <hash>', 'for a gateway: the hash that its log ended with earlier')
    .option('--key <file>', 'the public key by which the evidence of a run was signed')
    .action((path: string, options: Options) =>
      inContext(options, async ({ output, signal }) => {
        if (isGatewayFolder(path)) return showGateway(path, options, output);
        const { release, misfits: ofRelease, unchecked, outcome } = await verifyRelease(path, { signal });
        const key = options.key === undefined ? undefined : await readKey(options.key, 'public');
        const misfits = [...ofRelease, ...(await verifyEvidence(path, { key }))];
        const fits = misfits.length === 0;
        output.result({ fits, misfits, unchecked, outcome, formats: release.formats });
        const besides = unchecked.length > 0 ? ` (not looked at: ${unchecked.join('; ')})` : '';
        output.line(
          fits
            ? `${path} is as it was audited: ${releaseText(release)}${besides}.`
            : `${path} no longer fits its release: ${misfits.join('; ')}${besides}.`,
        );
        return fits ? exitCodeOf(outcome) : exitCodes.fail;
      }),
    );
}

/** Whether the log of a gateway is whole, and the hash by which that can be told later. */
async function showGateway(path: string, { head: earlier }: Options, output: Output): Promise<number> {
  // Node 22 says that its SQLite is new, which is nothing to those who verify a run.
  const { verifyGateway } = await import('../../../gateway/verify-gateway.ts');
  const { records, head, misfits } = verifyGateway(path, { head: earlier });
  const fits = misfits.length === 0;
  output.result({ fits, misfits, records, head });
  output.line(
    fits
      ? `The log of ${path} is whole: ${records} records, the last one ${head}. Note that hash elsewhere, for --head.`
      : `${path} is not as the gateway left it: ${misfits.join('; ')}.`,
  );
  return fits ? exitCodes.pass : exitCodes.fail;
}
