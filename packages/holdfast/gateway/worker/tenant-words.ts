import { runConfigSchema } from '../../run/settings/run-config.ts';
import { listSettings } from '../../settings/list-settings.ts';
import { flagOf } from '../../settings/setting-text.ts';

/** The names of settings in a policy, by the options that the command line has for them. */
let namesByOption: ReadonlyMap<string, string> | undefined;

/**
 * A run's error as a tenant can use it: a tenant has no command line, no configuration file and no run folder, but a policy, which whoever runs the
 * gateway changes, and its job.
 */
export function tenantWords(message: string): string {
  namesByOption ??= new Map(
    listSettings(runConfigSchema).map((setting) => [flagOf(setting, 'run'), setting.path.join('.')]),
  );
  const names = namesByOption;
  return message
    .replaceAll(/--([a-z][a-z-]*[a-z])/g, (option, flag) => {
      const name = names.get(flag);
      return name === undefined ? option : `the policy's ${name}`;
    })
    .replaceAll('findings.jsonl', "'error.rows'")
    .replaceAll('holdfast.yaml', 'the policy');
}
