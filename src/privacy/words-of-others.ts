import { z } from 'zod'
import type { LibraryCode } from '../borrowing/values.ts'
import { Problem } from '../problem.ts'
import type { DocumentKind, DocumentsPort, DocumentWrite } from '../store/ports/documents.ts'
import { mapReasonTexts } from '../translations/map-reason-texts.ts'
import { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import type { PersonWords } from './person.ts'
import { hasWord, namesPatron, type Recognizers } from './unassigned-messages.ts'

/** What stays of a document that names a patron; undefined deletes it. */
type Rest = (value: unknown, recognizers: Recognizers) => unknown
const nothing: Rest = () => undefined

/** A parcel without a request, as far as staff write of it what they like. */
const ParcelWords = z.looseObject({
  lender: z.string(),
  title: z.string().optional(),
  volume: z.string().optional(),
  shelf: z.string().optional(),
})

/**
 * Returns the parcel without the texts in which any word of the patron stands: it is in the building, and its request is
 * still looked for.
 */
const parcelWithoutPatron: Rest = (value, { id, others }) => {
  const parcel = ParcelWords.safeParse(value).data
  if (parcel === undefined) return undefined
  const words = [id ?? [], others].flat(2).map((word) => word.normalize().toLowerCase())
  const isNamed = (text: string): boolean => words.some((word) => hasWord(searchedTextOf(text), word))
  const { lender, title, volume, shelf, ...rest } = parcel
  const texts = Object.entries({ title, volume, shelf }).filter(
    ([, text]) => text !== undefined && !isNamed(text),
  )
  return { ...rest, lender: isNamed(lender) ? '…' : lender, ...Object.fromEntries(texts) }
}

/** A request that a library lends, as far as another system’s words are in it. */
const RelayedAnswers = z.looseObject({
  messages: z.array(
    z.looseObject({
      error: AnyReason.nullable(),
      reply: z.looseObject({ content: z.string() }).nullable(),
    }),
  ),
})

/** Returns the request without these words: its messages were passed on, and their repeats are recognized. */
const withoutAnswers: Rest = (value) => {
  const read = RelayedAnswers.safeParse(value).data
  if (read === undefined) return undefined
  const { messages, ...request } = read
  return {
    ...request,
    messages: messages.map(({ error, reply, ...message }) => ({
      ...message,
      error: error === null ? null : mapReasonTexts(error, () => '…'),
      reply: reply === null ? null : { ...reply, content: '' },
    })),
  }
}

/** The kinds of documents that keep what another system answered, or what staff wrote: such words may name anybody. */
const kinds: Readonly<Partial<Record<DocumentKind, Rest>>> = {
  partner_check: nothing,
  test_letter: nothing,
  mailbox_state: nothing,
  patron_look_up_failure: nothing,
  directory_sync: nothing,
  alarm: nothing,
  alarm_message: nothing,
  relayed_request: withoutAnswers,
  parcel: parcelWithoutPatron,
}

/** A command that runs on a whole list, as far as words are in it. */
const RunningJob = z.looseObject({
  library: z.string().nullable(),
  state: z.literal('running'),
  command: z.looseObject({}),
})

/** Ends a job: it writes what it was to write into no more requests. */
const withoutCommand = ({ command: _, ...job }: z.infer<typeof RunningJob>) => ({
  ...job,
  state: 'cancelled',
})

type Documents = Pick<DocumentsPort, 'listDocuments' | 'putDocuments'>

const tries = 20

/** Returns the text of a document in lower case: a line break is no letter, although JSON writes it with one. */
const searchedTextOf = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll(/\\[bfnrt]/g, ' ')
    .normalize()
    .toLowerCase()

/** Calls a function until it returns true: what changed meanwhile is read again. */
const untilDone = async (isDone: () => Promise<boolean>): Promise<void> => {
  for (let count = 1; !(await isDone()); count += 1)
    if (count === tries) throw new Problem('conflict', reason('problem.words_kept_changing'))
}

/**
 * Cancels the jobs of a library, and of all libraries, whose command names a patron by any word: it waits in the store,
 * and would be written into requests after the patron was erased from them.
 *
 * @throws Problem conflict where a job kept changing
 */
export const cancelJobsNaming = (store: Documents, library: LibraryCode, words: PersonWords): Promise<void> =>
  untilDone(async () => {
    let all = true
    for (const { key, value, version: expectedVersion } of await store.listDocuments('bulk_job')) {
      const job = RunningJob.safeParse(value).data
      if (job === undefined || (job.library !== null && job.library !== library)) continue
      if (!words.some((word) => hasWord(searchedTextOf(job.command), word))) continue
      const cancelled: DocumentWrite = { kind: 'bulk_job', key, value: withoutCommand(job), expectedVersion }
      if ((await store.putDocuments([cancelled])) !== 'written') all = false
    }
    return all
  })

/**
 * Removes the words in which another system, or staff who recorded a parcel, named a patron: records of tests, failures and
 * alarms are deleted, requests that a library lends and parcels lose them.
 *
 * @throws Problem conflict where a record kept changing
 */
export const removeWordsOfOthers = async (store: Documents, recognizers: Recognizers): Promise<void> => {
  const isRemoved = async (kind: DocumentKind, rest: Rest): Promise<boolean> => {
    let all = true
    for (const { key, value, version: expectedVersion } of await store.listDocuments(kind)) {
      if (!namesPatron(searchedTextOf(value), recognizers)) continue
      const left = rest(value, recognizers)
      if ((await store.putDocuments([{ kind, key, value: left, expectedVersion }])) !== 'written') all = false
    }
    return all
  }
  for (const [kind, rest] of Object.entries(kinds) as readonly [DocumentKind, Rest][])
    await untilDone(() => isRemoved(kind, rest))
}
