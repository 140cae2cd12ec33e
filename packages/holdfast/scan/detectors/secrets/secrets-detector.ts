import { wordFinding } from '../../findings/word-finding.ts';
import { hasRun, traits } from '../../text/character-classes.ts';
import { cueBits } from '../../text/cues.ts';
import { type FieldText, placeIn } from '../../text/row-text.ts';
import type { Detection, RowDetector } from '../detector.ts';
import { findPersonalData } from './personal-data.ts';
import type { Secret } from './secret.ts';
import { type SecretPattern, secretPatterns } from './secret-patterns.ts';
import { type SeenSecret, toldAgain } from './told-again.ts';

/** A row with more of them is reported by these. */
const mostFindings = 20;

/**
 * Finds keys, tokens, passwords and personal data: what a model has learnt it can be made to tell (Carlini et al. 2021,
 * "Extracting Training Data from Large Language Models"). Evidence is masked; `replacement` says what may stand instead.
 */
export function secretsDetector(): RowDetector {
  return {
    kind: 'row',
    name: 'secrets',
    harm: 'privacy',
    inspect(row) {
      const seen: SeenSecret[] = [];
      for (const text of row.text.texts) {
        for (const secret of secretsIn(text)) {
          if (seen.length < mostFindings) seen.push({ text, secret });
        }
      }
      const addresses = seen.some(({ secret }) => secret.title === 'street address');
      const again = addresses ? toldAgain(row.text.texts, seen) : [];
      return [...seen, ...again].slice(0, mostFindings).map(detectionOf);
    },
  };
}

/** Titles of what is nobody's key: it cannot be withdrawn where it was issued. */
const personal = /^(?:e-mail|street) address$|^name$|number/;

function detectionOf({ text, secret }: SeenSecret): Detection {
  const { title, severity, score, start, end, replacement } = secret;
  const grave = personal.test(title) ? 'personal' : 'secret';
  return {
    severity,
    ...placeIn(text, { start, end }),
    score,
    evidence: `${title}: ${masked(text.text.slice(start, end))}`,
    replacement,
    ...wordFinding(severity === 'low' ? 'slight-secret' : grave, { secret: title }),
  };
}

function* secretsIn(message: FieldText): Generator<Secret> {
  const { text, traits: seen } = message;
  for (const { title, severity, pattern, accept } of patternsWorthTrying(message)) {
    for (const match of text.matchAll(pattern)) {
      const secret = match.groups?.secret ?? match[0];
      const start = match.index + match[0].indexOf(secret);
      if (accept && !accept(secret)) continue;
      const replacement = `[${title
        .toUpperCase()
        .replaceAll(/[^A-Z]+/g, '_')
        .replace(/_$/, '')}]`;
      const score = severity === 'high' ? 0.95 : 0.6;
      yield { title, severity, score, start, end: start + secret.length, replacement };
    }
  }
  if ((seen & (traits.digit | traits.at)) !== 0) yield* findPersonalData(message);
}

/** Keys and tokens hold a run of letters and digits at least this long. */
const shortestToken = 16;
/** How keys and tokens begin. */
const tokenStart =
  /\b(?:AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|sk-|[sr]k_(?:live|test)_|AIza|xox[abprs]-|xapp-|hf_|npm_|SG\.|eyJ|ya29\.|dop_v1_|shp(?:at|ca|pa|ss)_|pypi-|whsec_|EAA|\d{8,10}:AA|KakaoAK |Bearer )|-----BEGIN/;

function patternsWorthTrying({ text, traits: seen, cues, lower }: FieldText): SecretPattern[] {
  const token = hasRun(text, traits.token, shortestToken) && tokenStart.test(text);
  const address = (seen & traits.at) !== 0 && lower.includes('://');
  const password =
    (cues & cueBits.secret) !== 0 ||
    ((seen & traits.hangul) !== 0 && /비밀번호|비번|패스워드|암호/.test(lower));
  if (!token && !address && !password) return [];
  return secretPatterns.filter(({ title }) => {
    if (title === 'password') return password;
    return title === 'password in an address' ? address : token;
  });
}

/** The first signs of a secret and its length: enough to find it, too little to use it. */
export function masked(secret: string): string {
  const shown = secret.length >= 16 ? 4 : secret.length >= 8 ? 2 : 1;
  return `${secret.slice(0, shown)}… (${secret.length} characters)`;
}
