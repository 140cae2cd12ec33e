import { type Command, Option } from 'commander';

/** Where a gateway keeps what its folder does not. */
export interface GatewayPlaceOptions {
  database?: string;
  storage?: string;
}

/** What the environment calls the same: an address may hold a password, which is for no list of processes. */
const variables = { database: 'HOLDFAST_DATABASE', storage: 'HOLDFAST_STORAGE' } as const;

/** Gives a command the option of a gateway's database. */
export function addDatabaseOption(command: Command): Command {
  return command.addOption(
    new Option(
      '--database <address>',
      'a PostgreSQL database, postgres://user@host/name, in place of the SQLite file in the folder',
    ).env(variables.database),
  );
}

/** Gives a command the options of a gateway that several machines share. */
export function addGatewayPlaces(command: Command): Command {
  return addDatabaseOption(command).addOption(
    new Option(
      '--storage <address>',
      's3://bucket/prefix for files and models; the folder then holds what this machine works on',
    ).env(variables.storage),
  );
}

/** The environment of a process that is to find the same places. */
export function placesEnvironment({ database, storage }: GatewayPlaceOptions): NodeJS.ProcessEnv {
  return { ...process.env, [variables.database]: database, [variables.storage]: storage };
}
