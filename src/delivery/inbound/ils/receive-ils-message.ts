import { decide } from '../../../borrowing/decide.ts'
import type { Context, Input } from '../../../borrowing/decision.ts'
import type { Library } from '../../../borrowing/library.ts'
import type { Item } from '../../../borrowing/request/item.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import { type Instant, type LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import type { IlsIncoming, IlsNews } from '../../../ils/ils.ts'
import type { Reply } from '../../../partners/protocol.ts'
import { faultLine, Problem } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { changeOf } from '../../change/render-change.ts'
import { readDecisionContext } from '../../decision-context.ts'
import { type Shell, type ShellWithSnapshot, withConfigSnapshot } from '../../deps.ts'
import { keptIfFailed } from '../keep-message-on-failure.ts'

/** A message of a library's own system as it came in. */
export type IlsMessage = {
  readonly library: LibraryCode
  readonly body: Uint8Array
  /** True where `body` is only the beginning of what came. */
  readonly truncated: boolean
  readonly contentType: string
  readonly now: Instant
}

type Message = Extract<IlsIncoming, { kind: 'message' }>
type Found = { readonly stored: Stored<Request>; readonly item: Item }

/** A barcode is looked for among so many requests that hold its words. */
const mostCandidates = 200

const keptBy = (shell: Shell, { library, body, truncated, contentType, now }: IlsMessage): InboxMessage => ({
  id: shell.ids.next(),
  receivedAt: now,
  protocol: shell.ils.protocol,
  partner: null,
  library,
  request: null,
  entry: null,
  state: 'rejected',
  summary: '',
  reason: null,
  contentType,
  raw: shell.ils.redact(body),
  truncated,
  reply: null,
})

/** The request that an id begins with: a request's number, or a temporary id made of it. */
const numberIn = (id: string | undefined, library: LibraryCode): RequestNumber | undefined => {
  const [code, short] = (id ?? '').split('-')
  return code === library ? RequestNumber.safeParse(`${code}-${short}`).data : undefined
}

/** What is here or was a moment ago comes before what went back. */
const rank = ({ state }: Item): number => (state === 'returned' || state === 'lost' ? 1 : 0)

const itemIn = (request: Request, { itemId }: Message): Item | undefined => {
  const recorded = request.items.filter(({ ils }) => ils !== undefined)
  const named = recorded.filter(({ ils, barcode }) => itemId === ils?.id || itemId === barcode)
  if (itemId !== undefined) return named.toSorted((one, other) => rank(one) - rank(other))[0]
  return recorded.length === 1 ? recorded[0] : undefined
}

/** Finds the item: in the request that is named, in the one that its id begins with, else by its id. */
const find = async (shell: Shell, message: Message, library: LibraryCode): Promise<Found | undefined> => {
  for (const id of [message.requestId, message.itemId]) {
    const number = numberIn(id, library)
    const stored = number === undefined ? null : await shell.store.loadRequest(library, number)
    const item = stored === null ? undefined : itemIn(stored.value, message)
    if (stored !== null && item !== undefined) return { stored, item }
  }
  if (message.itemId === undefined) return undefined
  const page = await shell.store.listRequests({ library, text: message.itemId, limit: mostCandidates })
  return page.items
    .flatMap((stored): readonly Found[] => {
      const item = itemIn(stored.value, message)
      return item === undefined ? [] : [{ stored, item }]
    })
    .toSorted((one, other) => rank(one.item) - rank(other.item))[0]
}

/** Is what the system tells so already? */
const isSo = (news: IlsNews, { state, hold }: Item): boolean => {
  switch (news.kind) {
    case 'loan':
      return state === 'on_loan'
    case 'return':
      return state !== 'on_loan'
    case 'hold':
      return hold === news.hold
  }
}

const inputOf = (news: IlsNews, { id }: Item): Input => {
  switch (news.kind) {
    case 'loan': {
      const due = news.dueDate === undefined ? {} : { dueDate: news.dueDate }
      return { kind: 'command', command: { type: 'patron_loan', items: [id], ...due } }
    }
    case 'return':
      return { kind: 'command', command: { type: 'patron_return', items: [id] } }
    case 'hold':
      return { kind: 'answer', answer: { type: 'hold_changed', item: id, hold: news.hold } }
  }
}

type Received = { readonly reply: Reply; readonly message: InboxMessage }

const keep = async (
  shell: Shell,
  message: InboxMessage,
  reply: Reply,
  state: InboxMessage['state'],
  reason: string | null,
): Promise<Received> => {
  const kept = { ...message, state, reason, reply }
  await shell.store.keepMessage(kept)
  return { reply, message: kept }
}

