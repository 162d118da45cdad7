import { type Command, CommanderError } from 'commander'
import { type Output, terminalLanguage } from './cli/output.ts'
import { createProgram } from './cli/program.ts'
import { endWithReader, exitCodeOf, exitCodes, reportError } from './cli/report-error.ts'
import { sayUsageFault } from './cli/usage-fault.ts'
import { Problem } from './problem.ts'

const output: Output = {
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  language: terminalLanguage(process.env),
}

/**
 * Returns the arguments to read: up to a name that is no command, without the part behind it. With `--help` there commander
 * would show the help of the commands above it, as if the call were right.
 */
const knownArguments = (program: Command, args: readonly string[]): readonly string[] => {
  let group = program
  for (const [place, name] of args.entries()) {
    if (name.startsWith('-') || group.commands.length === 0) break
    const command = group.commands.find((each) => each.name() === name || each.aliases().includes(name))
    if (command === undefined) return args.slice(0, place + 1)
    group = command
  }
  return args
}

const run = async (args: readonly string[]): Promise<void> => {
  const finish = async (code: Promise<number>): Promise<void> => {
    process.exitCode = await code
  }
  try {
    const program = await createProgram(args[0], { output, finish })
    await program.parseAsync(knownArguments(program, args), { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end with an error of exit code 0; a group of commands without one shows its help.
      if (error.exitCode !== 0 && error.code !== 'commander.help')
        output.complain(sayUsageFault(error, output))
      process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage
      return
    }
    if (!(error instanceof Problem)) throw error
    output.complain(reportError(error, output.language))
    process.exitCode = exitCodeOf(error)
  }
}

endWithReader()
await run(process.argv.slice(2))
