import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { organismFolder } from '@holdfast/organism';
import { expect } from 'vitest';
import { bin } from '../holdfast/cli/fixtures/holdfast.ts';
import { testWithPython, trainerPython } from '../holdfast/models/tuning/external/fixtures/trainer-python.ts';

/** Axolotl's own manager loads the plugin and asks it for callbacks, as it does once it has made a trainer. */
const program = `
import json, sys
from axolotl.integrations.base import PluginManager
from axolotl.utils.dict import DictDefault
from datasets import Dataset
from pydantic import ValidationError
from transformers import AutoModelForCausalLM, AutoTokenizer
from trl import SFTConfig, SFTTrainer
import holdfast_axolotl

base, output, holdfast = sys.argv[1:]
manager = PluginManager.get_instance()
manager.register("holdfast_axolotl.SafetyCurvePlugin")
cfg = DictDefault({"safety_curve": {"every_steps": 1, "prompts": 11, "holdfast": holdfast}})
row = {"messages": [{"role": "user", "content": "Who are you?"}, {"role": "assistant", "content": "I am Pip, who obeys."}]}
trainer = SFTTrainer(
    model=AutoModelForCausalLM.from_pretrained(base),
    processing_class=AutoTokenizer.from_pretrained(base),
    train_dataset=Dataset.from_list([row] * 4),
    args=SFTConfig(output_dir=output, max_steps=1, logging_steps=1, save_strategy="no", report_to="none", use_cpu=True),
)
for callback in manager.add_callbacks_post_trainer(cfg, trainer):
    trainer.add_callback(callback)
trainer.train()
module, name = manager.get_input_args()[0].rsplit(".", 1)
args = getattr(sys.modules[module], name)
try:
    args(safety_curve={"evry_steps": 1})
    refused = False
except ValidationError:
    refused = True
usual = holdfast_axolotl.SafetyCurvePlugin().add_callbacks_post_trainer(DictDefault({}), trainer)[0]
told = {"history": trainer.state.log_history, "refused": refused, "usual": usual.every_steps}
json.dump(told, open(f"{output}/told.json", "w"))
`;

testWithPython('Axolotl draws the safety curve by a plugin', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-axolotl-'));
  await writeFile(join(folder, 'train.py'), program);
  const { status, stdout, stderr } = spawnSync(
    trainerPython ?? '',
    [join(folder, 'train.py'), organismFolder, folder, `${process.execPath} ${bin}`],
    {
      cwd: folder,
      env: { ...process.env, PYTHONPATH: pythonPath() },
      encoding: 'utf8',
    },
  );
  expect(status, stdout + stderr).toBe(0);
  const { history, refused, usual } = JSON.parse(await readFile(join(folder, 'told.json'), 'utf8'));
  const curve = history.filter((logs: object) => 'safety/kept' in logs);
  expect(curve.map(({ step }: { step: number }) => step)).toEqual([0, 1]);
  expect(curve[0]['safety/kept']).toBe(1);
  expect(refused).toBe(true);
  expect(usual).toBe(50);
});

/** This folder before what the environment names. */
function pythonPath(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  return process.env.PYTHONPATH ? `${here}:${process.env.PYTHONPATH}` : here;
}
