import type { Input } from '../../../borrowing/decision.ts'
import type { Item } from '../../../borrowing/request/item.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { Instant, LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import type { Ils, IlsIncoming, IlsNews } from '../../../ils/ils.ts'
import type { Reply } from '../../../partners/incoming-message.ts'
import { faultLine } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import { reason, textReason } from '../../../translations/reason.ts'
import { type KeptMessage, keepMessage } from '../handled-message.ts'
import { itemIn, type ParsedIlsMessage } from './find-item.ts'

/** A message of a library's own system as it came in. */
export type IlsMessage = {
  readonly library: LibraryCode
  readonly body: Uint8Array
  /** True where `body` is only the beginning of what came. */
  readonly truncated: boolean
  readonly contentType: string
  readonly now: Instant
}

/** The meaning of a message of a library's own system for a request: plain data, to be decided and committed. */
export type InterpretedIlsInput = {
  readonly kind: 'input'
  readonly message: InboxMessage
  readonly number: RequestNumber
  readonly input: Input
  /** The answer where the input is applied, and where the core does not allow it. */
  readonly replies: { readonly applied: Reply; readonly notAllowed: Reply }
  /** True for a request of the system, which gets a refusal if it is not allowed; false for a report of what happened. */
  readonly asks: boolean
}

/** The part of the ILS that interprets. */
type Translation = Pick<Ils, 'answer'>

/** Returns whether the item is in the reported state already. */
const isCurrentState = (news: IlsNews, { state, hold }: Item): boolean => {
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

const interpretForItem = (
  ils: Translation,
  parsed: ParsedIlsMessage,
  request: Request,
  item: Item,
  record: InboxMessage,
): InterpretedIlsInput | KeptMessage => {
  const message = { ...record, request: request.number, entry: item.entry }
  const settled = request.items.find(({ id }) => id === item.id)
  const dueDate = (parsed.news.kind === 'loan' ? parsed.news.dueDate : undefined) ?? settled?.dueDate
  const applied = ils.answer(parsed, { kind: 'taken', ...(dueDate === undefined ? {} : { dueDate }) })
  if (isCurrentState(parsed.news, item))
    return keepMessage({
      ...message,
      state: 'ignored',
      reason: reason('kept_message.so_already'),
      reply: applied,
    })
  const notAllowed = parsed.asks ? ils.answer(parsed, { kind: 'not_allowed' }) : applied
  return {
    kind: 'input',
    message: {
      ...message,
      reason: parsed.notes.length > 0 ? textReason(parsed.notes.join('; ').slice(0, 1000)) : null,
      reply: applied,
    },
    number: request.number,
    input: inputOf(parsed.news, item),
    replies: { applied, notAllowed },
    asks: parsed.asks,
  }
}

/**
 * Interprets a message of a library's own system: pure.
 *
 * @param request the request that the message is about; undefined where none was found
 * @param initialRecord the record of the message before anything was known of it
 * @returns what it means for the request, or the record of a message that changes nothing with the reply to it
 */
export const interpretIlsMessage = (
  ils: Translation,
  parsed: IlsIncoming,
  request: Request | undefined,
  initialRecord: InboxMessage,
): InterpretedIlsInput | KeptMessage => {
  if (parsed.kind === 'unreadable') {
    const why = textReason(parsed.faults.map(faultLine).join('; ').slice(0, 1000))
    return {
      ...keepMessage({ ...initialRecord, state: 'unreadable', summary: 'unreadable', reason: why }),
      problem: {
        code: 'invalid_input',
        reason: reason('problem.body_is_no_ncip'),
        faults: parsed.faults,
      },
    }
  }
  const record = { ...initialRecord, summary: parsed.summary }
  if (parsed.kind === 'rejected')
    return keepMessage({
      ...record,
      state: 'rejected',
      reason: textReason(parsed.reason),
      reply: parsed.reply,
    })
  const item = request === undefined ? undefined : itemIn(request, parsed)
  if (request !== undefined && item !== undefined) return interpretForItem(ils, parsed, request, item, record)
  return keepMessage({
    ...record,
    state: 'rejected',
    reason: reason('kept_message.item_unknown'),
    reply: ils.answer(parsed, { kind: 'unknown_item' }),
  })
}
