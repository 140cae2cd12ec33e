import { isKoreanBusinessNumber, isKoreanResidentNumber } from './check-digits.ts';
import type { Secret } from './secret.ts';

/** A number as it is told, wherever it stands. */
export type Datum = Omit<Secret, 'start' | 'end'>;

const notable = { severity: 'medium', score: 0.7 } as const;

/**
 * What a number of digits and signs is by its form, its check digit and the words before it, in lower case: a Korean resident
 * or business number, a bank account that a bank is named for, a US social security number, a British sort code.
 */
export function nationalNumber(run: string, before: string): Datum | undefined {
  const digits = run.replaceAll(/[ -]/g, '');
  if (/^\d{6}-?\d{7}$/.test(run)) {
    const kind = isKoreanResidentNumber(digits);
    const named = /주민|resident|rrn/.test(before);
    if (kind && (named || run.includes('-'))) {
      const sure = kind === 'checked' || named;
      return {
        title: 'Korean resident number',
        severity: sure ? 'high' : 'medium',
        score: sure ? 0.95 : 0.6,
        replacement: '[RESIDENT_NUMBER]',
      };
    }
  }
  if (/^\d{3}-\d{2}-\d{5}$/.test(run) && (isKoreanBusinessNumber(digits) || /사업자/.test(before)))
    return { title: 'Korean business number', severity: 'low', score: 0.4, replacement: '[BUSINESS_NUMBER]' };
  // Never issued: areas 000, 666 and from 900 on, groups 00, serial numbers 0000 (Social Security Administration).
  if (/^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/.test(run) && /ssn|social security/.test(before))
    return { title: 'social security number', severity: 'high', score: 0.95, replacement: '[SSN]' };
  if (/^\d{10,16}$/.test(digits) && /^\d+(?:-\d+){1,4}$/.test(run) && koreanBank.test(before))
    return { title: 'bank account number', ...notable, replacement: '[ACCOUNT]' };
  if (/^\d{2}-\d{2}-\d{2}$/.test(run) && /sort code/.test(before))
    return { title: 'sort code', ...notable, replacement: '[SORT_CODE]' };
  if (/^\d{8,12}$/.test(run) && /\b(?:account|acct)(?: (?:number|no\.?|is))*[ :#]*$/.test(before))
    return { title: 'bank account number', ...notable, replacement: '[ACCOUNT]' };
  return undefined;
}

const koreanBank = /(?:은행|뱅크|농협|수협|신협|새마을금고|우체국|계좌)[가-힣 :]{0,12}$/;
