import type { CreateRequest } from '../../borrowing/commands/create-input.ts'
import type { Explanation } from '../../borrowing/events/explanation.ts'
import type { Library } from '../../borrowing/library.ts'
import type { Patron } from '../../borrowing/request/patron.ts'
import type { LibraryCode } from '../../borrowing/values.ts'
import type { IlsConnection } from '../../ils/connection.ts'
import type { Identity, IlsUser, UserAnswer } from '../../ils/ils.ts'
import { type Fault, fault, Problem } from '../../problem.ts'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import { reason } from '../../translations/reason.ts'
import type { Deps, DepsWithSnapshot } from '../deps.ts'
import { classify, failureOfStatus } from '../outbound/attempt-outcome.ts'
import { send } from '../outbound/send.ts'

/** A patron who shows who it is by barcode and PIN. */
export type PatronLogin = { readonly barcode: string; readonly pin?: string | undefined }

/** The input with what the library's own system knows of the patron, and for the timeline whether it answered. */
type Checked = { readonly input: CreateRequest; readonly note: Explanation | undefined }

const refused = (wrong: Fault): Problem =>
  new Problem('invalid_input', reason('problem.patron_cannot_borrow'), { faults: [wrong] })

const ask = async (
  deps: Deps,
  who: Identity,
  library: Library,
  connection: IlsConnection,
): Promise<UserAnswer> => {
  if ('pin' in who && who.pin !== undefined) {
    if (!deps.ils.comparesPins(connection))
      return { kind: 'unclear', reason: reason('reply.pin_not_compared') }
    // Koha's ncip-server (18a5150) reads “0” as no PIN, and then says who the patron is.
    if (who.pin === '0') return { kind: 'wrong_pin' }
  }
  const { content, contentType } = deps.ils.askForUser(who, library, connection)
  const route = deps.ils.route(content, contentType, connection)
  const result = await send(deps, route, content, connection.allowPrivateNetwork)
  const attempt = classify(result, () => ({ kind: 'confirmed', events: [] }))
  if (result.kind === 'answered' && attempt.class === 'delivered')
    return deps.ils.readUser(result.answer, deps.now())
  return {
    kind: result.kind === 'answered' ? 'unclear' : 'away',
    reason:
      result.kind === 'answered'
        ? // Its words may repeat what the patron typed: no log and no timeline shows them.
          failureOfStatus(result.answer.status)
        : 'reason' in attempt
          ? attempt.reason
          : reason('failure.no_answer'),
  }
}

/** Fills in what the library did not say about its patron. */
const filledIn = (patron: Patron | undefined, who: Identity, user: IlsUser): Patron => {
  const ilsFields = Object.fromEntries(
    Object.entries({ surname: user.surname, givenName: user.givenName, email: user.email }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  const id = patron?.id ?? (user.id ?? ('id' in who ? who.id : who.barcode)).slice(0, 120)
  return { ...ilsFields, ...patron, id }
}

/** The answer of the library's own system about a patron. */
export type PatronAnswer =
  | { readonly kind: 'found'; readonly patron: Patron }
  | Exclude<UserAnswer, { kind: 'found' }>

/** Returns the problem for a patron whom the system did not look up: it did not answer, or not in a way that says who it is. */
export const notLookedUp = (answer: Extract<UserAnswer, { kind: 'away' | 'unclear' }>): Problem =>
  answer.kind === 'away'
    ? new Problem('unavailable', reason('problem.ils_no_answer'))
    : new Problem('unavailable', reason('problem.ils_unclear_answer', { why: answer.reason }))

/** Logs that a library's system says nothing of patrons, and keeps it for the alarm until it says who one is. */
const noteFailure = async (
  { store, log, now }: Deps,
  library: LibraryCode,
  answer: UserAnswer,
): Promise<void> => {
  if (answer.kind === 'away') return
  const document = { kind: 'patron_look_up_failure', key: library } as const
  const isNoted = (await store.getDocument(document.kind, library)) !== null
  if (answer.kind === 'unclear') {
    const why = sentencesIn('en').say(answer.reason)
    log({ level: 'error', message: 'A patron was not looked up', facts: { library, reason: why } })
    const value = { since: now(), reason: answer.reason }
    if (!isNoted) await store.putDocuments([{ ...document, value, expectedVersion: null }])
  } else if (isNoted) await store.putDocuments([{ ...document, value: undefined, expectedVersion: null }])
}

/**
 * Asks the library's own system who a patron is, for staff.
 *
 * @returns what it says. `Problem` not_found where there is no such library, not_allowed_now where its system looks no
 *   patrons up
 */
export const lookUpPatron = async (
  deps: DepsWithSnapshot,
  code: LibraryCode,
  who: Identity,
): Promise<PatronAnswer> => {
  const library = deps.snapshot.library(code)
  const connection = deps.snapshot.ils(code)
  if (connection === null || !deps.ils.isOn('lookup_user', connection))
    throw new Problem('not_allowed_now', reason('problem.library_without_patron_look_up', { library: code }))
  const answer = await ask(deps, who, library, connection)
  await noteFailure(deps, code, answer)
  return answer.kind === 'found' ? { kind: 'found', patron: filledIn(undefined, who, answer.user) } : answer
}

/**
 * Asks the library's own system who the patron of a new request is, where that is on: before the request is made.
 *
 * @param login where the patron shows who it is; it is kept nowhere
 * @returns the input, filled in. `Problem` invalid_input where the system does not know the patron, or has it blocked;
 *   unavailable where it does not answer and the connection says to refuse then. None names the patron.
 */
export const checkPatron = async (
  deps: DepsWithSnapshot,
  library: Library,
  input: CreateRequest,
  login: PatronLogin | undefined,
): Promise<Checked> => {
  const connection = deps.snapshot.ils(library.code)
  const who = login ?? (input.patron === undefined ? undefined : { id: input.patron.id })
  const looksUpPatrons = connection !== null && deps.ils.isOn('lookup_user', connection)
  if (login !== undefined && !looksUpPatrons) throw refused(fault('patronLogin', 'fault.no_patron_look_up'))
  if (!looksUpPatrons || who === undefined) return { input, note: undefined }
  const answer = await ask(deps, who, library, connection)
  const path = login === undefined ? 'patron/id' : 'patronLogin'
  switch (answer.kind) {
    case 'found':
      return {
        input: { ...input, patron: filledIn(input.patron, who, answer.user) },
        note: reason('explanation.patron_known'),
      }
    case 'unknown':
      throw refused(fault(path, 'fault.ils_unknown_patron'))
    case 'wrong_pin':
      throw refused(fault(path, 'fault.ils_wrong_pin'))
    case 'blocked':
      throw refused(fault(path, 'fault.ils_blocked_patron'))
    case 'away':
    case 'unclear': {
      // A login that was not checked proves nothing, so nobody may borrow by it.
      if (connection.whenAway === 'refuse' || login !== undefined) throw notLookedUp(answer)
      return { input, note: reason('explanation.patron_not_looked_up', { why: answer.reason }) }
    }
  }
}
