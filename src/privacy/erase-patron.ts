import type { Request } from '../borrowing/request/request.ts'
import type { LibraryCode, RequestNumber } from '../borrowing/values.ts'
import { readUnsubscribed, subscribe } from '../notices/notice-choices.ts'
import { noticeRecipient } from '../notices/recipient.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import { noteApplied } from './applied-erasures.ts'
import { findRequestsBefore, removeEarlierPatron } from './earlier-patron.ts'
import {
  type EraseDeps,
  type ErasedPatron,
  eraseAttempts,
  eraseRequests,
  pseudonymOfPatron,
} from './erase-requests.ts'
import { patronPseudonym } from './patron-pseudonym.ts'
import type { PersonWords } from './person.ts'
import { openReasons } from './retention-step.ts'
import { deleteViews, findViews } from './saved-views.ts'
import {
  findUnassigned,
  identifyingWords,
  isSearched,
  recognizersOf,
  type UnassignedMessage,
} from './unassigned-messages.ts'
import { cancelJobsNaming, removeWordsOfOthers } from './words-of-others.ts'

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

const stillOpen = (
  reasons: readonly { readonly number: RequestNumber; readonly reasons: readonly AnyReason[] }[],
) =>
  new Problem('conflict', reason('problem.patron_has_open_requests', { count: reasons.length }), {
    facts: { open: reasons },
  })

/** Says that nothing is stored of a patron, as far as the caller may know. */
export const nothingStored = (seesAll: boolean): Problem =>
  new Problem('not_found', seesAll ? reason('not_found.patron') : reason('not_found.patron_of_library'))

/** Erases a person from requests that are for another person now, or for nobody. */
const eraseEarlier = async (
  deps: EraseDeps,
  library: LibraryCode,
  patron: string,
  numbers: readonly RequestNumber[],
): Promise<void> => {
  for (const number of numbers)
    if ((await removeEarlierPatron(deps, library, number, patron)) === 'changing')
      throw new Problem('conflict', reason('problem.request_kept_changing', { request: number }))
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
        throw new Problem('not_found', reason('not_found.message_without_request', { id }))
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
  const recognizers = recognizersOf(patron, requests)
  const views = await findViews(deps.store, library, patron, recognizers, seesAll)
  const isKnown =
    requests.length + earlier.length + unassigned.length + views.length > 0 ||
    (await deps.subjects.findSubject(person)) !== null ||
    (await readUnsubscribed(deps.store, recipient)) !== null
  if (!isKnown) throw nothingStored(seesAll)
  const pseudonym = await pseudonymOfPatron(deps.pseudonymize, library, patron)
  await deps.erasures?.add({ pseudonym, at: deps.now() })
  await cancelJobsNaming(deps.store, library, identifyingWords(patron, requests))
  const erased = await eraseRequests(deps, library, requests, unassigned)
  await eraseEarlier(deps, library, patron, earlier)
  await eraseAttempts(deps, earlier)
  await deleteViews(
    deps.store,
    views.map(({ key }) => key),
  )
  await removeWordsOfOthers(deps.store, recognizers)
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
