import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** The renderer asks whether it may compile text (zod does). The policy of the page forbids it, and would report the question. */
const questionAboutEval = /try\{return (new )?Function\((``|""|'')\),!0\}catch\{return!1\}/g
const answerNo = 'return!1'

/** Fonts that the renderer would load from elsewhere: the page has those of the reader. */
const fontsFromElsewhere = /@font-face\s*\{[^}]*fonts\.scalar\.com[^}]*\}/g

const findRenderer = (consoleFolder: string): string | undefined => {
  try {
    const main = createRequire(join(consoleFolder, 'package.json')).resolve('@scalar/api-reference')
    return join(main, '../browser/standalone.js')
  } catch {
    return undefined
  }
}

/**
 * Writes the files of `/docs` beside those of the console: the renderer of the OpenAPI document (Scalar), its start, and
 * the page that loads both. Their names change with their content.
 *
 * @param consoleFolder the workspace of the console, whose files are built already
 */
export const buildApiReference = (consoleFolder: string): void => {
  const renderer = findRenderer(consoleFolder)
  if (renderer === undefined) return
  const built = join(consoleFolder, 'dist/console')

  const writeAsset = (name: string, content: string): string => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
    const path = `assets/${name}-${hash}.js`
    writeFileSync(join(built, path), content)
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
    writeFileSync(join(built, `${path}.br`), brotliCompressSync(content, quality))
    writeFileSync(join(built, `${path}.gz`), gzipSync(content, { level: 9 }))
    return `/console/${path}`
  }

  const original = readFileSync(renderer, 'utf8')
  if (original.search(questionAboutEval) < 0)
    throw new Error(
      'The renderer of the API asks otherwise whether it may compile text: look at build-api-reference.ts.',
    )
  const script = original
    .replaceAll(questionAboutEval, answerNo)
    .replaceAll(fontsFromElsewhere, '')
    .replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, '\n')
  const page = readFileSync(join(consoleFolder, 'docs/index.html'), 'utf8')
    .replace('__RENDERER__', writeAsset('api-reference', script))
    .replace('__START__', writeAsset('start', readFileSync(join(consoleFolder, 'docs/start.js'), 'utf8')))
  writeFileSync(join(built, 'docs.html'), page)
}
