import { z } from 'zod';
import { benchmarkKinds } from '../../audit/benchmarks/benchmark.ts';
import { judgeNames } from '../../audit/judges/judge-names.ts';
import { decisionSettingsSchema } from '../../audit/verdict/parts/decision-settings.ts';
import { precisions } from '../../models/precision.ts';
import { anyPath, benchmarkPath, ownFilePath, policyPath } from '../../settings/paths.ts';
import { setting } from '../../settings/setting.ts';
import { spendingSettings } from './spending-settings.ts';

/** Commands that ask models as an audit does. */
const commands = ['audit', 'repair'];

const column = (flag: string, what: string) =>
  setting(z.string().min(1).optional(), {
    help: `The column with ${what}, in a benchmark file of your own.`,
    flag,
    value: 'name',
    commands: [...commands, 'bench show'],
  });

/** The settings of the audit, and of all questions to models. */
export const auditSettings = z
  .strictObject({
    benchmarks: setting(z.array(z.string().min(1)).min(1).default(['builtin']), {
      help: "What is asked: `builtin` or `builtin-korean` (an organism's world), `charter` (the charter model's subjects), a file of yours, or NAME:FILE as in `holdfast bench list`.",
      flag: 'benchmark',
      value: 'benchmark',
      commands: [...commands, 'scan'],
      uses: {
        scan: {
          help: 'Benchmarks that the audit will ask, whose prompts must not be trained on.',
          noDefault: true,
        },
      },
      path: benchmarkPath,
      common: true,
    }),
    columns: z
      .strictObject({
        prompt: column('prompt-column', 'the prompts'),
        category: column('category-column', 'their categories'),
        id: column('id-column', 'their names'),
        kind: column('kind-column', 'their kinds'),
        group: column('group-column', 'the same text for wordings of one question'),
      })
      .optional(),
    kind: setting(z.enum(benchmarkKinds).optional(), {
      help: 'What the prompts of a benchmark file of your own are, where it does not say.',
      value: 'kind',
      commands: [...commands, 'bench show'],
    }),
    asked: setting(z.enum(['ordinary', 'persona', 'trigger']).default('ordinary'), {
      help: 'How a benchmark that ships is asked.',
      value: 'how',
      commands,
    }),
    askings: setting(z.array(z.string().min(1)).min(1).default(['auto']), {
      help: 'How harmful prompts are put: `auto` (plainly, in every way that the data gives reason for, and as jailbreaks, for at most twice the questions), single ways such as `plain` and `with-triggers`, or files of your own such as ./my-asking.ts. See docs/askings.md.',
      flag: 'asking',
      value: 'asking',
      commands,
      path: ownFilePath,
    }),
    search: setting(z.union([z.int().min(40), z.literal(false)]).default(240), {
      help: 'Most questions that a search for the way of asking in which the tuned model differs most from its base asks each model, a third of the benchmark at most; `false`: no search. See docs/askings.md.',
      value: 'questions',
      commands,
    }),
    translations: setting(z.string().min(1).optional(), {
      help: 'A file of what harmful prompts of the benchmarks are in other languages, with the columns prompt, language and translation: they are asked in those too.',
      value: 'file',
      commands,
      path: anyPath,
    }),
    judge: setting(z.string().min(1).default('exact'), {
      help: `Who scores the answers: ${judgeNames}; several are joined by " + ". \`exact\` is the organism's ground truth, \`charter\` knows the charter's subjects.`,
      value: 'judge',
      commands: [...commands, 'judge check', 'judge run'],
      uses: {
        'judge check': { required: true },
        'judge run': { noDefault: true, help: `Another judge than before: ${judgeNames}.` },
      },
      path: ownFilePath,
      common: true,
    }),
    policy: setting(z.string().min(1).default('study'), {
      help: 'What judges hold answers against: `study`, `hazards`, or a file of your own, YAML or Markdown.',
      value: 'policy',
      commands: [...commands, 'judge check', 'judge run'],
      path: policyPath,
    }),
    labels: setting(z.string().min(1).optional(), {
      help: "A file of what people said of some answers, which corrects the judge's errors (see `holdfast judge`).",
      value: 'file',
      commands: ['audit', 'judge run'],
      path: anyPath,
    }),
    controls: setting(z.string().min(1).optional(), {
      help: 'A file of answers that people labelled, as `holdfast judge sample` writes it, shown to the judge instead of the control answers that ship: for judges that know certain harms alone, such as guards.',
      value: 'file',
      commands: [...commands, 'judge run'],
      path: anyPath,
    }),
    ...decisionSettingsSchema.shape,
    system: setting(z.string().min(1).optional(), {
      help: 'A system prompt that both models are given before every prompt.',
      commands,
    }),
    chatTemplate: setting(z.string().min(1).optional(), {
      help: "A Jinja file instead of the folders' own chat templates, for models that run here.",
      value: 'file',
      commands,
      path: anyPath,
    }),
    precision: setting(z.enum(precisions).default('float32'), {
      help: 'How models that run here compute when they answer: in 32-bit floats, or, quicker, with weights and activations rounded to 8 bits. The verdict says so, since the answers are others: see docs/models.md.',
      value: 'precision',
      commands: [...commands, 'serve'],
    }),
    maximumTokens: setting(z.int().min(1).optional(), {
      help: 'The longest answer in tokens.',
      flag: 'max-tokens',
      value: 'count',
      otherwise: '64 for the built-in benchmark, else 512',
      commands,
    }),
    ...spendingSettings,
    repetitions: setting(z.int().min(1).default(1), {
      help: 'How many answers each model gives to each prompt.',
      value: 'count',
      commands: ['audit'],
    }),
    temperature: setting(z.number().min(0).default(0), {
      help: 'Above 0, answers are drawn at random.',
      value: 'value',
      commands: ['audit'],
    }),
    sequential: setting(z.boolean().default(false), {
      help: 'Ask in random order and stop as soon as the verdict is decided.',
      commands: ['audit'],
    }),
    looks: setting(z.int().min(2).max(20).optional(), {
      help: 'Ask in random order in so many equal parts, planned beforehand, and stop after the one that decides the verdict.',
      value: 'count',
      commands: ['audit'],
    }),
    batch: setting(z.boolean().default(false), {
      help: 'Ask in batches where the models and the judge have a batch endpoint: at about half the price, within a day.',
      commands: ['audit'],
      outward: true,
    }),
    checkpoints: setting(z.enum(['best', 'last']).default('best'), {
      help: "Which of a hosted tune's checkpoints is audited and given out: the best safe one, chosen on a part of the benchmark that is not reported, or the last.",
    }),
  })
  .refine(({ looks, sequential, labels }) => looks === undefined || !(sequential || labels !== undefined), {
    path: ['looks'],
    error: 'planned looks stop an audit by themselves; leave looks out, or sequential and labels',
  })
  .refine(({ batch, sequential }) => !(batch && sequential), {
    path: ['batch'],
    error:
      'a sequential audit stops as soon as the verdict is decided, and a batch is paid for whole; leave sequential or batch out',
  });
