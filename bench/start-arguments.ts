import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const Package = z.object({ scripts: z.object({ start: z.string() }) })

/** Reads the arguments that `npm start` gives Node besides the module, so that the gateway is measured as it is run. */
export const startArguments = async (): Promise<readonly string[]> => {
  const { scripts } = Package.parse(
    JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')),
  )
  return scripts.start.split(' ').filter((argument) => argument.startsWith('--'))
}
