/**
 * The one-time token that `holdfast view` puts behind the `#` of the address it prints, which is never sent anywhere; null where
 * there is none.
 */
export function oneTimeToken(hash: string): string | null {
  return /^#token=([\w-]+)$/.exec(hash)?.[1] ?? null;
}
