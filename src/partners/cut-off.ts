/** What may stand before the first element of a document: a declaration, comments, a document type. */
const beforeRoot = /^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>)*/i

/** Returns whether XML ends before its first element does: what came is not the whole of it. */
export const isCutOff = (body: Uint8Array): boolean => {
  const text = new TextDecoder().decode(body)
  const rest = text.slice(beforeRoot.exec(text)?.[0].length ?? 0)
  const root = /^<([A-Za-z_][\w.:-]{0,100})(?:\s[^<>]*)?(\/?)(>|$)/.exec(rest)
  if (root === null) return /^<[A-Za-z_?!][^<>]*$/.test(rest)
  const [, name = '', closed, end] = root
  return end === '' || (closed === '' && !new RegExp(`</${name.replaceAll('.', '\\.')}\\s*>`).test(rest))
}
