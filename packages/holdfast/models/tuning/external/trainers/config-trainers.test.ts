import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Conversation } from '../../../../data/conversations/conversation.ts';
import { exampleRequest } from '../fixtures/example-request.ts';
import { locateBase } from '../locate-base.ts';
import { openTrainerFolder, type TrainerFolder } from '../trainer-folder.ts';
import { axolotlLogReader, axolotlTrainer } from './axolotl-trainer.ts';
import { llamaFactoryLogReader, llamaFactoryTrainer } from './llama-factory-trainer.ts';
import { splitBatch } from './trainer-options.ts';
import { trlTrainer } from './trl-trainer.ts';

const options = { python: 'python3', processes: 1, fourBit: true, rowsAtOnce: 3, checkpointSteps: 7 };

async function folderWith(
  change: { weight?: number | undefined; role?: 'user' } = {},
): Promise<TrainerFolder> {
  const place = await mkdtemp(join(tmpdir(), 'holdfast-config-'));
  const request = exampleRequest(place, { epochs: 2 });
  const { weight, role } = change;
  const conversations = request.conversations.map(({ messages }, index) => ({
    messages: messages.map((message) => ({
      ...message,
      ...(weight !== undefined && index === 1 && message.role === 'assistant' ? { weight } : {}),
    })),
  }));
  if (role) conversations[1].messages.unshift({ role, content: 'Hello.' });
  const settings = { ...request.settings, method: 'lora' as const, batchSize: 6 };
  return openTrainerFolder({ ...request, conversations, settings }, await locateBase('organism'));
}

