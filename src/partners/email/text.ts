/** Characters that are no text: they could end a header, hide words, or stand for a placeholder. */
const noText = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** Returns one line of data: no control character is left, blanks are single. Undefined where nothing is left. */
export const line = (text: string | undefined, longest = 500): string | undefined => {
  const plain = text
    ?.toWellFormed()
    .replace(noText, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
  return plain === undefined || plain === '' ? undefined : plain
}

/** Returns several lines of data, each without control characters. Undefined where nothing is left. */
export const lines = (text: string | undefined, longest = 4000): string | undefined => {
  const plain = text
    ?.toWellFormed()
    .slice(0, longest)
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((each) => each.replace(noText, ' ').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return plain === undefined || plain === '' ? undefined : plain.toWellFormed()
}
