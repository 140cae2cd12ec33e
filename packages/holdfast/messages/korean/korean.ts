import type { Messages } from '../english/english.ts';
import { koreanInit } from './init.ts';

/** The same in Korean. */
export const korean: Messages = { languageCode: 'ko', init: koreanInit };
