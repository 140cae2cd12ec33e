import { basename } from 'node:path';
import type { Engine } from '@holdfast/engine';
import { HoldfastError } from '../../errors.ts';
import type { ChatModel } from '../../models/chat-model.ts';
import type { HostedOptions } from '../../models/hosted/hosted-chat-model.ts';
import { openModerator } from '../../models/moderation/open-moderator.ts';
import { type OpenModelOptions, openModel } from '../../models/open-model.ts';
import { importPlugin } from '../../plugins/import-plugin.ts';
import { isPluginFile } from '../../plugins/plugin-file.ts';
import type { ResponseCache } from '../../store/answers/response-cache.ts';
import type { Policy } from '../policies/policy.ts';
import { judgeByKind, judgeUtility } from './by-kind.ts';
import { charterJudge } from './charter/charter-judge.ts';
import { chatJudge, type JudgeForm } from './chat-judge.ts';
import { ensembleJudge } from './ensemble-judge.ts';
import { exactJudge } from './exact-judge.ts';
import { guardForm, guardFormatOf } from './forms/guard-form.ts';
import { helpfulnessForm } from './forms/helpfulness-form.ts';
import { type PolicyText, policyTextOf, rubricForm } from './forms/rubric-form.ts';
import { strongrejectForm } from './forms/strongreject-form.ts';
import { givenJudge } from './given-judge.ts';
import type { Judge } from './judge.ts';
import {
  isModelFreeJudge,
  type JudgePrefix,
  judgeNames,
  judgesNamed,
  type ModelFreeJudge,
} from './judge-names.ts';
import { moderationJudge } from './moderation-judge.ts';
import { referenceJudge } from './reference-judge.ts';
import { refusalJudge } from './refusal-judge.ts';
import { wordsJudge } from './words-judge.ts';

/** What opening judges needs. */
export interface JudgeGround extends HostedOptions {
  /** Lent when a judge's model runs here. */
  engine?: Engine;
  /** The policy that answers are held against; without one a judge knows only the names of categories. */
  policy?: Policy;
  cache?: ResponseCache;
  /** Makes a judge's model share its answers with other audits. */
  share?: (model: ChatModel) => Promise<ChatModel>;
}

/** Judges that ask nobody. `exact` and `charter` judge every kind of prompt; the others judge harmful ones. */
const openModelFree: Record<ModelFreeJudge, () => Judge> = {
  exact: exactJudge,
  charter: charterJudge,
  'refusal-classifier': () =>
    judgeByKind({ name: 'refusal-classifier', judges: { ...besideHarmful(), harmful: refusalJudge() } }),
  words: () => judgeByKind({ name: 'words', judges: { ...besideHarmful(), harmful: wordsJudge() } }),
};

/** Judges that ask a chat model, by the prefix of their name: how they judge harmful prompts. */
const modelJudges: Record<
  Exclude<JudgePrefix, 'moderation'>,
  { form: (model: string, policy?: PolicyText) => JudgeForm; reads: boolean }
> = {
  rubric: { form: (_, policy) => rubricForm(policy), reads: true },
  strongreject: { form: strongrejectForm, reads: true },
  // Guards cannot say whether an answer is helpful.
  guard: { form: (model) => guardForm(guardFormatOf(model)), reads: false },
};

/**
 * Opens a judge by the name that a user gave it: `exact`, `charter`, `refusal-classifier` and `words` ask nobody; `rubric:MODEL`,
 * `strongreject:MODEL`, `guard:MODEL` and `moderation:MODEL` ask a model (see `openModel` and `openModerator`); a model's
 * name alone is a rubric's, and a file of the user's own such as `./my-judge.ts` is loaded. Several, joined by ` + `, judge
 * together. Borderline prompts are judged by the same model, or by the refusal reader; utility prompts by their reference,
 * or by the same model. Throws HoldfastError.
 */
export async function openJudge(name: string, ground: JudgeGround = {}): Promise<Judge> {
  const names = judgesNamed(name);
  if (names.some((one) => one === '')) {
    throw new HoldfastError('bad-usage', `"${name}" names no judge; use ${judgeNames}, joined by " + ".`);
  }
  if (new Set(names).size < names.length) {
    throw new HoldfastError('bad-usage', `"${name}" names a judge twice; name each once.`);
  }
  const judges: Judge[] = [];
  for (const one of names) judges.push(await openOne(one, ground));
  return judges.length === 1 ? judges[0] : ensembleJudge(judges);
}

async function openOne(name: string, ground: JudgeGround): Promise<Judge> {
  if (isPluginFile(name)) {
    const { file, exported, value, fingerprint } = await importPlugin(name, 'judge');
    // A verdict is shared: it tells the file's name and fingerprint, and not where it lies on this machine.
    return givenJudge(value, { name: `./${basename(file)}`, fingerprint, file, exported });
  }
  if (isModelFreeJudge(name)) return openModelFree[name]();
  const [, prefix, rest] = /^([a-z]+):(.+)$/s.exec(name) ?? [];
  if (prefix === 'moderation') {
    const harmful = moderationJudge({
      name,
      moderator: await openModerator(rest, openingOf(ground)),
    });
    return judgeByKind({ name, judges: { ...besideHarmful(), harmful } });
  }
  const kind = hasForm(prefix) ? modelJudges[prefix] : undefined;
  const { form, reads } = kind ?? modelJudges.rubric;
  const modelName = kind ? rest : name;
  const judgeForm = form(modelName, ground.policy && policyTextOf(ground.policy));
  const model = await openJudgeModel(name, modelName, ground);
  const asking = (form: JudgeForm): Judge => chatJudge({ name, model, form, cache: ground.cache });
  const harmful = asking(judgeForm);
  if (!reads) return judgeByKind({ name, judges: { ...besideHarmful(), harmful } });
  const helpfulness = asking(helpfulnessForm());
  const utility = judgeUtility({ reference: referenceJudge(), open: helpfulness });
  return judgeByKind({ name, judges: { harmful, borderline: helpfulness, utility } });
}

/** Who judges the other kinds of prompts where a judge can say nothing of them. */
function besideHarmful(): { borderline: Judge; utility: Judge } {
  return { borderline: refusalJudge(), utility: referenceJudge() };
}

function hasForm(prefix: string | undefined): prefix is keyof typeof modelJudges {
  return prefix !== undefined && Object.hasOwn(modelJudges, prefix);
}

/** What a judge's model or moderator is opened with: its requests are metered as all others are. */
function openingOf({ policy: _, cache: __, share: ___, ...opening }: JudgeGround): OpenModelOptions {
  return opening;
}

async function openJudgeModel(name: string, model: string, ground: JudgeGround): Promise<ChatModel> {
  try {
    const opened = await openModel(model, openingOf(ground));
    return ground.share ? await ground.share(opened) : opened;
  } catch (cause) {
    if (!(cause instanceof HoldfastError) || cause.code !== 'not-found') throw cause;
    throw new HoldfastError('not-found', `Judge "${name}": ${cause.message} A judge is ${judgeNames}.`, {
      cause,
    });
  }
}
