/** What a key lets its holder do. */
export const keyScopes = ['admin', 'tuner', 'reader', 'chat', 'reviewer'] as const;
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
  | 'administer'
  /** With a key of whoever runs the gateway: what was stopped or held back of every tenant, and letting it through or out. */
  | 'review';

/** What each scope lets do. */
export const abilities: Record<KeyScope, readonly Ability[]> = {
  admin: ['chat', 'read', 'tune', 'administer', 'review'],
  tuner: ['chat', 'read', 'tune'],
  reader: ['read'],
  chat: ['chat'],
  reviewer: ['read', 'review'],
};

/** Whether somebody may look at what was stopped or held back of every tenant, and decide on it. */
export function isReviewer({ operator, scope }: { operator: boolean; scope: KeyScope }): boolean {
  return operator && abilities[scope].includes('review');
}