const contextOf = (
  shell: ShellWithSnapshot,
  library: Library,
  { stored }: Found,
  message: InboxMessage,
): Promise<Context> =>
  readDecisionContext(shell, {
    library,
    request: stored.value,
    by: { kind: 'system', id: 'ils' },
    now: message.receivedAt,
    message: message.id,
  })

const apply = async (
  shell: ShellWithSnapshot,
  library: Library,
  incoming: Message,
  blank: InboxMessage,
): Promise<Received> => {
  const notes = incoming.notes.length > 0 ? incoming.notes.join('; ').slice(0, 1000) : null
  const first = await find(shell, incoming, library.code)
  const attempt = async (found: Found | undefined): Promise<Received | undefined> => {
    if (found === undefined)
      return keep(
        shell,
        blank,
        incoming.answer({ kind: 'unknown_item' }),
        'rejected',
        'no item of that id was recorded',
      )
    const { stored, item } = found
    const message = { ...blank, request: stored.value.number, entry: item.entry }
    const dueDate = (incoming.news.kind === 'loan' ? incoming.news.dueDate : undefined) ?? item.dueDate
    const taken = incoming.answer({ kind: 'taken', ...(dueDate === undefined ? {} : { dueDate }) })
    if (isSo(incoming.news, item)) return keep(shell, message, taken, 'ignored', 'it is so already')
    const context = await contextOf(shell, library, found, message)
    const decision = decide(stored.value, inputOf(incoming.news, item), context)
    if (decision.kind === 'not_allowed')
      return incoming.asks
        ? keep(shell, message, incoming.answer({ kind: 'not_allowed' }), 'rejected', decision.reason)
        : keep(shell, message, taken, 'ignored', decision.reason)
    const state = decision.kind === 'applied' ? 'applied' : 'ignored'
    const kept = { ...message, state, reason: decision.event.reason ?? notes, reply: taken } as const
    const change = await changeOf(shell, [decision], library, stored.version, context)
    const result = await shell.store.commit({ ...change, inbox: { message: kept, fingerprint: null } })
    if (result.kind !== 'committed') return undefined
    if (change.outbox.length > 0) shell.kick()
    return { reply: taken, message: kept }
  }
  const received =
    first === undefined
      ? await attempt(first)
      : await shell.inOrder(first.stored.value.number, async (again) =>
          attempt(again ? await find(shell, incoming, library.code) : first),
        )
  if (received !== undefined) return received
  await shell.store.keepMessage({
    ...blank,
    request: first?.stored.value.number ?? null,
    reason: 'the request kept changing at the same time: not taken',
  })
  throw new Problem('unavailable', 'The request kept changing at the same time: send the message again.')
}

/** Takes a message that will be kept as `blank`, with what becomes of it. */
const take = async (shell: Shell, given: IlsMessage, blank: InboxMessage): Promise<Received> => {
  const without = async (state: InboxMessage['state'], summary: string, reason: string): Promise<void> => {
    await shell.store.keepMessage({ ...blank, state, summary, reason })
  }
  if (given.truncated) {
    await without('too_large', 'too large', 'over the size limit')
    throw new Problem('too_large', 'The message is over the size limit.')
  }
  const current = await withConfigSnapshot(shell)
  const library = current.snapshot.library(given.library)
  const incoming = shell.ils.read(given.body, library.timeZone)
  if (incoming.kind === 'unreadable') {
    const reason = incoming.faults.map(faultLine).join('; ')
    await without('unreadable', 'unreadable', reason.slice(0, 1000))
    throw new Problem('invalid_input', 'The body is no NCIP message that could be read.', {
      faults: incoming.faults,
    })
  }
  const message = { ...blank, summary: incoming.summary }
  return incoming.kind === 'rejected'
    ? keep(shell, message, incoming.reply, 'rejected', incoming.reason)
    : apply(current, library, incoming, message)
}

/**
 * Takes an authenticated message of a library's own system: loans, returns and holds are mirrored. What is so already
 * is answered as done, so that a repeat changes nothing; whatever came is kept.
 *
 * @returns the answer, and the message as it is kept. `Problem` too_large or invalid_input (with faults) where there is
 *   nothing that an answer of the protocol could be made from; unavailable where the store fails, or the request kept
 *   changing
 */
export const receiveFromIls = (shell: Shell, given: IlsMessage): Promise<Received> => {
  const blank = keptBy(shell, given)
  return keptIfFailed(shell, blank, () => take(shell, given, blank))
}
