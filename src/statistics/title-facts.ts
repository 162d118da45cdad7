import { z } from 'zod'
import { plainText } from '../borrowing/plain-text.ts'
import type { Citation } from '../borrowing/request/citation.ts'
import { sha256 } from '../hash.ts'

/** The title of a request that nobody could supply. */
export const TitleFacts = z.object({
  /** What makes it the same title: a number, else title and author. */
  key: z.string(),
  /** What a reader calls it. */
  text: z.string(),
  /** One of sixteen numbers: two readers of a title rarely share one, and each stands for many people. */
  reader: z.string().optional(),
})
export type TitleFacts = z.infer<typeof TitleFacts>

const numberTypes = ['ISBN', 'ISSN', 'OCLC']
const maxText = 200

const keyOf = ({ identifiers = [], recordIds = [], title, author }: Citation): string | undefined => {
  const numbers = [...identifiers, ...recordIds]
  for (const type of numberTypes) {
    const number = numbers.find((each) => each.type.toUpperCase() === type)
    if (number !== undefined) return `${type} ${number.value.replace(/[\s-]/g, '').toUpperCase()}`
  }
  return plainText(title) === '' ? undefined : `${plainText(title)} / ${plainText(author)}`
}

/**
 * Returns the title of a request: its ISBN, ISSN or OCLC number says which it is, else title and author; undefined where it
 * has neither.
 *
 * @param patron the id of the patron; undefined where it is not known any more
 */
export const titleFacts = (citation: Citation, patron: string | undefined): TitleFacts | undefined => {
  const key = keyOf(citation)
  if (key === undefined) return undefined
  const words = [citation.title, citation.author].filter((each) => each !== undefined).join(' / ')
  return {
    key,
    text: (words === '' ? key : words).slice(0, maxText),
    ...(patron === undefined ? {} : { reader: sha256(`${key}\0${patron}`).slice(0, 1) }),
  }
}
