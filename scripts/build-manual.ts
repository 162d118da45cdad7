import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vitepress'

/**
 * Builds the manual from `docs/` as a static site (`npm run docs:site`), unless it is built from the same pages already.
 * Packing runs it; `npm ci` does not, since it takes half a minute.
 *
 * `--copy-to FOLDER` copies what was built: npm packs nothing of a folder that git ignores.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const built = join(root, 'docs/.vitepress/dist')
const builtFrom = join(root, 'docs/.vitepress/dist/built-from')

const hashOfSources = (): string => {
  const hash = createHash('sha256')
  const files = globSync(['docs/**/*', 'docs/.vitepress/**/*'], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(built))
  for (const file of files.toSorted()) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

const hash = hashOfSources()
if (!existsSync(builtFrom) || readFileSync(builtFrom, 'utf8') !== hash) {
  await build(join(root, 'docs'))
  writeFileSync(builtFrom, hash)
}

const { values } = parseArgs({ options: { 'copy-to': { type: 'string' } } })
const target = values['copy-to']
if (target !== undefined) cpSync(built, join(root, target), { recursive: true })
