import type { Messages } from '../../../messages/english/english.ts';
import { runsHere } from '../../../models/open-model.ts';
import { practiceModels } from '../../../models/proposed/practice-models.ts';
import { oldProposals, proposeJudges, proposeModels } from '../../../models/proposed/propose-models.ts';
import { proposeTuners } from '../../../models/proposed/propose-tuners.ts';
import { type NewSettings, settingsFor } from '../../../run/settings/settings-for.ts';
import type { Severity } from '../../../scan/findings/finding.ts';
import type { Unmasked } from '../../../scan/findings/unmasked.ts';
import { worldOfModel } from '../../../worlds/world-of-model.ts';
import { describeTrainingData, type SeenData } from './describe-training-data.ts';
import { proposeFiles } from './propose-files.ts';
import { seenDataText } from './seen-data-text.ts';
import type { TerminalQuestions } from './terminal-questions.ts';

/**
 * Asks for what is not said yet, proposing what fits what is there, and shows what the data is as soon as it is named. Throws
 * what the questions throw.
 */
export async function askNewSettings(
  said: Partial<NewSettings>,
  {
    questions,
    show,
    messages,
    signal,
  }: {
    questions: TerminalQuestions;
    show: (text: string) => void;
    messages: Messages;
    signal: AbortSignal;
  },
): Promise<{ settings: NewSettings; seen: SeenData }> {
  const { init, languageCode } = messages;
  const files = await proposeFiles();
  const data = said.data ?? (await askData());
  const seen = await describeTrainingData(data, { signal });
  show(seenDataText(data, seen, messages));
  const masks = seen.kind === 'data' && seen.unmasked.rows > 0 ? await askMasks(seen.unmasked) : [];
  const model = said.model ?? (await askModel());
  const tuner = said.tuner ?? (await askTuner());
  const fits = await settingsFor({ ...said, data, model, name: '' });
  const benchmark = fits['audit.benchmarks'] === '' ? await askBenchmark() : said.benchmark;
  const judge = fits['audit.judge'] === '' ? await askJudge() : said.judge;
  const budget = said.budget ?? (await questions.amount(init.whichBudget, init.noAmount));
  const name = said.name ?? (await questions.line(init.whichName, 'my-model'));
  return { settings: { ...said, data, model, tuner, benchmark, judge, budget, name, masks }, seen };

  async function askData(): Promise<string> {
    const usual = 'data.jsonl';
    if (files.data.length === 0) return questions.line(init.whichData, usual);
    const proposals = files.data.map((value) => ({ value }));
    return (await questions.choose(init.whichData, { proposals, another: init.anotherData })) ?? usual;
  }

  async function askMasks({ rows, severities }: Unmasked): Promise<readonly Severity[]> {
    const proposals = [{ value: init.mask }, { value: init.leaveUnmasked }];
    return (await questions.choose(init.whetherMask(rows), { proposals })) === init.mask ? severities : [];
  }

  async function askModel(): Promise<string> {
    const proposed = await proposeModels({ language: languageCode });
    const old = oldProposals(new Date());
    if (old !== undefined && proposed.some(({ reason }) => reason === 'key')) show(init.oldModels(old));
    const proposals = proposed.map(({ model: value, reason }) => ({
      value,
      hint: init.reasons[reason],
    }));
    const chosen = await questions.choose(init.whichModel, { proposals, another: init.anotherModel });
    return chosen ?? practiceModels[languageCode];
  }

  /** Of a model whose weights are here; a service tunes its own, and practice is for the engine. */
  async function askTuner(): Promise<string | undefined> {
    if (!runsHere(model) || worldOfModel(model)) return undefined;
    const proposals = (await proposeTuners()).map(({ tuner: value, reason }) => ({
      value,
      hint: init.tunerReasons[reason],
    }));
    return questions.choose(init.whichTuner, { proposals });
  }

  async function askBenchmark(): Promise<string | undefined> {
    return questions.choose(init.whichBenchmark, {
      proposals: files.benchmarks.map((value) => ({ value })),
      another: init.anotherBenchmark,
      blanks: [init.ownBenchmark, init.blank],
    });
  }

  async function askJudge(): Promise<string | undefined> {
    return questions.choose(init.whichJudge, {
      proposals: proposeJudges(model).map((value) => ({ value, hint: init.reasons.key })),
      another: init.anotherJudge,
      blanks: [init.blank],
    });
  }
}
