import { CommanderError } from 'commander'
import type { Output } from './cli/messages.ts'
import { createProgram, exitCodes } from './cli/program.ts'
import { reportError } from './cli/report-error.ts'
import { Problem } from './problem.ts'

const output: Output = {
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
}

const run = async (args: readonly string[]): Promise<void> => {
  const finish = async (code: Promise<number>): Promise<void> => {
    process.exitCode = await code
  }
  try {
    const program = await createProgram(args[0], { output, finish })
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end with an error of exit code 0.
      process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage
      return
    }
    if (!(error instanceof Problem)) throw error
    output.complain(reportError(error))
    process.exitCode = error.code === 'unavailable' ? exitCodes.failed : exitCodes.usage
  }
}

await run(process.argv.slice(2))
