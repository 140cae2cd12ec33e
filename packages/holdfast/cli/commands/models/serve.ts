import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { HoldfastError } from '../../../errors.ts';
import { warn } from '../../../events/warn.ts';
import { serveChat } from '../../../gateway/serve-chat.ts';
import type { Access } from '../../../gateway/shell/single-key.ts';
import { openModel } from '../../../models/open-model.ts';
import { openSpending } from '../../../run/open-spending.ts';
import { whyNotReleased } from '../../../run/release/why-not-released.ts';
import { createCommand, inContext, withEngine } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';
import { addHelpNote } from '../../help/help-note.ts';
import { commandSettings } from '../../options/command-settings.ts';
import { addServerOptions, listenOptions, type ServerOptions } from '../../options/server-options.ts';
import { addSettingOptions } from '../../options/setting-options.ts';
import { showSpending } from '../../show/show-spending.ts';

interface Options extends ServerOptions {
  open?: boolean;
  spending: string;
  unreleased?: boolean;
  json?: boolean;
  quiet?: boolean;
}

const keyVariable = 'HOLDFAST_SERVE_KEY';

/** `holdfast serve`: chat models behind OpenAI's API. */
export function serveCommand(): Command {
  const command = createCommand('serve', commandDescriptions.serve, [
    'holdfast serve organism',
    'holdfast serve organism ./runs/2026-11-24-support-bot/model --port 8000',
  ])
    .argument('<models...>', 'what to serve; each is asked by the name given here')
    .option('--open', 'ask for no key; on this machine alone');
  addHelpNote(command, `The key is that of ${keyVariable}, or one that is made for this start.`);
  addServerOptions(command, { port: 8000 });
  return addSettingOptions(command, { command: 'serve' })
    .option('--unreleased', 'serve models too that their release.json does not release')
    .option('--spending <file>', 'the book of what they cost', 'serve.spending.jsonl')
    .action((names: string[], options: Options) =>
      inContext(options, async ({ output, messages, signal }) => {
        for (const name of names) await requireReleased(name, options);
        await withEngine(async (engine) => {
          const { audit: settings } = commandSettings('serve', { options });
          const spending = await openSpending({ file: options.spending, settings });
          const opening = { engine, precision: settings.precision, ...spending.under('serve') };
          const models = await Promise.all(names.map((name) => openModel(name, opening)));
          const { access, made } = accessOf(options);
          const { allowHost: hosts } = options;
          const { url, close } = await serveChat({ models, access, hosts, ...listenOptions(options) });
          output.event({ type: 'listening', url, models: names, key: made });
          const { served } = messages.results;
          output.line(served.listening(url));
          for (const name of names) output.line(`  ${url}#${name}`);
          if (made) output.line(served.key(made));
          await new Promise<void>((resolve) => {
            if (signal.aborted) resolve();
            else signal.addEventListener('abort', () => resolve(), { once: true });
          });
          await close();
          await spending.close();
          showSpending(spending, output);
        });
        return exitCodes.pass;
      }),
    );
}

/** Who may ask; `made`: the key, where the user has set none. */
function accessOf({ open }: Options): { access: Access; made?: string } {
  if (open) return { access: { kind: 'open' } };
  const set = process.env[keyVariable]?.trim();
  if (set) return { access: { kind: 'key', key: set } };
  const made = randomBytes(24).toString('base64url');
  return { access: { kind: 'key', key: made }, made };
}

/** Refuses a model that is not what was released, or says so where it is wanted all the same. Throws HoldfastError `refused`. */
async function requireReleased(name: string, { unreleased = false }: Options): Promise<void> {
  const why = await whyNotReleased(name);
  if (why === undefined) return;
  if (unreleased) warn(`${why}; it is served all the same.`);
  else
    throw new HoldfastError(
      'refused',
      `${why}; serve what was released, or add --unreleased to serve it all the same.`,
    );
}
