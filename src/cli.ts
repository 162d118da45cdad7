import { admin } from './cli/admin.ts'
import { config } from './cli/config.ts'
import { copy } from './cli/copy-store.ts'
import { lender, lenderUsage } from './cli/lender.ts'
import { type Output, roundtrip, validate } from './cli/messages.ts'
import { faultLine, Problem } from './problem.ts'

const usage = `lendwire: a partner-protocol gateway for interlibrary loan, the borrowing side

  lendwire validate [--protocol iso18626|ncip] [--edition 1.2|2021-2 (ISO 18626), 1|2 (NCIP)] FILE…
      a line per file: ok with message kind and edition, or each fault with its path; exit 1 if any file is bad
  lendwire roundtrip [--protocol iso18626|ncip] [--edition …] FILE
      reads a message and writes it to standard output
  lendwire copy --from STORE --to STORE [--allow-loss]
      copies all that a store holds into an empty one (addresses as in LENDWIRE_STORE) while no gateway runs on either;
      goes on where it was interrupted; exit 1 if they differ afterwards
  lendwire admin link
      prints a link with which an admin creates an account, once within a day; takes the store from LENDWIRE_STORE
  lendwire config export [--store STORE] [--format yaml|json] [--secrets references|masked]
      prints the stored configuration; secrets are references to variables of the environment, or masked
  lendwire config apply [--store STORE] [--dry-run] FILE
      stores what a YAML or JSON file declares, all of it or nothing, and prints what changes; with --dry-run it stores
      nothing (docs/configuration.md)
  lendwire lender [options]
      runs a scriptable lending partner; lendwire lender --help lists its options and scenarios
`

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const complain = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const commands: Readonly<Record<string, (given: readonly string[], lines: Output) => Promise<number>>> = {
  validate,
  roundtrip,
  admin,
  copy,
  config,
  lender,
}

const run = async ([name = '', ...given]: readonly string[]): Promise<number> => {
  if (name === '' || name === 'help' || name === '--help' || given.includes('--help')) {
    print(name === 'lender' ? await lenderUsage() : usage)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    complain(`There is no command ${name}.\n\n${usage}`)
    return 2
  }
  try {
    return await command(given, { print, complain })
  } catch (error) {
    const isUsage =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    if (!(error instanceof Problem) && !isUsage) throw error
    complain(error.message)
    if (error instanceof Problem) for (const fault of error.faults) complain(`  ${faultLine(fault)}`)
    return 2
  }
}

process.exitCode = await run(process.argv.slice(2))
