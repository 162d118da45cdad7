import { createHash } from 'node:crypto'
import { closeSync, existsSync, globSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Builds `packages/client/src/openapi-types.ts`, the types of `@lendwire/client`, from the OpenAPI document of a gateway that is
 * started for it, unless they are built from the same sources already. `npm ci` and `npm run check:static` run it. Only
 * type checks and packing need the file: tests, the console's build and the demo run without it. Where the build's packages
 * are left out (`npm ci --omit=dev`) it says so and ends.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'packages/client/src/openapi-types.ts')
const sources = ['src/**/*.ts', 'protocols/*/src/**/*.ts', 'scripts/build-client-types.ts']

const firstLine = (): string => {
  const files = globSync(sources, { cwd: root }).toSorted()
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)))
  return `// Built by scripts/build-client-types.ts from /openapi.json of the sources ${hash.digest('hex')}\n`
}

const isBuiltFrom = (line: string): boolean => {
  if (!existsSync(target)) return false
  const file = openSync(target, 'r')
  const beginning = Buffer.alloc(line.length)
  readSync(file, beginning)
  closeSync(file)
  return beginning.toString() === line
}

const hasGenerator = (): boolean => {
  try {
    return import.meta.resolve('openapi-typescript') !== ''
  } catch {
    return false
  }
}

const line = firstLine()
if (!hasGenerator()) {
  console.log('The types of the client are not built: openapi-typescript is not installed.')
} else if (!isBuiltFrom(line)) {
  const { default: openapiTypescript, astToString } = await import('openapi-typescript')
  const { readOpenApiDocument } = await import('./openapi-document.ts')
  const types = await openapiTypescript(await readOpenApiDocument(), { defaultNonNullable: false })
  writeFileSync(target, `${line}\n${astToString(types)}`)
}
