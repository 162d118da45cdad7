import type { Request } from '../../borrowing/request/request.ts'
import { containsPhrases, splitPhrases, splitWords } from './search-text.ts'

/** The parts of a request in which searches look. */
export const searchedParts = [
  'number',
  'reference',
  'title',
  'author',
  'identifier',
  'barcode',
  'patron',
] as const
export type SearchedPart = (typeof searchedParts)[number]

type Text = readonly [part: SearchedPart, text: string]

const partsOf = ({ number, reference, citation, items }: Request): readonly Text[] => {
  const { identifiers = [], recordIds = [], title, subtitle, author } = citation
  const { titleOfComponent, authorOfComponent } = citation
  const parts: (readonly [SearchedPart, string | undefined])[] = [
    ['number', number],
    ['reference', reference],
    ['title', title],
    ['title', subtitle],
    ['author', author],
    ['title', titleOfComponent],
    ['author', authorOfComponent],
    ...[...identifiers, ...recordIds].map(({ value }) => ['identifier', value] as const),
  ]
  for (const { ils, barcode } of items)
    if (ils !== undefined) parts.push(['barcode', ils.id], ['barcode', barcode])
  return parts.flatMap(([part, text]) => (text === undefined || text === '' ? [] : [[part, text] as const]))
}

/** Returns the words of a request that everybody may search who may see it. */
export const textOf = (request: Request): string =>
  partsOf(request)
    .map(([, text]) => text)
    .join('\n')

/** Returns the words of its patron, which only those search who may see patrons. */
export const patronTextOf = ({ patron }: Request): string =>
  [patron?.surname, patron?.givenName, patron?.id].filter((words) => words !== undefined).join('\n')

/**
 * Returns whether a search finds a request by its patron: a term of it is in the patron's name or id, and nowhere else in
 * the words of the request.
 */
export const isFoundByPatron = (text: string, request: Request): boolean => {
  const [words, patronWords] = [textOf(request), patronTextOf(request)].map(splitWords)
  return splitPhrases(text).some(
    (phrase) => containsPhrases(patronWords ?? [], [phrase]) && !containsPhrases(words ?? [], [phrase]),
  )
}

/**
 * Returns the parts of a request in which a search finds one of its terms, in the order of `searchedParts`.
 *
 * @param searchesPatrons true where names and ids of patrons are searched too
 */
export const findParts = (
  text: string,
  request: Request,
  searchesPatrons: boolean,
): readonly SearchedPart[] => {
  const phrases = splitPhrases(text)
  const texts: readonly Text[] = [
    ...partsOf(request),
    ...(searchesPatrons ? [['patron', patronTextOf(request)] as const] : []),
  ]
  const found = new Set(
    texts.flatMap(([part, words]) => {
      const split = splitWords(words)
      return phrases.some((phrase) => containsPhrases(split, [phrase])) ? [part] : []
    }),
  )
  // A text that is a barcode as a whole finds it, also where it is no word of the request.
  const isBarcode = request.items.some(({ partnerItemId, barcode, ils }) =>
    [partnerItemId, barcode, ils?.id].includes(text.trim()),
  )
  if (isBarcode) found.add('barcode')
  return searchedParts.filter((part) => found.has(part))
}
