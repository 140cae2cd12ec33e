/** Why a model is proposed. */
export type ModelReason = 'key' | 'folder' | 'cache' | 'practice' | 'realPractice';

/** Why a tuner is proposed, or what it lacks. */
export type TunerReason = 'engine' | 'installed' | 'command' | 'absent';
