import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const inlineScript = /<script((?:(?! src=)[^>])*)>([\s\S]+?)<\/script>/g
/** Those of the theme: `manual.css` has what matters of them. */
const inlineStyle = / style="[^"]*"/g

/**
 * Moves the inline scripts of a page into files, and removes inline styles: the content security policy of the manual
 * allows neither.
 *
 * @param html the page as built
 * @param folder the folder of the built site
 * @returns the page with references to the files
 */
export const withoutInlineCode = (html: string, folder: string): string =>
  html
    .replace(inlineScript, (_, attributes: string, code: string) => {
      const name = `inline.${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`
      mkdirSync(join(folder, 'assets'), { recursive: true })
      writeFileSync(join(folder, 'assets', name), code)
      return `<script${attributes} src="/manual/assets/${name}"></script>`
    })
    .replace(inlineStyle, '')
