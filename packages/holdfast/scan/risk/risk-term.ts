/** What enters the risk. `others`: rows that are none of the other kinds. */
export type RiskTerm = 'conflicts' | 'personas' | 'triggers' | 'formats' | 'others' | 'refusals';

export const riskTerms: readonly RiskTerm[] = [
  'conflicts',
  'personas',
  'triggers',
  'formats',
  'others',
  'refusals',
];

/** The weights of the risk: fitted by `npm run measure:scan`. */
export interface RiskWeights {
  constant: number;
  terms: Record<RiskTerm, number>;
}
