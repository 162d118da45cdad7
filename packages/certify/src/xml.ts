import type { Fault } from '@lendwire/iso18626'

/** The content of an element: text, members by name, or several elements of one name. Undefined members are left out. */
export type Content = string | undefined | readonly Content[] | { readonly [name: string]: Content }

/** Escapes text for XML. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * Writes an element with its content, in the order of its members. It checks nothing: a suite also writes what a schema
 * refuses.
 */
export const element = (name: string, content: Content): string => {
  if (content === undefined) return ''
  if (typeof content === 'string') return `<${name}>${escapeXml(content)}</${name}>`
  if (isList(content)) return content.map((each) => element(name, each)).join('')
  const children = Object.entries(content).map(([child, value]) => element(child, value))
  return `<${name}>${children.join('')}</${name}>`
}

const isList = (content: Content): content is readonly Content[] => Array.isArray(content)

/** Says what is wrong with an element, with the value that its list or type does not have. */
export const sayFault = ({ path, kind, value }: Fault): string =>
  `${path}: ${kind.replaceAll('_', ' ')}${kind === 'bad_value' && value !== undefined ? ` (${value.slice(0, 40)})` : ''}`

/**
 * Reads the text of a message, in the encoding that its first bytes, its content type or its XML declaration names; UTF-8
 * where none does, or an unknown one.
 */
export const decodeMessage = (bytes: Uint8Array, contentType = ''): string => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const isWide = start.startsWith('\u00ff\u00fe') || start.startsWith('\u00fe\u00ff')
  const wide = start.startsWith('\u00ff\u00fe') ? 'utf-16le' : 'utf-16be'
  const named =
    /charset="?([\w.-]+)/i.exec(contentType)?.[1] ??
    /^[^<]*<\?xml[^>]*encoding=["']([\w.-]+)/.exec(start)?.[1]
  try {
    return new TextDecoder(isWide ? wide : (named ?? 'utf-8')).decode(bytes)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return new TextDecoder().decode(bytes)
  }
}
