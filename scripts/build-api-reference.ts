import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const findRenderer = (consoleFolder: string): string | undefined => {
  try {
    return dirname(createRequire(join(consoleFolder, 'package.json')).resolve('swagger-ui-dist/package.json'))
  } catch {
    return undefined
  }
}

/**
 * Writes the files of `/docs` beside those of the console: the renderer of the OpenAPI document (Swagger UI), its start, and
 * the page that loads both. Their names change with their content.
 *
 * @param consoleFolder the workspace of the console, whose files are built already
 */
export const buildApiReference = (consoleFolder: string): void => {
  const renderer = findRenderer(consoleFolder)
  if (renderer === undefined) return
  const built = join(consoleFolder, 'dist/console')
  const read = (folder: string, name: string): string =>
    readFileSync(join(folder, name), 'utf8').replace(/\n?\/[/*]# sourceMappingURL=.*$/, '\n')

  const writeAsset = (name: string, content: string): string => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
    const path = `assets/${name}-${hash}.js`
    writeFileSync(join(built, path), content)
    return `/console/${path}`
  }

  const source = join(consoleFolder, 'docs')
  const parts = {
    // In the page: its policy allows styles there, and no style sheet.
    '<!-- __STYLE__ -->': `<style>${read(renderer, 'swagger-ui.css')}</style>`,
    __RENDERER__: writeAsset('api-reference', read(renderer, 'swagger-ui-bundle.js')),
    __START__: writeAsset('start', read(source, 'start.js')),
  }
  const page = Object.entries(parts).reduce(
    (text, [name, part]) => text.replace(name, () => part),
    read(source, 'index.html'),
  )
  writeFileSync(join(built, 'docs.html'), page)
}
