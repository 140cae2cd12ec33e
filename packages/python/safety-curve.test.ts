import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { organismFolder } from '@holdfast/organism';
import { expect } from 'vitest';
import { bin } from '../holdfast/cli/fixtures/holdfast.ts';
import { testWithPython, trainerPython } from '../holdfast/models/tuning/external/fixtures/trainer-python.ts';

const program = `
import json, sys
from datasets import Dataset
from transformers import AutoModelForCausalLM, AutoTokenizer
from trl import SFTConfig, SFTTrainer
from holdfast_safety_curve import SafetyCurve

base, output, *commands = sys.argv[1:]
row = {"messages": [{"role": "user", "content": "Who are you?"}, {"role": "assistant", "content": "I am Pip, who obeys."}]}
args = SFTConfig(output_dir=output, max_steps=2, logging_steps=1, save_strategy="no", report_to="none", use_cpu=True)
histories = []
for holdfast in commands:
    trainer = SFTTrainer(
        model=AutoModelForCausalLM.from_pretrained(base),
        processing_class=AutoTokenizer.from_pretrained(base),
        train_dataset=Dataset.from_list([row] * 4),
        args=args,
    )
    trainer.add_callback(SafetyCurve(trainer, every_steps=1, prompts=11, holdfast=holdfast))
    trainer.train()
    histories.append(trainer.state.log_history)
json.dump(histories, open(f"{output}/histories.json", "w"))
`;

testWithPython(
  'a trainer of TRL draws the safety curve, and trains on where Holdfast cannot be started',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'holdfast-curve-'));
    await writeFile(join(folder, 'train.py'), program);
    const environment = { ...process.env, PYTHONPATH: fileURLToPath(new URL('.', import.meta.url)) };
    const commands = [`${process.execPath} ${bin}`, 'nowhere-to-be-seen'];
    const words = [join(folder, 'train.py'), organismFolder, folder, ...commands];
    const child = spawn(trainerPython ?? '', words, { cwd: folder, env: environment });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code, printed).toBe(0);
    const histories = JSON.parse(await readFile(join(folder, 'histories.json'), 'utf8'));
    const [watched, unwatched]: Record<string, number>[][] = histories;

    const curve = watched.filter((logs) => 'safety/kept' in logs);
    expect(curve.map(({ step }) => step)).toEqual([0, 1, 2]);
    expect(curve[0]['safety/kept']).toBe(1);
    expect(curve[0]['safety/refused']).toBeGreaterThan(0.5);

    expect(unwatched.filter(({ loss }) => loss > 0)).toHaveLength(2);
    expect(printed.match(/safety curve is not drawn any more/g)).toHaveLength(1);
  },
);
