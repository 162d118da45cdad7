import type { ImportOptions } from '../import/run-import.ts'
import { type AddCommands, sharedOptions } from './command-context.ts'

/** Adds `import`. */
export const addImportCommand: AddCommands = (program, { output, finish }) => {
  program
    .command('import <kind> <file>')
    .description(
      'import requests or partners from a file (.ndjson, .csv) into a running gateway; called again, it goes on where it stopped',
    )
    .option('--dry-run', 'only check each line')
    .option('--library <code>', 'the library of requests that name none')
    .option('--report <file>', 'where a line for each line goes (default: FILE.report.ndjson)')
    .option('--url <url>', 'the address of the gateway (default: LENDWIRE_HOST, LENDWIRE_PORT)')
    .option('--key-file <file>', 'a file with an admin key (default: LENDWIRE_ADMIN_KEY)')
    .option(...sharedOptions.json)
    .action((kind: string, file: string, options: ImportOptions) =>
      finish(
        import('../import/run-import.ts').then(({ runImport }) => runImport(kind, file, options, output)),
      ),
    )
}
