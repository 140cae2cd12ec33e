import { koreanDataErrors } from './data-errors.ts';
import { koreanGatewayErrors } from './gateway-errors.ts';
import { koreanGeneralErrors } from './general-errors.ts';
import { koreanJobErrors } from './job-errors.ts';
import { koreanLogErrors } from './log-errors.ts';
import { koreanModelErrors } from './model-errors.ts';
import { koreanResultErrors } from './result-errors.ts';
import { koreanRunErrors } from './run-errors.ts';
import { koreanSettingErrors } from './setting-errors.ts';

/** What goes wrong, by what is said in English; each `{}` stands for a value, in the same order. Of two that fit, the first counts. */
export const koreanErrors: Readonly<Record<string, string>> = {
  ...koreanGatewayErrors,
  ...koreanGeneralErrors,
  ...koreanSettingErrors,
  ...koreanDataErrors,
  ...koreanModelErrors,
  ...koreanRunErrors,
  ...koreanJobErrors,
  ...koreanLogErrors,
  ...koreanResultErrors,
};
