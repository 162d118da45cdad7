import { isCode, type PersonWords } from './person.ts'

/** Attributes that say what a message is, and no more. */
const keptAttributes = /^(xmlns(:[\w.-]+)?|version|[\w.-]+:(version|schemaLocation)|Scheme|[\w.-]+:Scheme)$/

/** A longer name or value than these is not what the standards have. */
const longestTag = 2000

const attribute = /([\w.:-]{1,60})\s*=\s*(?:"([^"<]{0,300})"|'([^'<]{0,300})')/g

const localName = (tag: string): string => /^\/?(?:[\w.-]{1,60}:)?([\w.-]{1,80})/.exec(tag)?.[1] ?? ''

const nameIn = (tag: string): string => /^\/?[\w.:-]{1,140}/.exec(tag)?.[0] ?? ''

/** Writes a start tag or end tag with its kept attributes; empty where it is too long to be one of a standard. */
const writeTag = (tag: string): string => {
  if (tag.length > longestTag) return ''
  const name = nameIn(tag)
  if (name === '') return ''
  const kept = Array.from(tag.slice(name.length).matchAll(attribute), ([text, attributeName = '']) =>
    keptAttributes.test(attributeName) ? ` ${text}` : '',
  ).join('')
  return `<${name}${kept}${tag.endsWith('/') ? '/' : ''}>`
}

/** Returns the end of a construct that is left out: a comment, a processing instruction, a document type. */
const endOf = (text: string, at: number): number => {
  const skip = (end: string): number => {
    const index = text.indexOf(end, at)
    return index < 0 ? text.length : index + end.length
  }
  if (text.startsWith('<!--', at)) return skip('-->')
  if (text.startsWith('<?', at)) return skip('?>')
  return skip('>')
}

const cdata = '<![CDATA['

/** Reads the text up to the next tag; sections of CDATA are part of it. */
const readText = (text: string, from: number): { readonly value: string; readonly end: number } => {
  let value = ''
  let at = from
  for (;;) {
    const open = text.indexOf('<', at)
    if (open < 0) return { value: value + text.slice(at), end: text.length }
    value += text.slice(at, open)
    if (!text.startsWith(cdata, open)) return { value, end: open }
    const close = text.indexOf(']]>', open)
    const end = close < 0 ? text.length : close
    value += text.slice(open + cdata.length, end)
    at = Math.min(text.length, end + 3)
  }
}

/**
 * Keeps of an XML message its elements, and the text of those that hold codes, numbers and days. Everything else goes:
 * free text, names, addresses, comments, unknown attributes. It takes linear time, and needs no well-formed text.
 *
 * @param coded the local names of the elements whose text is kept
 * @param words what a person is recognized by: a text that has one of them is never kept
 */
export const stripXml = (text: string, coded: ReadonlySet<string>, words: PersonWords): string => {
  const parts: string[] = []
  let at = 0
  let element = ''
  while (at < text.length) {
    if (text[at] !== '<' || text.startsWith(cdata, at)) {
      const { value, end } = readText(text, at)
      const trimmed = value.trim()
      if (coded.has(element) && isCode(trimmed.replaceAll(' ', '_'), words)) parts.push(trimmed)
      at = end
      continue
    }
    if (text[at + 1] === '!' || text[at + 1] === '?') {
      at = endOf(text, at)
      continue
    }
    const end = endOf(text, at)
    const tag = text.slice(at + 1, end - 1)
    parts.push(writeTag(tag))
    element = tag.startsWith('/') || tag.endsWith('/') ? '' : localName(tag)
    at = end
  }
  return parts.join('')
}
