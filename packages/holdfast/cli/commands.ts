import type { Command } from 'commander';
import type { CommandName } from './command-descriptions.ts';

/** Every command by its name; each is loaded when it is wanted, since loading all takes longer. */
export const commands: Readonly<Record<CommandName, () => Promise<Command>>> = {
  demo: async () => (await import('./commands/demo.ts')).demoCommand(),
  init: async () => (await import('./commands/init/init.ts')).initCommand(),
  run: async () => (await import('./commands/run.ts')).runCommand(),
  scan: async () => (await import('./commands/scan.ts')).scanCommand(),
  convert: async () => (await import('./commands/convert.ts')).convertCommand(),
  mix: async () => (await import('./commands/mix.ts')).mixCommand(),
  tune: async () => (await import('./commands/tune.ts')).tuneCommand(),
  power: async () => (await import('./commands/power.ts')).powerCommand(),
  judge: async () => (await import('./commands/judge/judge.ts')).judgeCommand(),
  compare: async () => (await import('./commands/results/compare.ts')).compareCommand(),
  export: async () => (await import('./commands/results/export.ts')).exportCommand(),
  audit: async () => (await import('./commands/audit.ts')).auditCommand(),
  repair: async () => (await import('./commands/repair.ts')).repairCommand(),
  report: async () => (await import('./commands/results/report.ts')).reportCommand(),
  view: async () => (await import('./commands/results/view.ts')).viewCommand(),
  release: async () => (await import('./commands/results/release.ts')).releaseCommand(),
  verify: async () => (await import('./commands/results/verify.ts')).verifyCommand(),
  evidence: async () => (await import('./commands/results/evidence.ts')).evidenceCommand(),
  study: async () => (await import('./commands/study.ts')).studyCommand(),
  doctor: async () => (await import('./commands/models/doctor.ts')).doctorCommand(),
  models: async () => (await import('./commands/models/models.ts')).modelsCommand(),
  batches: async () => (await import('./commands/batches.ts')).batchesCommand(),
  bench: async () => (await import('./commands/bench/bench.ts')).benchCommand(),
  serve: async () => (await import('./commands/models/serve.ts')).serveCommand(),
  gateway: async () => (await import('./commands/gateway/gateway.ts')).gatewayCommand(),
  worker: async () => (await import('./commands/gateway/worker.ts')).workerCommand(),
  'export-model': async () => (await import('./commands/models/export-model.ts')).exportModelCommand(),
  watch: async () => (await import('./commands/watch.ts')).watchCommand(),
  completion: async () => (await import('./commands/completion.ts')).completionCommand(loadCommands),
};

/** All commands, loaded: for the help of all, and for the completion of shells. */
export function loadCommands(): Promise<Command[]> {
  return Promise.all(Object.values(commands).map((load) => load()));
}
