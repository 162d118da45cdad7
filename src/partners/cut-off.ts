/** Finds where the first element of a document begins, behind a declaration, comments and a document type. */
const startOfRoot = (text: string): number => {
  const before = /\s+|<\?[^>]*>|<!--[^>]*>|<!DOCTYPE[^>]*>/iy
  let start = 0
  while (before.test(text)) start = before.lastIndex
  return start
}

/** Returns whether text holds the closing tag of an element. */
const closes = (text: string, name: string): boolean => {
  const tag = text.lastIndexOf(`</${name}`)
  return (
    tag !== -1 &&
    text
      .slice(tag + 2 + name.length)
      .trimStart()
      .startsWith('>')
  )
}

/** Returns whether XML ends before its first element does: what came is not the whole of it. */
export const isCutOff = (body: Uint8Array): boolean => {
  const text = new TextDecoder().decode(body)
  const rest = text.slice(startOfRoot(text))
  const root = /^<([A-Za-z_][\w.:-]{0,100})(?:\s[^<>]*)?(>|$)/.exec(rest)
  if (root === null) return /^<[A-Za-z_?!][^<>]*$/.test(rest)
  const [tag, name = '', end] = root
  return end === '' || (!tag.endsWith('/>') && !closes(rest, name))
}
