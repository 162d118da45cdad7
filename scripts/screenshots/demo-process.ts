import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** A demo that runs, and who can sign in to its console. */
export type Demo = {
  readonly url: string
  readonly key: string
  readonly people: Readonly<Record<'staff' | 'admin', string>>
  readonly password: string
  readonly stop: () => Promise<void>
}

/** Reads the closing lines of `npm run demo -- --keep`; undefined while they are not there. */
const readClosingLines = (printed: string): Omit<Demo, 'stop'> | undefined => {
  const url = /^console +(http\S+)\/console$/m.exec(printed)?.[1]
  const people = /staff (\S+) · admin (\S+) · password (\S+)/.exec(printed)
  const key = /^key +(\S+)$/m.exec(printed)?.[1]
  if (url === undefined || key === undefined || people === null) return undefined
  const [, staff = '', admin = '', password = ''] = people
  return { url, key, people: { staff, admin }, password }
}

/** Starts the demo, and waits until its requests are in their stages. */
export const startDemo = async (): Promise<Demo> => {
  const path = fileURLToPath(new URL('../demo.ts', import.meta.url))
  const child = spawn(process.execPath, [path, '--keep'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill('SIGINT')
    await ended
  }
  const facts = await new Promise<Omit<Demo, 'stop'>>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const read = readClosingLines(printed)
      if (read !== undefined) resolve(read)
    })
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}`)))
  })
  return { ...facts, stop }
}

/** Uses a demo that runs already, by the file that its output went into. It goes on running afterwards. */
export const useRunningDemo = async (file: string): Promise<Demo> => {
  const facts = readClosingLines(await readFile(file, 'utf8'))
  if (facts === undefined) throw new Error(`${file} is not the output of \`npm run demo -- --keep\``)
  return { ...facts, stop: async () => undefined }
}