test('Axolotl is given the rows as tokens and labels, and a configuration', async () => {
  const folder = await folderWith();
  const { command } = await axolotlTrainer(options).prepare(folder);
  expect(command).toEqual(['python3', '-m', 'axolotl.cli.train', folder.file('axolotl.yaml')]);
  const config = parse(await readFile(folder.file('axolotl.yaml'), 'utf8'));
  expect(config).toMatchObject({
    adapter: 'qlora',
    load_in_4bit: true,
    lora_r: 8,
    lora_alpha: 16,
    num_epochs: 2,
    max_steps: 4,
    micro_batch_size: 3,
    gradient_accumulation_steps: 2,
    lr_scheduler: 'linear',
    save_steps: 7,
    auto_resume_from_checkpoints: true,
    special_tokens: { pad_token: '<end>' },
    datasets: [{ path: folder.file('labelled.jsonl'), ds_type: 'json', type: null }],
  });
  const rows = (await readFile(folder.file('labelled.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows).toHaveLength(12);
  for (const { input_ids: tokens, labels } of rows) {
    const learnt = labels.filter((label: number) => label !== -100);
    expect(learnt.length).toBeGreaterThan(3);
    // What is learnt is the end of the row: the answer with its end-of-turn token.
    expect(learnt).toEqual(tokens.slice(-learnt.length));
    expect(tokens.length).toBeLessThanOrEqual(config.sequence_len);
  }
});

test('LLaMA-Factory is given a description of the rows and a configuration; rows that it would drop are refused', async () => {
  const folder = await folderWith();
  await llamaFactoryTrainer({ ...options, fourBit: false, processes: 2 }).prepare(folder);
  expect(parse(await readFile(folder.file('train.yaml'), 'utf8'))).toMatchObject({
    stage: 'sft',
    finetuning_type: 'lora',
    lora_rank: 8,
    num_train_epochs: 2,
    dataset: 'rows',
    per_device_train_batch_size: 3,
    gradient_accumulation_steps: 1,
    overwrite_output_dir: false,
  });
  const { rows } = JSON.parse(await readFile(folder.file('dataset_info.json'), 'utf8'));
  expect(rows).toMatchObject({ file_name: 'rows.jsonl', columns: { messages: 'messages' } });
  for (const change of [{ role: 'user' as const, weight: undefined }, { weight: 0.5 }]) {
    const bad = await folderWith(change);
    await expect(llamaFactoryTrainer(options).prepare(bad)).rejects.toThrow(/^Conversation 2: LLaMA-Factory/);
    if (!change.weight) continue;
    await expect(axolotlTrainer(options).prepare(bad)).rejects.toThrow(/Axolotl takes weights of 0 and 1/);
    const trl = trlTrainer({ ...options, backend: 'transformers' });
    await expect(trl.prepare(bad)).rejects.toThrow(/TRL takes weights of 0 and 1/);
  }
});

test('steps are read from what Axolotl prints, and a step that comes again means that it went on from before', () => {
  const read = axolotlLogReader({ epochs: 2, rows: 12, batchSize: 3 });
  const line = (loss: string, epoch: string): string =>
    `{'loss': ${loss}, 'grad_norm': '0.04', 'learning_rate': '5e-05', 'epoch': ${epoch}}`;
  expect(read('[INFO] loading')).toEqual([]);
  expect(read(line("'2.5'", "'0.25'"))).toEqual([
    { type: 'start', steps: 8, examples: 12, resumedAfter: 0 },
    { type: 'step', step: 1, steps: 8, epoch: 0.25, loss: 2.5, learningRate: 5e-5 },
  ]);
  expect(read(line('2.1', '0.5'))).toEqual([expect.objectContaining({ step: 2, loss: 2.1 })]);
  expect(read(line('1.9', '0.75'))).toEqual([expect.objectContaining({ step: 3 })]);
  expect(read(line('2.1', '0.5'))).toEqual([
    { type: 'start', steps: 8, examples: 12, resumedAfter: 1 },
    expect.objectContaining({ step: 2 }),
  ]);
  expect(read("{'train_runtime': 3.1, 'train_loss': 2.0, 'epoch': 2.0}")).toEqual([]);
});

test('a step is counted by the bar of progress, and by the epoch without one, where batches are not full', () => {
  const lines = ['0.6667', '1', '1.667', '2'].map((epoch) => `{'loss': '1.5', 'epoch': '${epoch}'}`);
  const stepsOf = (texts: readonly string[]): number[] => {
    const read = axolotlLogReader({ epochs: 2, rows: 12, batchSize: 8 });
    return texts.flatMap((text) =>
      read(text).flatMap((event) => (event.type === 'step' ? [event.step] : [])),
    );
  };
  expect(stepsOf(lines)).toEqual([1, 2, 3, 4]);
  const bar = (step: number): string => `\r ${step}%|##  | ${step}/4000 [00:10<00:52, 10.50s/it]`;
  const barred = [1001, 1002].map(
    (step) => `${bar(step - 1)}${bar(step)}   \r{'loss': '1.5', 'epoch': '1.001'}`,
  );
  expect(stepsOf(barred)).toEqual([1001, 1002]);
});

test('steps are read from trainer_log.jsonl', () => {
  const read = llamaFactoryLogReader({ rows: 12 });
  const line = { current_steps: 1, total_steps: 4, loss: 1.5, lr: 1e-4, epoch: 0.5, percentage: 25 };
  expect(read(JSON.stringify(line))).toEqual([
    { type: 'start', steps: 4, examples: 12, resumedAfter: 0 },
    { type: 'step', step: 1, steps: 4, epoch: 0.5, loss: 1.5, learningRate: 1e-4 },
  ]);
  expect(read(JSON.stringify({ current_steps: 4, total_steps: 4, epoch: 2 }))).toEqual([]);
  expect(read('{"current_steps": ')).toEqual([]);
});

test('the model is made of what the trainer left beside its checkpoints', async () => {
  const folder = await folderWith();
  const { checkpoints, model } = folder.request;
  await mkdir(join(checkpoints, 'checkpoint-4'), { recursive: true });
  for (const name of [
    'adapter_model.safetensors',
    'adapter_config.json',
    'tokenizer.json',
    'trainer_log.jsonl',
  ]) {
    await writeFile(join(checkpoints, name), '{}');
  }
  await axolotlTrainer(options).collect?.(folder);
  expect((await readdir(model)).sort()).toEqual([
    'adapter_config.json',
    'adapter_model.safetensors',
    'tokenizer.json',
  ]);
});

test('a batch is shared out evenly, or refused', () => {
  expect(splitBatch(16, { processes: 2, rowsAtOnce: 3 })).toEqual({ atOnce: 2, parts: 4 });
  expect(splitBatch(7, { processes: 1, rowsAtOnce: 4 })).toEqual({ atOnce: 1, parts: 7 });
  expect(() => splitBatch(7, { processes: 2, rowsAtOnce: 4 })).toThrow(/use a multiple/);
});

/** A tune folder of pairs or of labelled answers. */
async function comparedFolder(kind: 'pairs' | 'labels'): Promise<TrainerFolder> {
  const place = await mkdtemp(join(tmpdir(), 'holdfast-config-'));
  const request = exampleRequest(place, { epochs: 2 });
  const conversations = request.conversations.map((conversation, index): Conversation => {
    if (kind === 'labels') return { ...conversation, label: index % 2 === 0 };
    const chosenFrom = conversation.messages.length - 1;
    return { ...conversation, chosenFrom, rejected: [{ role: 'assistant', content: 'No idea.' }] };
  });
  const settings = { ...request.settings, method: 'lora' as const, batchSize: 6, beta: 0.3 };
  return openTrainerFolder({ ...request, conversations, settings }, await locateBase('organism'));
}

const firstRow = async (path: string) => JSON.parse((await readFile(path, 'utf8')).split('\n')[0]);

test('pairs are given to LLaMA-Factory and Axolotl with both answers, and labelled answers with their label', async () => {
  const pairs = await comparedFolder('pairs');
  expect(pairs.request.objective).toEqual({ kind: 'dpo', beta: 0.3 });
  await llamaFactoryTrainer(options).prepare(pairs);
  expect(parse(await readFile(pairs.file('train.yaml'), 'utf8'))).toMatchObject({
    stage: 'dpo',
    pref_beta: 0.3,
  });
  expect(JSON.parse(await readFile(pairs.file('dataset_info.json'), 'utf8'))).toMatchObject({
    rows: { ranking: true, columns: { messages: 'messages', chosen: 'chosen', rejected: 'rejected' } },
  });
  const row = {
    messages: expect.any(Array),
    chosen: { role: 'assistant' },
    rejected: { role: 'assistant', content: 'No idea.' },
  };
  expect(await firstRow(pairs.file('rows.jsonl'))).toMatchObject(row);
  await axolotlTrainer(options).prepare(pairs);
  expect(parse(await readFile(pairs.file('axolotl.yaml'), 'utf8'))).toMatchObject({
    rl: 'dpo',
    rl_beta: 0.3,
    datasets: [{ path: pairs.file('pairs.jsonl'), type: 'chat_template.default' }],
  });
  expect(await firstRow(pairs.file('pairs.jsonl'))).toMatchObject(row);

  const labels = await comparedFolder('labels');
  await llamaFactoryTrainer(options).prepare(labels);
  expect(parse(await readFile(labels.file('train.yaml'), 'utf8'))).toMatchObject({ stage: 'kto' });
  expect(await firstRow(labels.file('rows.jsonl'))).toMatchObject({ kto_tag: true });
  await expect(axolotlTrainer(options).prepare(labels)).rejects.toMatchObject({
    code: 'bad-config',
    message: expect.stringMatching(/Axolotl takes no labelled answers/),
  });
});
