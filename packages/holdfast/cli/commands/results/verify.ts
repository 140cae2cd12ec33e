import type { Command } from 'commander';
import { exitCodeOf } from '../../../audit/verdict/exit-code.ts';
import { HoldfastError } from '../../../errors.ts';
import { byHandText } from '../../../evidence/forms/by-hand-text.ts';
import { readKey } from '../../../evidence/signing/sign-statement.ts';
import type { SigstoreIdentity } from '../../../evidence/signing/sigstore.ts';
import { verifyEvidence } from '../../../evidence/verify-evidence.ts';
import { databaseIn, isGatewayFolder } from '../../../gateway/database/database-in.ts';
import { messagesIn } from '../../../messages/messages.ts';
import { releaseText } from '../../../run/release/release.ts';
import { verifyRelease } from '../../../run/release/verify-release.ts';
import { createCommand, inContext } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';
import { addDatabaseOption, type GatewayPlaceOptions } from '../../options/gateway-places.ts';
import type { Output } from '../../output.ts';
import { gatewayStanding } from '../../show/gateway-standing.ts';
import { leavingModels } from '../../show/leaving-models.ts';

interface Options extends Pick<GatewayPlaceOptions, 'database'> {
  key?: string;
  identity?: string;
  issuer?: string;
  head?: string;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast verify`: whether a run folder still holds what was released, or a gateway's log what was done. */
export function verifyCommand(): Command {
  const command = createCommand('verify', commandDescriptions.verify, [
    'holdfast verify runs/2026-11-24-support-bot',
    'holdfast verify runs/2026-11-24-support-bot --json',
    'holdfast verify holdfast-gateway --head 3f9c...',
    'holdfast verify --database postgres://holdfast@db.example/holdfast',
  ])
    .argument('[folder]', 'the folder of a finished run, or of a gateway')
    .option('--head <hash>', 'for a gateway: the hash that its log ended with earlier')
    .option('--key <file>', 'the public key by which the evidence of a run was signed')
    .option(
      '--identity <who>',
      'who signed the evidence with Sigstore: an e-mail address, or that of a workflow',
    )
    .option(
      '--issuer <url>',
      'who vouches for that identity, such as https://token.actions.githubusercontent.com',
    );
  return addDatabaseOption(command).action((path: string | undefined, options: Options) =>
    inContext(options, async ({ output, messages, signal }) => {
      const gateway = gatewayOf(path, options);
      if (gateway) return showGateway(gateway, options, output);
      if (path === undefined) {
        throw new HoldfastError('bad-usage', 'Name the folder of a run or of a gateway, or a --database.');
      }
      const { release, outcome, ...ofRelease } = await verifyRelease(path, { signal });
      const key = options.key === undefined ? undefined : await readKey(options.key, 'public');
      const ofEvidence = await verifyEvidence(path, { key, signer: signerOf(options) });
      const atGateway = await gatewayStanding(path, options.database);
      const misfits = [...ofRelease.misfits, ...atGateway.misfits, ...ofEvidence.misfits];
      const unchecked = [...ofRelease.unchecked, ...ofEvidence.unchecked];
      const fits = misfits.length === 0;
      const leaving = await leavingModels(release, new Date());
      const { byHand } = atGateway;
      output.result({ fits, misfits, unchecked, outcome, byHand, leaving, formats: release.formats });
      const words = messages.results.verify;
      const said = (phrases: readonly string[]): string => phrases.map(messages.commands.sentence).join('; ');
      const besides = unchecked.length > 0 ? words.besides(said(unchecked)) : '';
      output.line(
        fits
          ? words.fits(path, `${releaseText(release, messages)}${besides}`)
          : words.misfits(path, `${said(misfits)}${besides}`),
      );
      for (const decided of byHandText({ decision: atGateway }, messages)) output.line(decided);
      for (const note of leaving) output.line(messages.commands.sentence(note));
      return fits ? exitCodeOf(outcome) : exitCodes.fail;
    }),
  );
}

/** Who should have signed with Sigstore. Throws HoldfastError `bad-usage` for half of it: who vouches for a name is part of it. */
function signerOf({ identity, issuer }: Options): SigstoreIdentity | undefined {
  if (identity === undefined && issuer === undefined) return undefined;
  if (identity !== undefined && issuer !== undefined) return { identity, issuer };
  throw new HoldfastError(
    'bad-usage',
    'Name both who signed (--identity) and who vouches for that (--issuer).',
  );
}

/** The database of a gateway, and what people call it; undefined for the folder of a run. */
function gatewayOf(path: string | undefined, { database }: Options): GatewayLog | undefined {
  if (path === undefined)
    return database === undefined ? undefined : { place: database, name: 'the database' };
  return isGatewayFolder(path) ? { place: databaseIn(path), name: path, folder: path } : undefined;
}

interface GatewayLog {
  place: string;
  name: string;
  folder?: string;
}

/** Whether the log of a gateway is whole, and the hash by which that can be told later. */
async function showGateway(
  { place, name, folder }: GatewayLog,
  { head: earlier }: Options,
  output: Output,
): Promise<number> {
  // Node 22 says that its SQLite is new, which is nothing to those who verify a run.
  if (earlier !== undefined && !/^[0-9a-f]{16,64}$/.test(earlier)) {
    throw new HoldfastError(
      'bad-usage',
      `--head ${earlier} is no hash; give the 64 characters of the hash, or its first 16 or more.`,
    );
  }
  const { verifyGateway } = await import('../../../gateway/verify-gateway.ts');
  const { records, head, misfits } = await verifyGateway(place, { head: earlier, folder });
  const fits = misfits.length === 0;
  output.result({ fits, misfits, records, head });
  const { commands, results } = messagesIn[output.language];
  const words = results.verify;
  output.line(
    fits
      ? words.logWhole({ folder: name, records: String(records), head: String(head) })
      : words.logBroken(name, misfits.map(commands.sentence).join('; ')),
  );
  if (fits && earlier !== undefined) output.line(words.headSeen(earlier.length));
  return fits ? exitCodes.pass : exitCodes.fail;
}
