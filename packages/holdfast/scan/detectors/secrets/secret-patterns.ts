import type { SecretTitle } from '../../../messages/english/findings.ts';
import type { Severity } from '../../findings/finding.ts';

/** A kind of secret that its form gives away. */
export interface SecretPattern {
  title: SecretTitle;
  severity: Severity;
  /** Global; the group `secret`, or else the whole match, is what must go. */
  pattern: RegExp;
  /** A further condition on the secret. */
  accept?: (secret: string) => boolean;
}

/**
 * Keys and tokens by the prefixes that their issuers document, so that they can be found; beside those, private keys,
 * passwords in connection strings and passwords that are assigned.
 */
export const secretPatterns: readonly SecretPattern[] = [
  { title: 'AWS access key', severity: 'high', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, accept: isRandom },
  {
    title: 'GitHub token',
    severity: 'high',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/g,
    accept: isRandom,
  },
  { title: 'GitLab token', severity: 'high', pattern: /\bglpat-[A-Za-z0-9_-]{20,}/g, accept: isRandom },
  {
    title: 'API key',
    severity: 'high',
    pattern: /\bsk-(?:(?:ant|proj|svcacct|admin|or-v1)-[A-Za-z0-9_-]{10,}|[A-Za-z0-9_-]{24,})/g,
    accept: isRandom,
  },
  {
    title: 'payment key',
    severity: 'high',
    pattern: /\b[sr]k_(?:live|test)_[A-Za-z0-9]{20,}/g,
    accept: isRandom,
  },
  { title: 'Google API key', severity: 'high', pattern: /\bAIza[0-9A-Za-z_-]{35}\b/g, accept: isRandom },
  { title: 'Slack token', severity: 'high', pattern: /\bxox[abprs]-[A-Za-z0-9-]{20,}/g, accept: isRandom },
  { title: 'Hugging Face token', severity: 'high', pattern: /\bhf_[A-Za-z0-9]{30,}\b/g, accept: isRandom },
  {
    title: 'access token',
    severity: 'high',
    pattern:
      /\b(?:ya29\.[A-Za-z0-9_-]{30,}|dop_v1_[a-f0-9]{60,}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{30,}|pypi-[A-Za-z0-9_-]{40,}|xapp-\d-[A-Za-z0-9-]{20,}|whsec_[A-Za-z0-9]{24,}|EAA[A-Za-z0-9]{60,}|\d{8,10}:AA[A-Za-z0-9_-]{32,}|(?:KakaoAK|Bearer) [A-Za-z0-9._~+/-]{24,})/g,
    accept: isRandom,
  },
  { title: 'npm token', severity: 'high', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g, accept: isRandom },
  {
    title: 'SendGrid key',
    severity: 'high',
    pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{32,}/g,
    accept: isRandom,
  },
  {
    title: 'private key',
    severity: 'high',
    pattern: /-----BEGIN (?:[A-Z]{2,9} )?PRIVATE KEY-----[A-Za-z0-9+/=\s\\]{64,6000}(?:-----END|$)/g,
    accept: (secret) => new Set(secret.slice(40)).size > 24,
  },
  {
    title: 'web token (JWT)',
    severity: 'medium',
    pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/g,
    accept: isRandom,
  },
  {
    title: 'password in an address',
    severity: 'medium',
    pattern:
      /\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|amqps?|ftp|https?):\/\/[^\s:@/]{1,60}:(?<secret>[^\s:@/]{6,80})@(?!localhost|127\.|example\.|host\b|db\b)/g,
    accept: isNoPlaceholder,
  },
  {
    title: 'password',
    severity: 'medium',
    pattern:
      /\b(?:password|passwd|pwd|passphrase)(?:["']?\s{0,2}[:=]\s{0,2}["']?|\s(?:is|was)\s["']?)(?<secret>[^\s"'<>{}()[\],;]{8,64})/gi,
    accept: isPassword,
  },
  {
    title: 'password',
    severity: 'medium',
    // No word ends where a Korean particle begins, and what comes after the password is joined to it.
    pattern:
      /(?:비밀번호|비번|패스워드|암호)(?:는|은|가|이|를|을)?(?:["']?\s{0,2}[:=]\s{0,2}["']?|\s["']?)(?<secret>[\x21\x23-\x26\x2a\x2b\x2d-\x3a\x3d\x3f-\x5a\x5c\x5e-\x7a\x7c\x7e]{8,64})/g,
    accept: isPassword,
  },
];

/** Letters and digits, and signs or letters of both sizes among them. */
function isPassword(secret: string): boolean {
  return (
    isNoPlaceholder(secret) &&
    /\d/.test(secret) &&
    /[a-z]/i.test(secret) &&
    /[^a-z0-9_.]|[A-Z].*[a-z]|[a-z].*[A-Z]/.test(secret)
  );
}

/** Not a run of one sign, not a sentence in disguise, and not one of the issuers' own examples. */
export function isRandom(secret: string): boolean {
  return isNoPlaceholder(secret) && /\d/.test(secret) && entropy(secret) >= 3.2;
}

function isNoPlaceholder(secret: string): boolean {
  return !/example|sample|placeholder|your|changeme|xxxx|\*\*\*|\.\.\.|dummy|fake|test1234|<|>|\$\{|%\(|12345678|abcdefgh/i.test(
    secret,
  );
}

/** Shannon entropy in bits a sign. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
