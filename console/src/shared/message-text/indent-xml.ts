const indentation = '  '

/**
 * Puts each element of an XML document on a line of its own, indented by its depth. Text stays beside its element. It never
 * fails: what is no well-formed XML is only broken into lines.
 */
export const indentXml = (xml: string): string => {
  const parts = xml.match(/<!--[\s\S]*?-->|<[^>]+>|[^<]+/g) ?? []
  const lines: string[] = []
  let depth = 0
  let isOpen = false
  for (const part of parts.map((each) => each.trim()).filter((each) => each !== '')) {
    const isTag = part.startsWith('<')
    const isEnd = part.startsWith('</')
    const isAlone = !isTag || part.endsWith('/>') || part.startsWith('<?') || part.startsWith('<!')
    if (isEnd) depth = Math.max(0, depth - 1)
    const staysOnLine = isOpen && (!isTag || isEnd)
    if (staysOnLine) lines[lines.length - 1] = `${lines.at(-1)}${part}`
    else lines.push(indentation.repeat(depth) + part)
    if (isTag && !isEnd && !isAlone) depth += 1
    isOpen = (isTag && !isEnd && !isAlone) || (isOpen && !isTag)
  }
  return lines.join('\n')
}
