import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ModelEntry } from './model-entry.ts';

/** A program that does not end is given up after so many milliseconds. */
const patience = 10_000;

const modules = [
  { name: 'trl', needs: ['torch', 'transformers', 'trl', 'peft', 'accelerate', 'datasets'] },
  { name: 'unsloth', needs: ['unsloth', 'trl'] },
  { name: 'axolotl', needs: ['axolotl'] },
  { name: 'llama-factory', needs: ['llamafactory'] },
];

/** Which packages an environment has, and in which versions, without importing any of them. */
const listVersions = `import importlib.metadata as m, json, sys
found = {}
for name in sys.argv[1:]:
    try: found[name] = m.version(name)
    except m.PackageNotFoundError: pass
print(json.dumps(found))`;

/** The trainers in Python that an environment holds. */
export async function* examineTrainers(python: string): AsyncGenerator<ModelEntry> {
  const wanted = [...new Set(modules.flatMap(({ needs }) => needs))];
  const text = await run(python, ['-c', listVersions, ...wanted]);
  const versions: Record<string, string> = text === undefined ? {} : JSON.parse(text);
  for (const { name, needs } of modules) {
    const kind = 'trainer' as const;
    const lacking = needs.filter((need) => versions[need] === undefined);
    if (text === undefined) yield { kind, name, state: 'missing', detail: `${python} does not run` };
    else if (lacking.length > 0)
      yield { kind, name, state: 'missing', detail: `${python} lacks ${lacking.join(', ')}` };
    else {
      const detail = needs.map((need) => `${need} ${versions[need]}`).join(', ');
      yield { kind, name, state: 'ready', detail };
    }
  }
}

/** The clusters whose own tools are here and reach one. */
export async function* examineClusters(): AsyncGenerator<ModelEntry> {
  const tools = [
    { name: 'slurm', tool: 'sinfo', words: ['--noheader', '--format=%P %a %D'] },
    { name: 'kubernetes', tool: 'kubectl', words: ['config', 'current-context'] },
  ];
  for (const { name, tool, words } of tools) {
    const said = await run(tool, words);
    const kind = 'cluster' as const;
    if (said === undefined)
      yield { kind, name, state: 'missing', detail: `${tool} does not run, or reaches no cluster` };
    else yield { kind, name, state: 'ready', detail: said.trim().split('\n').join('; ') };
  }
}

/** What a program printed; undefined when it cannot be run or fails. */
async function run(program: string, words: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(program, [...words], { timeout: patience });
    return stdout;
  } catch {
    return undefined;
  }
}
