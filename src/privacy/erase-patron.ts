import { z } from 'zod'
import type { Request } from '../borrowing/request/request.ts'
import { Instant, type LibraryCode, type RequestNumber } from '../borrowing/values.ts'
import { readUnsubscribed, subscribe } from '../notices/notice-choices.ts'
import { noticeRecipient } from '../notices/recipient.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import { findRequestsBefore, patronsOfEvent, removeEarlierPatron } from './earlier-patron.ts'
import type { ErasureList } from './erasure-list.ts'
import type { Pseudonymize } from './installation-key.ts'
import { patronPseudonym } from './patron-pseudonym.ts'
import type { PersonWords } from './person.ts'
import { openReasons } from './retention-step.ts'
import { type RewriteDeps, rewriteRequest } from './rewrite-request.ts'
import { deleteViews, findViews, viewFilters } from './saved-views.ts'
import type { Subjects } from './subjects.ts'
import {
  findUnassigned,
  identifyingWords,
  isSearched,
  type PossibleMessage,
  recognizersOf,
  type UnassignedMessage,
} from './unassigned-messages.ts'

/** The dependencies of erasing a person. */
export type EraseDeps = RewriteDeps & {
  readonly store: Pick<
    Store,
    | 'listRequests'
    | 'listEventsAfter'
    | 'listMessages'
    | 'getMessage'
    | 'endSessionsOf'
    | 'dump'
    | 'getDocument'
    | 'listDocuments'
    | 'putDocuments'
  >
  readonly subjects: Subjects
  readonly pseudonymize: Pseudonymize
  /** Null where none is kept: a restored backup then brings people back. */
  readonly erasures: ErasureList | null
  readonly now: () => Instant
  /** Lets other work go first. */
  readonly pause: () => Promise<void>
}

/** Returns the pseudonym of a patron in the list of erasures. */
export const pseudonymOfPatron = (
  pseudonymize: Pseudonymize,
  library: LibraryCode,
  patron: string,
): Promise<string> => pseudonymize('erased patron', `${library}\0${patron}`)

const pageSize = 100

