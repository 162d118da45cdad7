import { z } from 'zod'
import { answerNames } from './answer-name.ts'

/** The reasons why an item is not supplied, or not now: open codes of ISO 18626 (ReasonUnfilled, ReasonRetry). */
export const reasons = {
  unfilled: [
    'NotHeld',
    'NotOnShelf',
    'OnLoan',
    'NonCirculating',
    'NotAvailableForILL',
    'PoorCondition',
    'PolicyProblem',
  ],
  retry_possible: ['OnLoan', 'NotOnShelf', 'AtBindery', 'OnOrder'],
} as const

/** On what conditions an item is lent: open codes of ISO 18626 (LoanCondition). */
export const conditions = [
  'LibraryUseOnly',
  'NoReproduction',
  'SignatureRequired',
  'SpecCollSupervReq',
  'WatchLibraryUseOnly',
] as const

/** The fields of an answer. */
export const fieldNames = [
  'dueDate',
  'items',
  'sentAs',
  'url',
  'file',
  'reason',
  'conditions',
  'otherCondition',
  'amount',
  'currency',
  'after',
  'note',
] as const
export type FieldName = (typeof fieldNames)[number]

const text = z.string().min(1).max(500)
const words = <Name extends string>(names: readonly Name[]) => z.record(z.enum(names), text)
const someWords = <Name extends string>(names: readonly Name[]) =>
  z.partialRecord(z.enum(names), text).optional()

/** The groups of answers on the page. */
const groups = {
  labels: ['library'],
  reasons: [...new Set([...reasons.unfilled, ...reasons.retry_possible])],
  sentAs: ['physical', 'digital'],
  settled: ['answered', 'asked_anew', 'closed'],
  errors: [
    ...([
      'heading',
      'choose',
      'notOffered',
      'date',
      'dateTwoWays',
      'amount',
      'currency',
      'url',
      'tooLong',
    ] as const),
    ...(['terms', 'note', 'fileType', 'fileSize', 'form'] as const),
  ],
  refused: ['heading', 'forged', 'expired', 'gone', 'tooMany', 'notNow', 'unavailable'],
} as const

/**
 * Everything that the page says in one language. `{library}` is in the title, `{answer}` and `{when}` where an answer is repeated, `{megabytes}` where a file is too large.
 */
export const PageWords = z.strictObject({
  code: text,
  title: text,
  request: text,
  labels: words(groups.labels),
  question: text,
  /** Above the answers about an item that is out, though no answer said that it was sent. */
  ifSent: text,
  answers: words(answerNames),
  fields: words(fieldNames),
  hints: z.partialRecord(z.enum(fieldNames), text),
  reasons: words(groups.reasons),
  noReason: text,
  conditions: words(conditions),
  sentAs: words(groups.sentAs),
  /** Above what was understood; `{value}` is in `understood`. */
  check: text,
  understood: text,
  /** A day that has passed; `{day}` is in it. */
  pastDay: text,
  fileAgain: text,
  send: text,
  nothingYet: text,
  notOpen: text,
  settled: words(groups.settled),
  furthermore: text,
  done: text,
  late: text,
  errors: words(groups.errors),
  refused: words(groups.refused),
})
export type PageWords = z.infer<typeof PageWords>

/** The page in a language as a file brings it: what it leaves out is as in the language that it is based on. */
export const PageFile = PageWords.omit({ code: true })
  .partial()
  .extend({
    labels: someWords(groups.labels),
    answers: someWords(answerNames),
    fields: someWords(fieldNames),
    hints: someWords(fieldNames),
    reasons: someWords(groups.reasons),
    conditions: someWords(conditions),
    sentAs: someWords(groups.sentAs),
    settled: someWords(groups.settled),
    errors: someWords(groups.errors),
    refused: someWords(groups.refused),
  })
export type PageFile = z.infer<typeof PageFile>

/**
 * Returns the page with what a file says in place of its own words.
 *
 * @param code the language of the file: what screen readers speak it in
 */
export const withPageFile = (base: PageWords, file: PageFile, code: string): PageWords => {
  const overrides = new Map(Object.entries(file))
  const merged = Object.entries(base).map(([name, own]) => {
    const other = overrides.get(name)
    return [
      name,
      typeof own === 'object' && typeof other === 'object' ? { ...own, ...other } : (other ?? own),
    ]
  })
  return PageWords.parse({ ...Object.fromEntries(merged), code })
}

/** Returns a text of the page with its places filled. */
export const fillWords = (words: string, values: Readonly<Record<string, string>>): string =>
  words.replace(/\{([a-z]+)\}/g, (place, name: string) => values[name] ?? place)
