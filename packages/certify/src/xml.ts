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
