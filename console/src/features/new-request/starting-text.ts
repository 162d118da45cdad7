/** What names an item: a number with its kind or in its form, or a year in brackets, as references have it. */
const referenceForms: readonly RegExp[] = [
  /\b10\.\d{4,9}\/\S/,
  /^(?:urn:)?[ep]?-?(?:isbn|issn|doi|pmid)\b/i,
  /\b(?:isbn|issn|doi|pmid)[: ]/i,
  /^[\d\s-]{7,17}[\dx]$/i,
  /\(\d{4}[a-z]?\)/,
]

/**
 * Returns where words belong that a new request begins with: what looks like a number or a reference is looked up, other
 * words are a title.
 */
export const startingText = (text: string): { readonly reference?: string; readonly title?: string } => {
  const words = text.trim()
  if (words === '') return {}
  return referenceForms.some((form) => form.test(words)) ? { reference: words } : { title: words }
}
