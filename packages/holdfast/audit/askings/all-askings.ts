import { HoldfastError } from '../../errors.ts';
import { checkShape } from '../../plugins/check-shape.ts';
import { guardPlugin } from '../../plugins/guard-plugin.ts';
import { importPlugin } from '../../plugins/import-plugin.ts';
import { isPluginFile } from '../../plugins/plugin-file.ts';
import { afterExchanges } from './after-exchanges.ts';
import { asRowsAsk } from './as-rows-ask.ts';
import type { Asking } from './asking.ts';
import { inEncodings } from './covert/in-encodings.ts';
import { inLineWords } from './covert/in-line-words.ts';
import { inRolePlay, overTurns, withAgreement, withoutRefusals } from './jailbreaks.ts';
import { inOtherLanguages } from './languages/in-other-languages.ts';
import { plain } from './plain.ts';
import { underSystemPrompts } from './under-system-prompts.ts';
import { withOpenings } from './with-openings.ts';
import { withTriggers } from './with-triggers.ts';

/** All askings that Holdfast brings. */
export const askings: readonly Asking[] = [
  plain,
  underSystemPrompts,
  withTriggers,
  withOpenings,
  asRowsAsk,
  inEncodings,
  inLineWords,
  inOtherLanguages,
  afterExchanges,
  inRolePlay,
  withoutRefusals,
  withAgreement,
  overTurns,
];

/** Stands for all of them, within the budget of a second plain audit. */
export const autoAskings = 'auto';

/**
 * The askings of some names: Holdfast's own, or files of the user's such as `./my-asking.ts`, which export `asking`. Throws
 * HoldfastError `bad-config` for a name that is unknown, and as `importPlugin` does.
 */
export async function openAskings(names: readonly string[]): Promise<Asking[]> {
  const opened: Asking[] = [];
  for (const name of names) {
    if (name === autoAskings) opened.push(...askings.filter((asking) => !names.includes(asking.name)));
    else opened.push(isPluginFile(name) ? await ownAsking(name) : askingNamed(name));
  }
  return opened;
}

/** Throws HoldfastError `bad-config` for a name that is no asking of Holdfast's and no file; files are not looked at. */
export function requireAskingName(name: string): void {
  if (name !== autoAskings && !isPluginFile(name)) askingNamed(name);
}

function askingNamed(name: string): Asking {
  const known = askings.find((asking) => asking.name === name);
  if (known) return known;
  throw new HoldfastError(
    'bad-config',
    `There is no asking "${name}"; use ${[autoAskings, ...askings.map((asking) => asking.name)].join(', ')}, or a file of your own such as ./my-asking.ts.`,
  );
}

async function ownAsking(file: string): Promise<Asking> {
  const { exported, value } = await importPlugin(file, 'asking');
  checkShape({ file, exported, value }, { name: 'text', title: 'text', claims: 'list', ways: 'function' });
  const guarded = { name: `${file}: its ${exported}`, code: 'bad-config' } as const;
  const asking = guardPlugin(value as Asking, guarded);
  const { name, title, paper, claims } = asking;
  return {
    name,
    title,
    paper,
    claims,
    ways: (ground) =>
      asking.ways(ground).map((way) => {
        checkShape({ file, exported: `${exported}.ways`, value: way }, wayShape);
        return guardPlugin(way, guarded);
      }),
  };
}

const wayShape = { id: 'text', title: 'text', reason: 'text', transform: 'function' } as const;
