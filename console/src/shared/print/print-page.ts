import { readNonce } from '../nonce.ts'

const host = 'lendwire-print'

/** Styles for paper: only the printed page shows, as large as it says itself. */
const paperStyle = `@media print { body > :not(#${host}) { display: none !important } #${host} { display: block } }
@media screen { #${host} { display: none } }`

const styleElements = /<style[^>]*>([\s\S]*?)<\/style>/g

const styleOf = (css: string): HTMLStyleElement => {
  const style = document.createElement('style')
  style.nonce = readNonce(document)
  style.textContent = css
  return style
}

/**
 * Prints a page of the API, such as a label or a return slip, without leaving the console: it is in the document, out
 * of the console's own styles, while the browser prints.
 *
 * @param page the page as HTML
 */
export const printPage = (page: string): void => {
  // Even in a document of its own a style without the nonce of this page is refused: what the styles say is written again.
  const css = [...page.matchAll(styleElements)].map(([, text]) => text ?? '').join('\n')
  const parsed = new DOMParser().parseFromString(page.replaceAll(styleElements, ''), 'text/html')
  const sheet = document.createElement('div')
  sheet.id = host
  const shadow = sheet.attachShadow({ mode: 'open' })
  shadow.append(styleOf(css), ...parsed.body.childNodes)
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
