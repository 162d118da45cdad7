import { readNonce } from '../nonce.ts'

const host = 'lendwire-print'

/** Styles for paper: only the printed page shows, as large as it says itself. */
const paperStyle = `@media print { body > :not(#${host}) { display: none !important } #${host} { display: block } }
@media screen { #${host} { display: none } }`

const sheetStyle = 'body:not(:last-of-type) { break-after: page }'

const styleElements = /<style[^>]*>([\s\S]*?)<\/style>/g

const styleOf = (css: string): HTMLStyleElement => {
  const style = document.createElement('style')
  style.nonce = readNonce(document)
  style.textContent = css
  return style
}

/**
 * Prints pages of the API, such as labels or return slips, without leaving the console: they are in the document, out
 * of the console's own styles, while the browser prints.
 *
 * @param pages the pages as HTML; each begins on a sheet of its own
 */
export const printPages = (pages: readonly string[]): void => {
  // Even in a document of its own a style without the nonce of this page is refused: what the styles say is written again.
  const styles = new Set(
    pages.flatMap((page) => [...page.matchAll(styleElements)].map(([, text]) => text ?? '')),
  )
  const css = [...styles].join('\n')
  const bodies = pages.map(
    (page) => new DOMParser().parseFromString(page.replaceAll(styleElements, ''), 'text/html').body,
  )
  const sheet = document.createElement('div')
  sheet.id = host
  const shadow = sheet.attachShadow({ mode: 'open' })
  // The bodies themselves, since the pages have styles for them.
  shadow.append(styleOf(`${css}\n${sheetStyle}`), ...bodies)
  // The size of the paper is a property of the document, not of its content.
  const style = styleOf(`${paperStyle}\n${css.match(/@page[^{]*\{[^}]*\}/g)?.join('\n') ?? ''}`)
  document.head.append(style)
  document.body.append(sheet)
  try {
    window.print()
  } finally {
    sheet.remove()
    style.remove()
  }
}
