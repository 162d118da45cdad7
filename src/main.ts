import { readConfig } from './config.ts'
import type { LogEntry } from './log.ts'
import { startGateway } from './node.ts'
import { faultLine, Problem } from './problem.ts'

const log = ({ level, message, facts }: LogEntry): void => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`)
}

const explain = (error: unknown): string => {
  if (!(error instanceof Problem))
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  return [error.message, ...error.faults.map((fault) => `  ${faultLine(fault)}`)].join('\n')
}

try {
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`)
  }
  const onStoreLost = (problem: Problem): void => {
    process.stderr.write(`${explain(problem)}\nThe gateway ends, so that its supervisor restarts it.\n`)
    process.exit(1)
  }
  const running = await startGateway(readConfig(process.env), {
    log,
    print,
    environment: process.env,
    onStoreLost,
  })
  print(`lendwire listens on ${running.url}; the API is documented at ${running.url}/docs`)
  let stopping = false
  const stop = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${explain(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}
