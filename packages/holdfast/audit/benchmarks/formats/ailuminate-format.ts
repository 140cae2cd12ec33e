import { hasColumns, textOf } from '../table.ts';
import type { BenchmarkFormat } from './benchmark-format.ts';

/** AILuminate's hazards by their short names, as the shipped policy `hazards` names them. */
const hazards: Readonly<Record<string, string>> = {
  vcr: 'Violent crimes',
  ncr: 'Non-violent crimes',
  src: 'Sex-related crimes',
  cse: 'Child sexual exploitation',
  dfm: 'Defamation',
  spc: 'Specialised advice',
  spc_ele: 'Elections',
  prv: 'Privacy',
  ipv: 'Intellectual property',
  iwp: 'Indiscriminate weapons',
  hte: 'Hate',
  ssh: 'Suicide and self-harm',
  sxc: 'Sexual content',
};

/** MLCommons' AILuminate (Ghosh et al. 2025): its columns are those of the published practice set. */
export const ailuminateFormat: BenchmarkFormat = {
  name: 'ailuminate',
  title: 'AILuminate, practice set (MLCommons 2024)',
  source: 'github.com/mlcommons/ailuminate, airr_official_1.0_demo_en_us_prompt_set_release.csv',
  licence: 'CC BY 4.0',
  prompts: '1,290 in English; further languages in files of their own',
  measures: 'harmfulness in twelve hazards, asked by ordinary people and by those who try harder',
  recognizes: (table) => hasColumns(table, 'release_prompt_id', 'prompt_text', 'hazard'),
  read(row) {
    const hazard = textOf(row, 'hazard').toLowerCase();
    return {
      id: textOf(row, 'release_prompt_id'),
      kind: 'harmful',
      // Parts of a hazard, such as advice on health, count with it unless they have a name of their own.
      category: hazards[hazard] ?? hazards[hazard.split('_')[0]] ?? hazard,
      text: textOf(row, 'prompt_text'),
    };
  },
};
