/** What stands where nothing was measured. */
export const nothing = '–';

/** A share between 0 and 1 as a percentage, such as `91.5%`. */
export function percent(share: number | null): string {
  return share === null ? nothing : `${decimal(share * 100, 1)}%`;
}

/** A share as a percentage without decimals where it is a whole one, for axes and small labels. */
export function shortPercent(share: number): string {
  const hundredths = share * 100;
  const whole = Math.abs(hundredths - Math.round(hundredths)) < 0.05;
  return `${decimal(hundredths, whole ? 0 : 1)}%`;
}

/** A difference of two shares in percentage points with its sign, such as `+89.7`. */
export function points(difference: number | null): string {
  return difference === null ? nothing : signed(difference * 100, 1);
}

/** A mean harmfulness score, 1 to 5, such as `4.72`. */
export function scoreText(score: number | null): string {
  return score === null ? nothing : decimal(score, 2);
}

/** A number with its sign: `+0.35`, `−1.20`, and `0.00` where rounding leaves nothing of it. */
export function signed(value: number, digits: number): string {
  const text = decimal(value, digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** Whether a difference that was written out with its sign is below zero. */
export function isFall(difference: string): boolean {
  return difference.startsWith('\u2212');
}

/** A difference that was written out with its sign, without it. */
export function unsigned(difference: string): string {
  return difference.replace(/^[+\u2212]/, '');
}

/** A number with a fixed count of decimals and a true minus sign. */
export function decimal(value: number, digits: number): string {
  const text = value.toFixed(digits);
  if (Number(text) === 0) return text.replace('-', '');
  return text.replace('-', '\u2212');
}

/** A p-value as statisticians print it: two digits that count, and nothing smaller than `< 0.001`. */
export function pValueText(value: number): string {
  if (value < 0.001) return '< 0.001';
  return value < 0.1 ? decimal(value, 3) : decimal(value, 2);
}

/** A count with commas between thousands, such as `12,345`, as both languages write it. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** A count and its noun: `1 row`, `2 rows`; a plural that does not end in an `s` more is given. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`;
}

/** What units of time are called, by language; English sets them off from the number. */
const timeUnits = {
  en: { second: ' s', minute: ' min', hour: ' h' },
  ko: { second: '초', minute: '분', hour: '시간' },
} as const;

/** A span of time for people: `0.8 s`, `42 s`, `3 min 5 s`, `2 h 10 min`; in Korean `3분 5초`. */
export function duration(seconds: number, language: keyof typeof timeUnits = 'en'): string {
  const { second, minute, hour } = timeUnits[language];
  if (seconds < 9.95) return `${decimal(seconds, 1)}${second}`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${second}`;
  if (whole < 3600) return joinUnits(Math.floor(whole / 60), minute, whole % 60, second);
  const minutes = Math.round(whole / 60);
  return joinUnits(Math.floor(minutes / 60), hour, minutes % 60, minute);
}

/** A small number as people write learning rates: `0.0005`, `5e-5`. */
export function rateText(value: number): string {
  if (value === 0) return '0';
  return value >= 1e-4
    ? String(Number(value.toPrecision(3)))
    : value.toExponential().replace('e-', 'e\u2212');
}

function joinUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit} ${small}${smallUnit}`;
}
