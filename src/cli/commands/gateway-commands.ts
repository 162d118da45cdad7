import type { DoctorOptions } from '../doctor.ts'
import { sentencesFor } from '../output.ts'
import type { ServeOptions } from '../serve.ts'
import { type AddCommands, sharedOptions } from './command-context.ts'

/** Adds `serve` and `doctor`. */
export const addGatewayCommands: AddCommands = (program, { output, finish }) => {
  const { t } = sentencesFor(output)
  const { json } = sharedOptions(output)
  program
    .command('serve')
    .description(t('command_help.serve'))
    .option('--host <address>', t('command_help.serve_host'))
    .option('--port <port>', t('command_help.serve_port'))
    .option('--store <store>', t('command_help.serve_store'))
    .option('--config <file>', t('command_help.serve_config'))
    .action((options: ServeOptions) =>
      finish(import('../serve.ts').then(({ serve }) => serve(process.env, options, output.print))),
    )
  program
    .command('doctor')
    .description(t('command_help.doctor'))
    .option('--send-test-mail <address>', t('command_help.doctor_test_mail'))
    .option(...json)
    .action((options: DoctorOptions) =>
      finish(import('../doctor.ts').then(({ doctor }) => doctor(options, output))),
    )
}
