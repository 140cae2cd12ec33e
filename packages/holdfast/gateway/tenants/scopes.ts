/** What a key lets its holder do. */
export const keyScopes = ['admin', 'tuner', 'reader', 'chat'] as const;
export type KeyScope = (typeof keyScopes)[number];

/** Kinds of acts. */
export type Ability =
  /** Ask models that are released. */
  | 'chat'
  /** See files, jobs, events and models. */
  | 'read'
  /** Upload and delete files, make and end jobs, delete models. */
  | 'tune'
  /** Keys, releases by hand, permissions, the log. */
  | 'administer';

/** What each scope lets do. */
export const abilities: Record<KeyScope, readonly Ability[]> = {
  admin: ['chat', 'read', 'tune', 'administer'],
  tuner: ['chat', 'read', 'tune'],
  reader: ['read'],
  chat: ['chat'],
};
