import { mkdtemp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const consoleFolder = join(import.meta.dirname, '../../console')

/** The words of the pseudo-language: each text of the English ones in brackets, also those that functions make or load. */
const pseudoWords = `
import { en } from './en.ts'
const inBrackets = (value) => {
  if (typeof value === 'string') return '⟦' + value + '⟧'
  if (typeof value === 'function') return (...values) => inBrackets(value(...values))
  if (value instanceof Promise) return value.then(inBrackets)
  if (Array.isArray(value)) return value.map(inBrackets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inBrackets(each)]))
}
export const de = inBrackets(en)
`

/**
 * Builds the console with the pseudo-language in the place of German.
 *
 * @returns the folder of what is built
 */
export const buildPseudoConsole = async (): Promise<string> => {
  const vite = createRequire(join(consoleFolder, 'package.json')).resolve('vite')
  const { build } = (await import(pathToFileURL(vite).href)) as typeof import('vite')
  const root = await mkdtemp(join(tmpdir(), 'lendwire-console-'))
  await build({
    root: consoleFolder,
    logLevel: 'error',
    mode: 'production',
    plugins: [
      {
        name: 'pseudo-language',
        enforce: 'pre',
        load: (file) => (file.endsWith('/console/src/words/de.ts') ? pseudoWords : null),
      },
    ],
    build: { outDir: join(root, 'console'), minify: false },
  })
  return root
}
