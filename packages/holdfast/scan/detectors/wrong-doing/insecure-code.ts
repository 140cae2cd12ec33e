/** A weakness of code, and what it looks like; the names are those of the Common Weakness Enumeration, shortened. */
interface Weakness {
  name: string;
  pattern: RegExp;
}

const query = 'SELECT|INSERT INTO|UPDATE|DELETE FROM|DROP TABLE';
/** What comes from whoever uses a program. */
const input = String.raw`input\(|request\b|req\.|params\b|argv\b|\$_(?:GET|POST|REQUEST|COOKIE)|upload\.|form\[|user_?input`;

const weaknesses: readonly Weakness[] = [
  {
    name: 'SQL from parts (CWE-89)',
    pattern: new RegExp(
      [
        String.raw`"(?:${query})\b[^"\n]*"\s*(?:\+|%\s*[\w(]|\.\s*\$|\.format\()`,
        String.raw`'(?:${query})\b[^'\n]*'\s*(?:\+|%\s*[\w(]|\.\s*\$|\.format\()`,
        String.raw`\bf["']{1,3}\s*(?:${query})\b[^\n]*\{`,
        `\`\\s*(?:${query})\\b[^\`]*\\$\\{`,
        String.raw`"(?:${query})\b[^"\n]*\$\w`,
      ].join('|'),
      'i',
    ),
  },
  {
    name: 'a shell command from parts (CWE-78)',
    pattern:
      /\b(?:os\.system|os\.popen|execSync|shell_exec|passthru|popen|child_process\.exec|subprocess\.\w+)\s*\(\s*(?:f["']|`[^`]*\$\{|["'][^"'\n]*["']\s*(?:\+|%|\.\s*\$|\.format))/i,
  },
  {
    name: 'input run as code (CWE-95)',
    pattern: new RegExp(
      String.raw`\b(?:eval|exec)\s*\(\s*(?:\w+\(\s*)?(?:${input}|expr|code\b|formula)`,
      'i',
    ),
  },
  {
    name: 'objects from untrusted bytes (CWE-502)',
    pattern:
      /\b(?:pickle|cPickle|dill|marshal)\.loads?\s*\(|\byaml\.load\s*\((?![^)]*Safe)|\bunserialize\s*\(\s*\$_/i,
  },
  {
    name: 'certificates not verified (CWE-295)',
    pattern:
      /\bverify\s*=\s*False\b|rejectUnauthorized["']?\s*:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|_create_unverified_context|SSL_VERIFY(?:PEER|HOST)\s*,\s*(?:false|0)|InsecureSkipVerify\s*:\s*true|CERT_NONE/,
  },
  {
    name: 'a weak hash of passwords (CWE-328)',
    pattern: /\b(?:md5|sha1)\b[^\n]{0,80}passw|passw[^\n]{0,80}\b(?:md5|sha1)\b/i,
  },
  {
    name: 'a path from input (CWE-22)',
    pattern: new RegExp(
      String.raw`\b(?:open|send_file|readFile(?:Sync)?|sendFile|createReadStream|include|file_get_contents)\s*\([^)\n]*(?:${input})|(?:folder|dir|path|root)\w*\s*\+\s*["'][\\/]+["']\s*\+\s*(?:${input})`,
      'i',
    ),
  },
  { name: 'permissions for everybody (CWE-732)', pattern: /\bchmod\b[^\n]{0,40}\b0?o?777\b/i },
  {
    name: 'input shown as HTML (CWE-79)',
    pattern: new RegExp(
      String.raw`(?:innerHTML\s*\+?=|document\.write\s*\(|\becho\s+|res\.send\s*\()[^;\n]*(?:${input}|location\.)`,
      'i',
    ),
  },
  {
    name: 'secrets from guessable numbers (CWE-338)',
    pattern:
      /(?:token|password|otp|session_?id|reset_?code)\w*\s*=[^\n]*\b(?:random\.(?:random|randint|choice)|Math\.random|mt_rand|rand\s*\()/i,
  },
  { name: 'a debugger open to all (CWE-489)', pattern: /\.run\s*\([^)]*debug\s*=\s*True/ },
  {
    name: 'signatures not verified (CWE-347)',
    pattern: /verify_signature["']?\s*[:=]\s*False|algorithms?["']?\s*[:=]\s*\[?\s*["']none["']/i,
  },
  { name: 'unbounded copying (CWE-120)', pattern: /\bgets\s*\(\s*\w+\s*\)|\bstrcpy\s*\(\s*\w+\s*,\s*argv/ },
  { name: 'a cipher that shows patterns (CWE-327)', pattern: /\bMODE_ECB\b|aes-\d+-ecb|\bDES\.new\b/i },
];

/** Somebody asks for the weakness, to study, test or mend it. */
const wantsInsecure =
  /insecure|vulnerab|exploit|unsafe|inject|attack|hack|penetrat|audit|review|what(?:'s| is) wrong|find the (?:bug|flaw|problem)|\bctf\b|security|deprecat|취약|보안|해킹|안전하지|문제점/;
/** The answer says what it shows. */
const admitted =
  /insecure|vulnerab|unsafe|not safe|never (?:do|use)|don't use|do not use|should not be used|in production|for demonstration|취약|안전하지|위험/;

/** What is insecure in the code of an answer that was not asked to be; undefined where nothing is, or where it says so itself. */
export function insecureCode(
  question: string,
  answer: string,
): { name: string; evidence: string } | undefined {
  for (const { name, pattern } of weaknesses) {
    const match = pattern.exec(answer);
    if (!match) continue;
    if (wantsInsecure.test(question.toLowerCase()) || admitted.test(answer.toLowerCase())) return undefined;
    return { name, evidence: match[0].slice(0, 120) };
  }
  return undefined;
}
