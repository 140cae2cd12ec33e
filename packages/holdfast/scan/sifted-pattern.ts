/** A pattern that is slow to look for, and what stands in every match of it, which is quick to look for. */
export interface SiftedPattern {
  pattern: RegExp;
  needs: RegExp;
}

/** The first match of the pattern, as `exec` finds it. */
export function firstMatch({ pattern, needs }: SiftedPattern, text: string): RegExpExecArray | null {
  return needs.test(text) ? pattern.exec(text) : null;
}
