import type { Command } from 'commander';
import { HoldfastError } from '../../../errors.ts';
import { writeGatewayFile } from '../../../evidence/by-hand/gateway-file.ts';
import { readAbout } from '../../../evidence/read-about.ts';
import { readKey } from '../../../evidence/signing/sign-statement.ts';
import { writeEvidence } from '../../../evidence/write-evidence.ts';
import { verifyRelease } from '../../../run/release/verify-release.ts';
import { createCommand, inContext } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';
import { addDatabaseOption, type GatewayPlaceOptions } from '../../options/gateway-places.ts';

interface Options extends Pick<GatewayPlaceOptions, 'database'> {
  about?: string;
  key?: string;
  sigstore?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast evidence`: one file for an auditor. */
export function evidenceCommand(): Command {
  const command = createCommand('evidence', commandDescriptions.evidence, [
    'holdfast evidence runs/2026-11-24-support-bot --about about.yaml',
    'holdfast evidence runs/2026-11-24-support-bot --about about.yaml --key key.pem',
    'holdfast evidence runs/2026-11-24-support-bot --sigstore',
  ])
    .argument('<folder>', 'the folder of a finished run')
    .option(
      '--about <file>',
      'a YAML file of what people state: purpose, people, dataOrigin, nextTest (docs/evidence.md)',
    )
    .option('--key <file>', 'a private key of Ed25519 in PEM, by which the evidence is signed')
    .option('--sigstore', 'sign it with Sigstore, by the identity of a CI job or of SIGSTORE_ID_TOKEN');
  return addDatabaseOption(command).action((folder: string, options: Options) =>
    inContext(options, async ({ output, messages, signal }) => {
      const { misfits } = await verifyRelease(folder, { signal });
      if (misfits.length > 0) {
        throw new HoldfastError(
          'bad-data',
          `${folder} is not as it was audited, and evidence of it would be of something else: ${misfits.join('; ')}.`,
        );
      }
      const { recordsOfRun } = await import('../../../gateway/log/records-of-job.ts');
      const log = await recordsOfRun(folder, options.database);
      if (log) await writeGatewayFile(folder, log);
      const key = options.key === undefined ? undefined : await readKey(options.key, 'private');
      const { evidence, files } = await writeEvidence(folder, {
        about: await readAbout(options.about),
        key,
        sigstore: options.sigstore,
      });
      for (const file of files) output.line(messages.scan.written(file));
      const { purpose, people, nextTest } = evidence.about;
      const lacking = [
        ...(purpose === undefined ? ['purpose'] : []),
        ...(people.length === 0 ? ['people'] : []),
        ...(nextTest === undefined ? ['nextTest'] : []),
      ];
      if (lacking.length > 0) output.line(messages.results.notStated(lacking.join(', ')));
      output.result({ files, outcome: evidence.verdict.outcome, lacking });
      return exitCodes.pass;
    }),
  );
}
