import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Run by npm in a package's folder around packing. `published` puts what `publishConfig` says in the place of what holds
 * in the workspace, where the package runs from its TypeScript sources; `workspace` puts that back.
 */
const manifest = 'package.json'
const kept = 'dist/package.workspace.json'

switch (process.argv[2]) {
  case 'published': {
    const text = readFileSync(manifest, 'utf8')
    const { scripts: _, publishConfig = {}, ...rest } = JSON.parse(text)
    const { access, ...published } = publishConfig
    mkdirSync('dist', { recursive: true })
    writeFileSync(kept, text)
    writeFileSync(
      manifest,
      `${JSON.stringify({ ...rest, ...published, publishConfig: { access } }, null, 2)}\n`,
    )
    break
  }
  case 'workspace':
    writeFileSync(manifest, readFileSync(kept))
    break
  default:
    throw new Error('say published or workspace')
}