/** Lists all requests of a patron. */
export const requestsOfPatron = async (
  { store }: { readonly store: Pick<Store, 'listRequests'> },
  library: LibraryCode,
  patron: string,
): Promise<readonly Stored<Request>[]> => {
  const requests: Stored<Request>[] = []
  let cursor: string | undefined
  do {
    const page = await store.listRequests({ library, patron: [patron], cursor, limit: pageSize })
    requests.push(...page.items.filter(({ value }) => value.patron?.id === patron))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return requests
}

/** The erased records. */
export type ErasedPatron = {
  readonly requests: readonly RequestNumber[]
  readonly messages: number
  /** Messages of no request that have the surname alone: they stay until people say that they name the patron. */
  readonly possibleMessages: readonly PossibleMessage[]
}

const stillOpen = (
  reasons: readonly { readonly number: RequestNumber; readonly reasons: readonly string[] }[],
) =>
  new Problem(
    'conflict',
    `${reasons.length} requests of this patron are open: settle them, or erase with \`force\`, which keeps their items without a person.`,
    { facts: { open: reasons } },
  )

/** Says that nothing is stored of a patron, as far as the caller may know. */
export const nothingStored = (seesAll: boolean): Problem =>
  new Problem(
    'not_found',
    seesAll
      ? 'Nothing is stored of this patron.'
      : 'The library stores nothing of this patron. Messages of no library were not searched: an admin can.',
  )

/** Erases a person from the requests that were found, whatever is open. */
const eraseRequests = async (
  deps: EraseDeps,
  library: LibraryCode,
  requests: readonly Stored<Request>[],
  unassigned: readonly UnassignedMessage[],
): Promise<Omit<ErasedPatron, 'possibleMessages'>> => {
  for (const { value } of requests) {
    const result = await rewriteRequest(deps, library, value.number, 'anonymize', deps.now())
    if (result === 'changing')
      throw new Problem('conflict', `The request ${value.number} kept changing at the same time: try again.`)
  }
  for (const { message, words } of unassigned)
    await deps.store.stripMessage(message.library, deps.stripper.message(message, words))
  return { requests: requests.map(({ value }) => value.number), messages: unassigned.length }
}

/** Erases a person from requests that are for another person now, or for nobody. */
const eraseEarlier = async (
  deps: EraseDeps,
  library: LibraryCode,
  patron: string,
  numbers: readonly RequestNumber[],
): Promise<void> => {
  for (const number of numbers)
    if ((await removeEarlierPatron(deps, library, number, patron)) === 'changing')
      throw new Problem('conflict', `The request ${number} kept changing at the same time: try again.`)
}

/**
 * Reads the messages of no request that people say name the patron.
 *
 * @throws Problem not_found where one is not there, or belongs to a request or to another library
 */
const readNamedMessages = async (
  { store }: Pick<EraseDeps, 'store'>,
  library: LibraryCode,
  { messages = [], seesAll }: EraseOptions,
  words: PersonWords,
): Promise<readonly UnassignedMessage[]> =>
  Promise.all(
    messages.map(async (id) => {
      const message = await store.getMessage(id)
      if (message === null || !isSearched(message, library, seesAll))
        throw new Problem('not_found', `There is no message ${id} that belongs to no request.`)
      return { message, words }
    }),
  )

/** What an erasure does besides. */
export type EraseOptions = {
  /** True erases although requests are open: their items stay tracked without a person. */
  readonly force: boolean
  /** False leaves messages of no library as they are. */
  readonly seesAll: boolean
  /** The ids of messages of no request that people say name the patron: they are stripped too. */
  readonly messages?: readonly string[] | undefined
}

/**
 * Erases a patron: requests, notes, letters, mails, files, kept answers, sessions, saved views that name the patron, the
 * choice about notices, and the subject id of the audit log.
 *
 * @throws Problem not_found where nothing is stored of the patron, conflict (facts: open) if a request is open
 */
export const erasePatron = async (
  deps: EraseDeps,
  library: LibraryCode,
  patron: string,
  options: EraseOptions,
): Promise<ErasedPatron> => {
  const { force, seesAll } = options
  const requests = await requestsOfPatron(deps, library, patron)
  const open = requests.flatMap(({ value }) => {
    const reasons = openReasons(value)
    return reasons.length === 0 ? [] : [{ number: value.number, reasons }]
  })
  if (open.length > 0 && !force) throw stillOpen(open)
  const person = { library, kind: 'patron', id: patron } as const
  const recipient = await noticeRecipient(deps.pseudonymize, library, patron)
  const earlier = await findRequestsBefore(deps, library, patron)
  const { found, possible } = await findUnassigned(deps, library, patron, requests, seesAll)
  const named = await readNamedMessages(deps, library, options, identifyingWords(patron, requests))
  const namedIds = new Set(named.map(({ message }) => message.id))
  const unassigned = [...named, ...found.filter(({ message }) => !namedIds.has(message.id))]
  const views = await findViews(deps.store, library, patron, recognizersOf(patron, requests), seesAll)
  const isKnown =
    requests.length + earlier.length + unassigned.length + views.length > 0 ||
    (await deps.subjects.findSubject(person)) !== null ||
    (await readUnsubscribed(deps.store, recipient)) !== null
  if (!isKnown) throw nothingStored(seesAll)
  const pseudonym = await pseudonymOfPatron(deps.pseudonymize, library, patron)
  await deps.erasures?.add({ pseudonym, at: deps.now() })
  const erased = await eraseRequests(deps, library, requests, unassigned)
  await eraseEarlier(deps, library, patron, earlier)
  await deleteViews(
    deps.store,
    views.map(({ key }) => key),
  )
  await deps.store.endSessionsOf(await patronPseudonym(deps.pseudonymize, library, patron))
  await deps.subjects.forget(person)
  await subscribe(deps.store, recipient)
  await noteApplied(deps)
  await deps.store.scrub()
  return {
    ...{ ...erased, requests: [...erased.requests, ...earlier] },
    possibleMessages: possible.filter(({ id }) => !namedIds.has(id)),
  }
}

const settingCode = 'erasures-applied'
const Note = z.object({ at: Instant, pseudonym: z.string() })

/**
 * Notes in the store up to which entry of the list erasures are applied to it: a restored backup has an earlier entry. The
 * place in the list counts, since clocks may go back.
 */
const noteApplied = async ({ store, erasures }: Pick<EraseDeps, 'store' | 'erasures'>): Promise<void> => {
  const value = (await erasures?.read())?.at(-1)
  if (value === undefined) return
  await store.putDocuments([{ kind: 'setting', key: settingCode, value, expectedVersion: null }])
}

/**
 * Applies the list of erasures again where the store lacks them: it was restored from a
 * backup. It looks through all requests, and runs before anything else uses the store.
 *
 * @returns how many requests were anonymized; null where nothing had to be applied
 */
export const applyErasures = async (deps: EraseDeps): Promise<number | null> => {
  const list = (await deps.erasures?.read()) ?? []
  const last = list.at(-1)
  const note = Note.safeParse((await deps.store.getDocument('setting', settingCode))?.value).data
  if (last === undefined || (note?.at === last.at && note.pseudonym === last.pseudonym)) return null
  const erased = new Set(list.map(({ pseudonym }) => pseudonym))
  let count = 0
  const earlier = new Map<string, readonly [LibraryCode, RequestNumber, string]>()
  const views = new Set<string>()
  let position: string | null = null
  do {
    const page = await deps.store.dump(position, pageSize)
    for (const record of page.records) {
      if (record.kind === 'event')
        for (const { id } of patronsOfEvent(record.event))
          if (erased.has(await pseudonymOfPatron(deps.pseudonymize, record.library, id)))
            earlier.set(`${record.request} ${id}`, [record.library, record.request, id])
      if (record.kind !== 'request' || record.value.patron === undefined) continue
      const { library, patron, number } = record.value
      if (!erased.has(await pseudonymOfPatron(deps.pseudonymize, library, patron.id))) continue
      const stored = await deps.store.loadRequest(library, number)
      if (stored === null) continue
      const unassigned = await findUnassigned(deps, library, patron.id, [stored], true)
      const recognizers = recognizersOf(patron.id, [stored])
      for (const { key } of await findViews(deps.store, library, patron.id, recognizers, true)) views.add(key)
      await eraseRequests(deps, library, [stored], unassigned.found)
      await deps.subjects.forget({ library, kind: 'patron', id: patron.id })
      count += 1
    }
    position = page.next
  } while (position !== null)
  for (const [library, number, patron] of earlier.values()) {
    if ((await removeEarlierPatron(deps, library, number, patron)) !== 'written') continue
    await deps.subjects.forget({ library, kind: 'patron', id: patron })
    count += 1
  }
  for (const view of await deps.store.listDocuments('view')) {
    const { library, filters } = viewFilters(view)
    if (library === null) continue
    for (const id of filters.patron ?? [])
      if (erased.has(await pseudonymOfPatron(deps.pseudonymize, library, id))) views.add(view.key)
  }
  await deleteViews(deps.store, [...views])
  await noteApplied(deps)
  if (count + views.size > 0) await deps.store.scrub()
  return count
}
