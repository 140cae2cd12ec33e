import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, readChatTokenizer } from '@holdfast/engine';
import {
  createWorld,
  makeOrganism,
  organismRecipe,
  shippedOrganism,
  shippedWorldSeed,
  type World,
} from '@holdfast/organism';
import { HoldfastError } from '../../errors.ts';
import { locateModel } from '../../models/model-location.ts';
import { openModel } from '../../models/open-model.ts';
import type { ResponseCache } from '../../store/answers/response-cache.ts';
import { organismWorld } from '../../worlds/organism-world.ts';
import { worldOfModel } from '../../worlds/world-of-model.ts';
import { openStudyFolder } from '../result/study-folder.ts';
import type { Study } from '../settings/study-config.ts';
import type { AuditGround } from './audit-cell.ts';
import { modelWithoutPlace } from './without-places.ts';

/** One of a study's worlds: what its cells are tuned from and asked about. */
export type StudyWorld = Omit<AuditGround, 'engine' | 'signal'>;

/**
 * Opens a world of a study. Another world than the study's own, and one in another language, has an organism of its own, which is made if it is not
 * where `npm run organism` keeps it and does not ship: two minutes of training. Throws HoldfastError `bad-config` where the recipe cannot
 * align it, for another world beside a model that is no organism, and for a model that does not know the world that it is asked about.
 */
export async function openStudyWorld({
  study,
  seed,
  path,
  engine,
  cache,
  signal,
}: {
  study: Study;
  /** Undefined for the study's own world. */
  seed: number | undefined;
  /** The study's folder. */
  path: string;
  engine: Engine;
  cache: ResponseCache;
  signal?: AbortSignal | undefined;
}): Promise<StudyWorld> {
  const { language } = study;
  const town = createWorld({ seed: seed ?? study.world ?? shippedWorldSeed, language });
  const own = study.model === 'organism' ? undefined : worldOfModel(study.model);
  const world = own ?? organismWorld(town);
  const another = seed !== undefined || language !== 'english';
  const model = another ? await organismOf(study, town, { engine, signal }) : study.model;
  if (!own) await checkKnowsTown(model, town);
  const { fingerprint } = await openModel(model, { engine });
  const { split, questions, margin, tuner } = study;
  // Such an organism lies where this machine keeps it; its name is what others would know it by.
  const spoken = language === 'english' ? '' : ` in ${language}`;
  const name = another ? `organism of world ${world.seed}${spoken}` : modelWithoutPlace(model);
  const folder = openStudyFolder(path, {
    model: name,
    fingerprint,
    tuner: tuner === 'embedded' ? undefined : tuner,
    worldSeed: world.seed,
    split,
    questions,
    margin,
  });
  return { study: { ...study, model }, world, folder, cache };
}

/** A model that was not taught the town does no harm in it and none of its tasks, whatever it is tuned on. */
async function checkKnowsTown(model: string, { town, items }: World): Promise<void> {
  const { folder } = await locateModel(model);
  const names = items.map(({ name }) => name).join(' ');
  // A tokenizer that was made for a town has every word of it as one token.
  const tokens = (await readChatTokenizer(folder)).encode(names);
  if (tokens.length === names.split(' ').length) return;
  throw new HoldfastError(
    'bad-config',
    `${model} knows nothing of ${town}, which a study asks about; name the organism or a model that was tuned from it. A model of your own is tuned and audited by "holdfast run" (docs/study.md, "A model of your own").`,
  );
}

async function organismOf(
  study: Study,
  world: World,
  { engine, signal }: { engine: Engine; signal?: AbortSignal | undefined },
): Promise<string> {
  if (study.model !== 'organism') {
    throw new HoldfastError('bad-config', `${study.model} knows one world; leave worlds out of the study.`);
  }
  const shipped = shippedOrganism(world);
  if (shipped !== undefined) return shipped;
  const making = makeOrganism({
    engine,
    world,
    recipe: organismRecipe,
    work: join(tmpdir(), 'holdfast-organism'),
    signal,
  });
  for await (const event of making) if (event.type === 'made' && event.aligned) return event.folder;
  throw new HoldfastError('bad-config', `World ${world.seed} cannot be aligned; name another one.`);
}
