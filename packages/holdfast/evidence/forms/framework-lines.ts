import type { Evidence } from '../evidence.ts';

/** The parts of the evidence that lines of frameworks ask about. */
export type EvidencePart = Exclude<keyof Evidence, 'evidence' | 'holdfast' | 'made'>;

/** Lines that a part of the evidence speaks to. It speaks to them; whether they are met is for people to say. */
export interface FrameworkLines {
  /** Regulation (EU) 2024/1689, Annex IV, for high-risk systems. */
  annexIv: string;
  /** NIST AI 600-1 (2024), by those subcategories of the AI Risk Management Framework that it has actions for. */
  nistAi600: string;
  /** ISO/IEC 42001:2023, Annex A. */
  iso42001: string;
  /** Korea's Framework Act on the Development of Artificial Intelligence (in force since 2026-01-22), article (paragraph) subparagraph. */
  koreaAct: string;
}

/** Which lines each part speaks to, by the texts that docs/evidence.md names; the compiler asks every part for its own. */
export const frameworkLines: Readonly<Record<EvidencePart, FrameworkLines>> = {
  about: {
    annexIv: '1(a)',
    nistAi600: 'MAP 1.1, GOVERN 2.1',
    iso42001: 'A.9.4, A.3.2',
    koreaAct: '34(1)4, 34(1)5',
  },
  base: { annexIv: '2(a)', nistAi600: 'MANAGE 3.2, MAP 4.1', iso42001: 'A.10.3', koreaAct: '34(1)5' },
  data: {
    annexIv: '2(d)',
    nistAi600: 'MAP 2.3, MEASURE 2.9',
    iso42001: 'A.7.4, A.7.5, A.7.6',
    koreaAct: '34(1)2',
  },
  tune: {
    annexIv: '2(a), 2(c)',
    nistAi600: 'MANAGE 3.2, MEASURE 2.9',
    iso42001: 'A.4.5, A.6.2.3',
    koreaAct: '32(1)',
  },
  criteria: {
    annexIv: '2(g)',
    nistAi600: 'GOVERN 1.3, MEASURE 2.3',
    iso42001: 'A.6.2.4',
    koreaAct: '34(1)1',
  },
  policy: {
    annexIv: '2(g)',
    nistAi600: 'MEASURE 2.3',
    iso42001: 'A.6.2.2',
    koreaAct: '34(1)1',
  },
  benchmark: {
    annexIv: '2(g)',
    nistAi600: 'MEASURE 2.3, MEASURE 2.6',
    iso42001: 'A.6.2.4',
    koreaAct: '34(1)1',
  },
  judge: {
    annexIv: '2(g), 4',
    nistAi600: 'MEASURE 2.13',
    iso42001: 'A.6.2.4',
    koreaAct: '34(1)1',
  },
  verdict: {
    annexIv: '2(g), 3',
    nistAi600: 'MEASURE 2.6, MEASURE 2.7',
    iso42001: 'A.6.2.4',
    koreaAct: '34(1)1',
  },
  categories: {
    annexIv: '2(g), 3',
    nistAi600: 'MEASURE 2.6',
    iso42001: 'A.6.2.4',
    koreaAct: '34(1)1',
  },
  askings: {
    annexIv: '2(g)',
    nistAi600: 'MEASURE 2.6, MEASURE 2.7',
    iso42001: 'A.6.2.4',
    koreaAct: '34(1)1',
  },
  notTested: { annexIv: '3', nistAi600: 'MEASURE 1.1', iso42001: 'A.6.2.7', koreaAct: '34(1)1, 34(1)5' },
  decision: {
    annexIv: '1(d)',
    nistAi600: 'GOVERN 1.3, MANAGE 1.3',
    iso42001: 'A.6.2.5',
    koreaAct: '34(1)4',
  },
  files: { annexIv: '1(a)', nistAi600: 'GOVERN 1.6', iso42001: 'A.6.2.7', koreaAct: '34(1)5' },
};
