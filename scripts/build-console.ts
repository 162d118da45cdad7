import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { brotliCompressSync, constants } from 'node:zlib'
import { buildApiReference } from './build-api-reference.ts'

/**
 * Builds the console, unless it is built from the same sources already. npm runs it after `npm ci`. Where the build's
 * packages are left out (`npm ci --omit=dev`) it says so and ends: a gateway without the console works.
 *
 * `--copy-to FOLDER` copies what was built, of files that are compressed only that form: npm packs nothing of a workspace
 * with the root package.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const consoleFolder = join(root, 'console')
const builtFrom = join(consoleFolder, 'dist/built-from')

const sources = [
  'console/index.html',
  'console/vite.config.ts',
  'console/package.json',
  'console/src/**/*',
  'console/docs/*',
  'scripts/build-api-reference.ts',
  'packages/client/src/**/*',
  'src/translations/**/*',
]

const hashOfSources = (): string => {
  const hash = createHash('sha256')
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    // Types leave no trace in what is built, and may be written at the same time.
    .filter((entry) => entry.isFile() && entry.name !== 'openapi-types.ts')
    .map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.toSorted()) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

const findVite = (): string | undefined => {
  try {
    return createRequire(join(consoleFolder, 'package.json')).resolve('vite')
  } catch {
    return undefined
  }
}

/** Compresses a file as much as Brotli can: browsers load it over slow lines, and it is compressed once. */
const compressForBrowsers = (file: Buffer): Buffer =>
  brotliCompressSync(file, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length },
  })

const hash = hashOfSources()
const vite = findVite()
if (!existsSync(join(consoleFolder, 'index.html'))) {
  console.log('The console is not part of this folder: nothing to build.')
} else if (vite === undefined) {
  console.log('The console is not built: its build packages are not installed.')
} else if (!existsSync(builtFrom) || readFileSync(builtFrom, 'utf8') !== hash) {
  // Where a test runs this, its NODE_ENV would have React's development version built, which is a quarter larger.
  process.env.NODE_ENV = 'production'
  const { build } = (await import(pathToFileURL(vite).href)) as typeof import('vite')
  await build({ root: consoleFolder, logLevel: 'warn' })
  buildApiReference(consoleFolder)
  for (const file of globSync('dist/console/assets/*.{js,css,svg}', { cwd: consoleFolder })) {
    const path = join(consoleFolder, file)
    writeFileSync(`${path}.br`, compressForBrowsers(readFileSync(path)))
  }
  writeFileSync(builtFrom, hash)
}

const { values } = parseArgs({ options: { 'copy-to': { type: 'string' } } })
const target = values['copy-to']
if (target !== undefined && existsSync(builtFrom))
  cpSync(join(consoleFolder, 'dist'), join(root, target), {
    recursive: true,
    filter: (file) => !existsSync(`${file}.br`),
  })
