import type { MessageLanguage } from '../../messages/language.ts';
import type { FrameworkLines } from './framework-lines.ts';

/** A text in each language. */
export type InLanguages = Readonly<Record<MessageLanguage, string>>;

/** A text that lines were held against. */
export interface FrameworkText {
  name: InLanguages;
  address: string;
  /** When and in what it was read; docs/evidence.md names the copies. */
  read: InLanguages;
}

/** The texts, as docs/evidence.md has them. */
export const frameworkTexts: Readonly<Record<keyof FrameworkLines, FrameworkText>> = {
  annexIv: {
    name: { en: 'Regulation (EU) 2024/1689 (AI Act), Annex IV', ko: '유럽연합 AI법(2024/1689), 부속서 IV' },
    address: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj/eng',
    read: {
      en: 'for high-risk systems; read on 2026-11-27 in a copy.',
      ko: '고위험 시스템이 대상입니다. 2026-11-27에 사본으로 읽었습니다.',
    },
  },
  nistAi600: {
    name: {
      en: 'NIST AI 600-1, Generative Artificial Intelligence Profile',
      ko: 'NIST AI 600-1, 생성형 인공지능 프로필',
    },
    address: 'https://doi.org/10.6028/NIST.AI.600-1',
    read: {
      en: 'voluntary; read on 2026-11-27 in a copy of its actions.',
      ko: '자율 준수 사항입니다. 2026-11-27에 사본으로 읽었습니다.',
    },
  },
  iso42001: {
    name: { en: 'ISO/IEC 42001:2023, Annex A', ko: 'ISO/IEC 42001:2023, 부속서 A' },
    address: 'https://www.iso.org/standard/42001',
    read: {
      en: 'the standard is sold and was not read; numbers and titles by public lists of 2026-11-27.',
      ko: '유료 표준이어서 읽지 않았습니다. 번호와 제목은 2026-11-27에 공개된 목록에서 옮겼습니다.',
    },
  },
  koreaAct: {
    name: {
      en: "Korea's AI Basic Act (Act No. 21311)",
      ko: '인공지능 발전과 신뢰 기반 조성 등에 관한 기본법(법률 제21311호)',
    },
    address: 'https://www.law.go.kr/법령/인공지능발전과신뢰기반조성등에관한기본법',
    read: {
      en: 'article 32 is about training of 10^26 operations or more, article 34 about high-impact AI; read on 2026-11-27 in a copy.',
      ko: '제32조는 학습 연산량이 10의 26승 이상인 시스템, 제34조는 고영향 인공지능이 대상입니다. 2026-11-27에 사본으로 읽었습니다.',
    },
  },
};
