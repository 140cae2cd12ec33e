import { z } from 'zod';
import { anyPath } from '../../settings/paths.ts';
import { setting } from '../../settings/setting.ts';

/** Commands that may ask hosted models. */
const asking = ['scan', 'mix', 'audit', 'repair', 'judge check', 'judge run', 'serve', 'bench make'];

/** What questions to hosted models may cost, how many are asked at once, and where their answers are shared. */
export const spendingSettings = {
  budget: setting(z.number().positive().optional(), {
    help: 'Most that questions to models may cost, earlier starts included, in the currency of the prices; it stops before that.',
    value: 'amount',
    commands: asking,
    outward: true,
    common: true,
  }),
  prices: setting(z.string().min(1).optional(), {
    help: 'A YAML file of prices that come before the shipped ones.',
    value: 'file',
    commands: asking,
    path: anyPath,
    outward: true,
  }),
  concurrency: setting(z.int().min(1).optional(), {
    help: 'Most requests at once to one account.',
    value: 'count',
    otherwise: '64',
    commands: asking,
    outward: true,
  }),
  cache: setting(z.union([z.string().min(1), z.literal(false)]).optional(), {
    help: 'Where audits share answers of the base model and the judge, those at an address too; `false`: nowhere.',
    value: 'folder',
    otherwise: '.holdfast/cache, for models of vendors',
    commands: ['audit', 'repair', 'judge run'],
    path: anyPath,
    outward: true,
  }),
};
