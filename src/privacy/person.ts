import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import { Patron } from '../borrowing/request/patron.ts'
import type { Request } from '../borrowing/request/request.ts'

/** The words that identify a person in texts, in lower case. */
export type PersonWords = readonly string[]

/** Shorter words would be found in about any text. */
const shortestWord = 3

/** Returns the words that identify a patron, in lower case. */
export const wordsOf = ({ id, surname, givenName, email }: Patron): readonly string[] =>
  [id, surname, givenName, email]
    .filter((word) => word !== undefined)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word.length >= shortestWord)

const patronsIn = (value: unknown): readonly Patron[] =>
  typeof value === 'object' && value !== null && 'patron' in value
    ? [Patron.safeParse(value.patron).data].filter((patron) => patron !== undefined)
    : []

/** Collects what the patrons of a request are recognized by: those that it has now, and those that it had before. */
export const personWordsOf = (request: Request, events: readonly RecordedEvent[]): PersonWords => {
  const patrons = [
    ...patronsIn(request),
    ...events.flatMap(({ changes, input }) => [...patronsIn(changes), ...patronsIn(input.data)]),
  ]
  return [...new Set(patrons.flatMap(wordsOf))]
}

/** Returns whether a text names a person. */
export const namesPerson = (text: string, words: PersonWords): boolean => {
  const lower = text.toLowerCase()
  return words.some((word) => lower.includes(word))
}

/** A code has no spaces and is short. */
const code = /^[\w.:#/-]{1,60}$/

/** Returns whether a text is a code that names nobody. */
export const isCode = (text: string, words: PersonWords): boolean =>
  code.test(text) && !namesPerson(text, words)
