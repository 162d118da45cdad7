import type { Citation } from '../borrowing/request/citation.ts'

/** Members of a citation that hold text. */
export type CitationText = Exclude<keyof Citation, 'volumes' | 'identifiers' | 'recordIds'>

/** Text for a citation, from outside: of any length, perhaps none. */
export type Texts = Readonly<Partial<Record<CitationText, string | undefined>>>

const longest = 2000
const shorter: Readonly<Partial<Record<CitationText, number>>> = {
  edition: 200,
  issue: 200,
  pagesRequested: 200,
  estimatedPages: 40,
  supplierRecordId: 200,
  publicationType: 60,
  publicationDate: 60,
  placeOfPublication: 200,
}

/** Returns text as the members of a citation: in one line, cut to what each may hold, without what is empty. */
export const clampTexts = (texts: Texts): Citation =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text = '']) => {
      const line = text.toWellFormed().replace(/\s+/g, ' ').trim()
      const limit = Object.entries(shorter).find(([member]) => member === name)?.[1] ?? longest
      return line === '' ? [] : [[name, line.slice(0, limit)]]
    }),
  )
