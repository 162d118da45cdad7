import { decodeEntities } from './html-entities.ts'

/** Elements that begin and end a line. */
const blocks = new Set(
  (
    'address article aside body caption center dd details div dl dt fieldset figcaption figure footer form header hr ' +
    'html legend li main menu nav ol option pre section summary table tbody tfoot thead title tr ul'
  ).split(' '),
)
/** Elements with a blank line before and after them. */
const paragraphs = new Set('blockquote h1 h2 h3 h4 h5 h6 p'.split(' '))
/** Elements whose content is no text of the person, or is text that the person struck out. */
const skipped = new Set(
  'script style head title template noscript object svg math textarea select del s strike'.split(' '),
)
/** Elements that never have content, so that none is skipped. */
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** Their content is no markup. */
const raw = new Set(['script', 'style', 'title', 'textarea'])

const longestTag = 4000
const deepestQuote = 20

/**
 * Returns the text of an HTML mail as a person sees it. Quoted blocks (`blockquote`) get `> ` before each line, as in
 * plain text; what is hidden or struck out is left out; a link's address follows its text.
 *
 * @param most the characters after which the rest is not read
 */
export function htmlText(html: string, most = Number.POSITIVE_INFINITY): string {
  const page = writer()
  /** The name of the element whose content is left out, and how many of that name are open. */
  let hidden: { name: string; depth: number } | undefined
  let link: { url: string; text: string } | undefined
  let position = 0

  let preformatted = 0

  const write = (text: string): void => {
    if (hidden !== undefined || text === '') return
    for (const [index, line] of (preformatted > 0 ? text.split('\n') : [text]).entries()) {
      if (index > 0) page.break()
      const decoded = decodeEntities(line)
      if (link !== undefined) link.text += decoded
      page.text(decoded)
    }
  }

  while (position < html.length && page.length() < most) {
    const start = html.indexOf('<', position)
    if (start < 0) break
    write(html.slice(position, start))
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start)
      position = end < 0 ? html.length : end + 3
      continue
    }
    if (!/[a-z/!?]/i.test(html[start + 1] ?? '')) {
      write('<')
      position = start + 1
      continue
    }
    const end = html.indexOf('>', tagText(html, start))
    if (end < 0) {
      position = start
      break
    }
    position = end + 1
    const tag = html.slice(start, Math.min(position, start + longestTag))
    const [, slash = '', rawName = ''] = /^<(\/?)([a-z][a-z0-9:-]*)/i.exec(tag) ?? []
    const name = rawName.toLowerCase()
    if (name === '') continue
    const closes = slash === '/'

    if (hidden !== undefined) {
      if (name === hidden.name && !tag.endsWith('/>')) hidden.depth += closes ? -1 : 1
      if (hidden.depth === 0 || (hidden.name === 'head' && name === 'body')) hidden = undefined
      continue
    }
    if (!closes && !empty.has(name) && !tag.endsWith('/>') && (skipped.has(name) || isHidden(tag))) {
      if (raw.has(name)) position = afterClosing(html, name, position)
      else hidden = { name, depth: 1 }
      continue
    }
    if (name === 'pre') preformatted += closes ? -1 : 1
    if (name === 'br') page.break()
    else if (name === 'blockquote') page.quote(closes ? -1 : 1)
    else if (paragraphs.has(name)) page.addBlankLine()
    else if (blocks.has(name)) page.line()
    else if (name === 'td' || name === 'th') page.text(' ')
    if (name === 'li' && !closes) page.text('* ')
    if (name === 'a') {
      if (closes && link !== undefined && !link.text.includes(link.url)) page.text(` <${link.url}> `)
      const url = closes ? undefined : /\shref\s*=\s*["']?(https?:[^\s"'>]{1,2000})/i.exec(tag)?.[1]
      link = url === undefined ? undefined : { url: decodeEntities(url), text: '' }
    }
  }
  const rest = page.length() < most ? html.slice(position) : ''
  write(rest.includes('<') ? rest.slice(0, rest.indexOf('<')) : rest)
  return page.end()
}

/** Finds the `>` that ends a tag: after its attributes in quotation marks, if these are closed. */
function tagText(html: string, start: number): number {
  const attributes =
    /^<[^>"']{0,200}(?:"[^"]{0,4000}"[^>"']{0,200}|'[^']{0,4000}'[^>"']{0,200}){1,60}(?=>)/.exec(
      html.slice(start, start + longestTag),
    )
  return start + (attributes?.[0].length ?? 0)
}

function afterClosing(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\b[^>]{0,200}>`, 'gi')
  closing.lastIndex = from
  return closing.exec(html) === null ? html.length : closing.lastIndex
}

function isHidden(tag: string): boolean {
  const style = /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)
  return (
    /\shidden(?=[\s=>/])/i.test(tag) ||
    /display\s*:\s*none|visibility\s*:\s*hidden|line-through|font-size\s*:\s*0(?![.\d])/i.test(
      style?.[1] ?? style?.[2] ?? '',
    )
  )
}

function isBlank(line = ''): boolean {
  return /^[> ]*$/.test(line)
}

/** Collects lines: blanks run together, blank lines at most one, quoted lines marked. */
function writer() {
  const lines: string[] = []
  let pieces: string[] = []
  let filled = false
  let depth = 0
  let length = 0

  const flush = (): void => {
    lines.push(`${'> '.repeat(Math.min(depth, deepestQuote))}${pieces.join('').replace(/ +/g, ' ').trim()}`)
    pieces = []
    filled = false
  }
  return {
    /** Returns the number of characters written, before blanks are run together. */
    length: (): number => length + lines.length,
    text(text: string): void {
      length += text.length
      pieces.push(text.replace(/[\s\u00a0]+/g, ' '))
      filled ||= /\S/.test(text)
    },
    /** Ends the line if it holds anything. */
    line(): void {
      if (filled) flush()
    },
    /** Ends the line; a second time gives a blank line. */
    break(): void {
      if (filled || !isBlank(lines.at(-1))) flush()
    },
    addBlankLine(): void {
      if (filled) flush()
      if (!isBlank(lines.at(-1))) flush()
    },
    quote(change: 1 | -1): void {
      if (filled) flush()
      depth = Math.max(0, depth + change)
      if (!isBlank(lines.at(-1))) lines.push('')
    },
    end(): string {
      if (filled) flush()
      return lines.join('\n').replace(/^\n+/, '').trimEnd()
    },
  }
}
