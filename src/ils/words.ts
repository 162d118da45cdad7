/** Returns words for a field of a record: in one line, and not too long for one. */
export const words = (text: string | undefined, longest = 250): string | undefined => {
  const line = text?.replace(/\s+/g, ' ').trim().slice(0, longest).toWellFormed()
  return line === '' ? undefined : line
}
