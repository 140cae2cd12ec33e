import type { Command } from 'commander';
import { exitCodeOf } from '../../audit/verdict/exit-code.ts';
import { releaseText } from '../../run/release/release.ts';
import { verifyRelease } from '../../run/release/verify-release.ts';
import { createCommand, inContext } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { exitCodes } from '../exit-codes.ts';

/** `holdfast verify`: whether a run folder still holds what was released. */
export function verifyCommand(): Command {
  return createCommand('verify', commandDescriptions.verify, [
    'holdfast verify runs/2026-11-24-support-bot',
    'holdfast verify runs/2026-11-24-support-bot --json',
  ])
    .argument('<folder>', 'the folder of a finished run')
    .action((path: string, options: { json?: boolean; quiet?: boolean }) =>
      inContext(options, async ({ output, signal }) => {
        const { release, misfits, unchecked, outcome } = await verifyRelease(path, { signal });
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
