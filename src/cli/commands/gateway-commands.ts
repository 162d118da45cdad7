import type { DoctorOptions } from '../doctor.ts'
import type { ServeOptions } from '../serve.ts'
import { type AddCommands, sharedOptions } from './command-context.ts'

/** Adds `serve` and `doctor`. */
export const addGatewayCommands: AddCommands = (program, { output, finish }) => {
  program
    .command('serve')
    .description('run the gateway; settings are read from the environment (LENDWIRE_…)')
    .option('--host <address>', 'address to listen on (LENDWIRE_HOST)')
    .option('--port <port>', 'port to listen on (LENDWIRE_PORT)')
    .option('--store <store>', 'sqlite: and a file, or a postgres:// or redis:// URL (LENDWIRE_STORE)')
    .option('--config <file>', 'configuration file to apply at the start (LENDWIRE_CONFIG)')
    .action((options: ServeOptions) =>
      finish(import('../serve.ts').then(({ serve }) => serve(process.env, options, output.print))),
    )
  program
    .command('doctor')
    .description('check the installation and say what to do; exit 1 if a check failed')
    .option('--send-test-mail <address>', 'send a mail there, as alarms are sent')
    .option(...sharedOptions.json)
    .action((options: DoctorOptions) =>
      finish(import('../doctor.ts').then(({ doctor }) => doctor(options, output))),
    )
}
