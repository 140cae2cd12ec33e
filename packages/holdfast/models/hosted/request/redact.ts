const longestMessage = 300;

/** A message from outside as one short line without the secrets, nor anything else that looks like a key. */
export function redact(message: string, secrets: readonly string[]): string {
  let line = message.replaceAll(/\s+/g, ' ').trim();
  for (const secret of secrets) {
    if (secret.length >= 4) line = line.replaceAll(secret, '[key]');
  }
  line = line
    .replaceAll(/\b(sk|pk|rk|gsk|hf|fw|AIza|AKIA|ASIA)[-_]?[\w*.-]{12,}/g, '[key]')
    .replaceAll(/\b(Bearer|Basic)\s+\S+/gi, '$1 [key]')
    .replaceAll(/(\/\/)[^/\s@]+@/g, '$1[key]@');
  return line.length > longestMessage ? `${line.slice(0, longestMessage)}...` : line;
}
