import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Prepares the folder of a package for packing, and restores it afterwards. npm runs it in that folder. `published`
 * writes the manifest that users get (compiled exports, nothing that only the workspace needs) and copies the licence;
 * `workspace` restores the manifest of the workspace, where the package runs from its TypeScript sources.
 */
const manifest = 'package.json'
const workspaceManifest = 'dist/package.workspace.json'
const licence = fileURLToPath(new URL('../LICENSE', import.meta.url))
const copiedLicence = 'dist/licence-is-copied'

switch (process.argv[2]) {
  case 'published': {
    const text = readFileSync(manifest, 'utf8')
    const {
      scripts: _,
      workspaces: __,
      devDependencies: ___,
      allowScripts: ____,
      publishConfig = {},
      ...rest
    } = JSON.parse(text)
    const { access, ...published } = publishConfig
    mkdirSync('dist', { recursive: true })
    writeFileSync(workspaceManifest, text)
    if (!existsSync('LICENSE')) {
      copyFileSync(licence, 'LICENSE')
      writeFileSync(copiedLicence, '')
    }
    writeFileSync(
      manifest,
      `${JSON.stringify({ ...rest, ...published, publishConfig: { access } }, null, 2)}\n`,
    )
    break
  }
  case 'workspace':
    writeFileSync(manifest, readFileSync(workspaceManifest))
    if (existsSync(copiedLicence)) {
      rmSync('LICENSE')
      rmSync(copiedLicence)
    }
    break
  default:
    throw new Error('Call it with `published` or `workspace`.')
}
