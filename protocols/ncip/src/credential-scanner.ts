/** The end of a piece of markup, and its meaning for the scan. */
type Markup =
  | { readonly kind: 'opening' | 'closing' | 'empty'; readonly name: string; readonly end: number }
  | { readonly kind: 'character_data'; readonly text: string; readonly end: number }
  | { readonly kind: 'skipped'; readonly end: number }

const localName = (tag: string): string => {
  let end = 0
  while (end < tag.length && !' \t\r\n/'.includes(tag.charAt(end))) end += 1
  return tag.slice(tag.lastIndexOf(':', end - 1) + 1, end)
}

/** Returns the end of the markup that ends with these characters; undefined where the text is cut off before. */
const after = (text: string, closing: string, from: number): number | undefined => {
  const index = text.indexOf(closing, from)
  return index < 0 ? undefined : index + closing.length
}

const [greater, doubleQuote, singleQuote] = ['>', '"', "'"].map((mark) => mark.charCodeAt(0))

/** Finds the end of a tag: a `>` in the value of an attribute does not end it. */
const endOfTag = (text: string, from: number): number | undefined => {
  let quote: number | undefined
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quote !== undefined) quote = code === quote ? undefined : quote
    else if (code === doubleQuote || code === singleQuote) quote = code
    else if (code === greater) return at + 1
  }
  return undefined
}

/** Reads the markup that begins with the `<` at a place; undefined where it is cut off, or declares a document type. */
const readMarkup = (text: string, at: number): Markup | undefined => {
  const skip = (closing: string, length: number): Markup | undefined => {
    const end = after(text, closing, at + length)
    return end === undefined ? undefined : { kind: 'skipped', end }
  }
  if (text.startsWith('<!--', at)) return skip('-->', 4)
  if (text.startsWith('<?', at)) return skip('?>', 2)
  if (text.startsWith('<![CDATA[', at)) {
    const end = after(text, ']]>', at + 9) ?? text.length + 3
    return { kind: 'character_data', text: text.slice(at + 9, end - 3), end }
  }
  if (text.startsWith('<!', at)) return undefined
  const end = endOfTag(text, at + 1)
  if (end === undefined) return undefined
  if (text.startsWith('</', at)) return { kind: 'closing', name: localName(text.slice(at + 2, end - 1)), end }
  const tag = text.slice(at + 1, end - 1)
  return { kind: tag.endsWith('/') ? 'empty' : 'opening', name: localName(tag), end }
}

/** Reads text and CDATA from a place up to the next tag, or to where the document is cut off. */
const readText = (text: string, from: number, resolve: (raw: string) => string): string => {
  let content = ''
  let at = from
  for (;;) {
    const next = text.indexOf('<', at)
    content += resolve(text.slice(at, next < 0 ? undefined : next))
    const markup = next < 0 ? undefined : readMarkup(text, next)
    if (markup?.kind === 'character_data') content += markup.text
    else if (markup?.kind !== 'skipped') return content
    at = markup.end
  }
}

/** Reads the markup of a document, or of its beginning, in one pass. It ends before markup that no message may have. */
function* readAll(text: string): Generator<Markup & { readonly start: number }> {
  for (let start = text.indexOf('<'); start >= 0; ) {
    const markup = readMarkup(text, start)
    if (markup === undefined) return
    yield { ...markup, start }
    start = text.indexOf('<', markup.end)
  }
}

/** No message has its header deeper. */
const deepest = 16

/**
 * Finds the text of an element directly within another, in one pass over a document or its beginning. It builds nothing
 * and keeps one name for each open element, so that what a stranger sends costs no more than reading it once.
 *
 * @param text the document, or as much as there is of it
 * @param parent local name of the element around; the scan ends with the first of that name
 * @param name local name of the wanted element
 * @param resolve replaces the references in a piece of text
 * @returns undefined where there is none before the end, or before markup that no message may have
 */
export const scanElement = (
  text: string,
  parent: string,
  name: string,
  resolve: (raw: string) => string,
): string | undefined => {
  const open: string[] = []
  for (const markup of readAll(text)) {
    if (open.length > deepest) return undefined
    if (markup.kind === 'closing' && open.pop() === parent) return undefined
    if (markup.kind === 'opening') {
      if (markup.name === name && open.at(-1) === parent) return readText(text, markup.end, resolve)
      open.push(markup.name)
    }
  }
  return undefined
}

/** An element of a document: from the `<` with which it begins to behind its last `>`. */
type Place = { readonly name: string; readonly start: number; readonly end: number }

/**
 * Finds the first element that has one of some names, and the elements directly within it, in one pass.
 *
 * @param names local names
 * @returns where its opening tag begins and ends, and what it contains; undefined where the document has none
 */
export const findParts = (
  text: string,
  names: readonly string[],
): (Place & { readonly parts: readonly Place[] }) | undefined => {
  let found: Place | undefined
  const parts: Place[] = []
  let part: Pick<Place, 'name' | 'start'> | undefined
  let depth = 0
  for (const markup of readAll(text)) {
    const { kind, start, end } = markup
    if (kind === 'skipped' || kind === 'character_data') continue
    const { name } = markup
    if (found === undefined) {
      if (kind === 'opening' && names.includes(name)) found = { name, start, end }
    } else if (kind === 'closing') {
      if (part === undefined) return { ...found, parts }
      depth -= 1
      if (depth > 0) continue
      parts.push({ ...part, end })
      part = undefined
    } else if (kind === 'opening') {
      part ??= { name, start }
      depth += 1
    } else if (part === undefined) parts.push({ name, start, end })
  }
  return undefined
}
