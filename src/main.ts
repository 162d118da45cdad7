import { terminalLanguage } from './cli/output.ts'
import { endWithReader, exitCodeOf, reportError } from './cli/report-error.ts'
import { serve } from './cli/serve.ts'

endWithReader()
try {
  process.exit(await serve(process.env, {}, (line) => void process.stdout.write(`${line}\n`)))
} catch (error) {
  process.stderr.write(`${reportError(error, terminalLanguage(process.env))}\n`)
  process.exit(exitCodeOf(error))
}
