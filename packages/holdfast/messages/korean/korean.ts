import type { Messages } from '../english/english.ts';
import { koreanEvidence } from './evidence.ts';
import { koreanInit } from './init.ts';
import { koreanVerdict } from './verdict.ts';

/** The same in Korean. */
export const korean: Messages = {
  languageCode: 'ko',
  init: koreanInit,
  evidence: koreanEvidence,
  verdict: koreanVerdict,
};
