/** Why a model is proposed. */
export type ModelReason = 'key' | 'folder' | 'cache' | 'practice';
