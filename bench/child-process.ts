import { type ChildProcess, execFile, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { z } from 'zod'

const run = promisify(execFile)

/** Stops a process when this one is gone. */
const stopWithParent = fileURLToPath(new URL('../scripts/stop-with-parent.ts', import.meta.url))

/** The longest time that a process may take to end, and a piece of work to be done, in milliseconds. */
const longestEnd = 10_000
const longestWork = 300_000

/** A process that serves until it is stopped. */
export type Server = {
  readonly url: string
  /** Reads the resident memory of the process, in megabytes (2^20). */
  readonly residentMb: () => Promise<number>
  readonly stop: () => Promise<void>
}

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), longestEnd)
  await gone
  clearTimeout(patience)
}

const firstUrl = (child: ChildProcess, name: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let seen = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk.toString()
      const url = /http:\/\/[\d.]+:\d+/.exec(seen)?.[0]
      if (url !== undefined) resolve(url)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it listened: ${seen}`)))
  })

/**
 * Starts a server in a process of its own, under the Node that runs this one.
 *
 * @param file the module to run, from this folder; it prints the URL on which it listens
 * @param environment variables besides those of this process
 * @param nodeArguments the further arguments of Node
 */
export const startServer = async (
  file: string,
  environment: Readonly<Record<string, string>> = {},
  nodeArguments: readonly string[] = [],
): Promise<Server> => {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [...nodeArguments, '--import', stopWithParent, path], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  return {
    url: await firstUrl(child, file),
    residentMb: async () => {
      const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(child.pid)])
      return Math.round(Number(stdout) / 1024)
    },
    stop: () => end(child),
  }
}

/** A process that does one piece of work after the other. */
export type Worker<Schema extends z.ZodType> = {
  readonly ask: (task: unknown) => Promise<z.output<Schema>>
  readonly stop: () => Promise<void>
}

/**
 * Starts a process that works on orders.
 *
 * @param file the module, from this folder: it calls `answerParent`
 * @param schema the schema of its answers
 * @param nodeArguments the further arguments of Node
 */
export const startWorker = <Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  nodeArguments: readonly string[] = [],
): Worker<Schema> => {
  const execArgv = [...nodeArguments, '--import', stopWithParent]
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv })
  return {
    ask: async (task) => {
      let patience: NodeJS.Timeout | undefined
      const answer = new Promise<unknown>((resolve, reject) => {
        const fail = (code: number | null) =>
          reject(new Error(`${file} ended with ${code} and gave no answer`))
        if (child.exitCode !== null || child.signalCode !== null) fail(child.exitCode)
        child.once('exit', fail)
        child.once('message', (message) => {
          child.off('exit', fail)
          resolve(message)
        })
        const late = new Error(`${file} gave no answer within ${longestWork / 1000} seconds`)
        patience = setTimeout(() => reject(late), longestWork)
      })
      try {
        child.send({ task })
        return schema.parse(await answer)
      } finally {
        clearTimeout(patience)
      }
    },
    stop: () => end(child),
  }
}

/** Runs one piece of work in a process of its own: `startWorker`, one `ask`, and the end. */
export const runTask = async <Schema extends z.ZodType>(
  file: string,
  task: unknown,
  schema: Schema,
  nodeArguments: readonly string[] = [],
): Promise<z.output<Schema>> => {
  const worker = startWorker(file, schema, nodeArguments)
  try {
    return await worker.ask(task)
  } finally {
    await worker.stop()
  }
}

/**
 * Does the work that `startWorker` and `runTask` ask for, in the process that they started.
 *
 * @param schema the schema of an order
 * @param work carries out an order
 */
export const answerParent = <Schema extends z.ZodType>(
  schema: Schema,
  work: (task: z.output<Schema>) => Promise<unknown>,
): void => {
  process.on('message', (message: { readonly task: unknown }) => {
    work(schema.parse(message.task)).then(
      (answer) => process.send?.(answer),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
}
