import { LenderError } from '../lender-error.ts'
import type { Confirm } from '../scenario.ts'
import type { ParsedMessage, WireProtocol } from '../wire-protocol.ts'
import type { Iso18626Message, Trigger } from './incoming.ts'
import type { Status } from './vocabulary.ts'
import { iso18626Protocol } from './wire-protocol.ts'

type Loan = {
  status: Status | 'New'
  /** Whether its lender waits for an answer to a condition. */
  hasTerms?: boolean
  readonly done: Set<Trigger>
}

/** The marks that answer a condition. */
const answersTerms = /#ReShareLoanCondition(Agree|Reject)Response#/

const noteOf = ({ message }: Iso18626Message): string =>
  (message.kind === 'requestingAgencyMessage' ? message.body.note : undefined) ?? ''

/** A rule of the lender: when it refuses a message, and with which words. */
type Rule = {
  /** The recording that shows it (interop recordings, iso18626/crosslink-own-lenders and crosslink-by-hand), or the broker's source. */
  readonly source: string
  readonly on: readonly Trigger[]
  readonly refuses: (
    loan: Loan | undefined,
    incoming: Iso18626Message,
    loans: ReadonlyMap<string, Loan>,
  ) => boolean
  readonly words: string
}

const exists = 'requestingAgencyRequestId: request with a given ID already exists'
const messages: readonly Trigger[] = [
  'status_request',
  'received',
  'cancel',
  'renew',
  'shipped_return',
  'notification',
]

/** The statuses after which its lender takes nothing more about a loan. */
const final: readonly Loan['status'][] = [
  'Unfilled',
  'Cancelled',
  'CopyCompleted',
  'LoanCompleted',
  'CompletedWithoutReturn',
]

const rules: readonly Rule[] = [
  {
    source: 'ABC_duplicate_check_second',
    on: messages,
    refuses: (loan) => loan === undefined,
    words: 'requestingAgencyRequestId: request with a given ID not found',
  },
  {
    source: 'broker/handler/iso18626-handler.go, handleRequest: an id comes once, also with the same bytes',
    on: ['request'],
    refuses: (loan) => loan !== undefined,
    words: exists,
  },
  {
    source: 'broker/handler/iso18626-handler.go, handleRequest: New and Retry alone',
    on: ['reminder'],
    refuses: () => true,
    words: 'requestType: unsupported value',
  },
  {
    source:
      'broker/handler/iso18626-handler.go, handleRetryRequest; DEF_retry_same_newid: found by the previous id, while a retry is offered',
    on: ['retry'],
    refuses: (_, { previousId }, loans) => loans.get(previousId ?? '')?.status !== 'RetryPossible',
    words: 'requestType: Retry not possible',
  },
  {
    source: 'ABC_validated_wait_then_condition, DEF_refused_renew_then_overdue',
    on: ['status_request', 'renew'],
    refuses: () => true,
    words: 'unsupported action',
  },
  {
    source: 'ABC_retry_cancel, ABC_cancel_pending_then_ship_refused',
    on: ['cancel'],
    refuses: (loan) => loan?.status === 'RetryPossible' || final.includes(loan?.status ?? 'New'),
    words: 'unsupported action',
  },
  {
    source:
      'its lender as it ran on 1 and 2 December 2026 (broker/patron_request/service/message-handler.go): a mark answers a condition that is open, and nothing else',
    on: ['cancel', 'notification'],
    refuses: (loan, incoming) => loan?.hasTerms !== true && answersTerms.test(noteOf(incoming)),
    words: 'unsupported action',
  },
  {
    source:
      'DEF_whole_loan_no_ils, ABC_undo (once), ABC_copy_or_loan_document (no copy), DEF_terminate_before_ship (closed by hand)',
    on: ['received'],
    refuses: (loan) => loan?.status !== 'Loaned' || loan.done.has('received'),
    words: 'unsupported action',
  },
  {
    source: 'ABC_reject_shipment (behind a receipt alone), ABC_undo (once)',
    on: ['shipped_return'],
    refuses: (loan) =>
      loan === undefined ||
      final.includes(loan.status) ||
      !loan.done.has('received') ||
      loan.done.has('shipped_return'),
    words: 'unsupported action',
  },
]

const isoMessage = (incoming: ParsedMessage): Iso18626Message => {
  if (incoming.protocol !== 'iso18626') throw new LenderError('internal', 'a message of another protocol')
  return incoming
}

const refusal = ({ words }: Rule, { message }: Iso18626Message): Confirm =>
  words === 'unsupported action'
    ? {
        answer: 'error',
        errorType: 'UnsupportedActionType',
        errorValue: `${words}: ${message.kind === 'requestingAgencyMessage' ? (message.body.action ?? '') : ''}`,
      }
    : { answer: 'error', errorType: 'UnrecognisedDataValue', errorValue: words }

/**
 * Returns ISO 18626 as a CrossLink broker speaks it whose lenders run CrossLink themselves: edition 1.2, every rule with its
 * source. Which lender speaks is the header of a message in transparent mode (`header.supplyingAgency`), and
 * `Supplier: LEN2` at the beginning of its note in opaque mode.
 */
export function crosslinkOwnProtocol(): WireProtocol {
  const base = iso18626Protocol('1.2')
  const loans = new Map<string, Loan>()

  const refusalOf = (incoming: Iso18626Message): Confirm | undefined => {
    const loan = loans.get(incoming.requestId)
    const { trigger } = incoming
    const rule =
      trigger && rules.find(({ on, refuses }) => on.includes(trigger) && refuses(loan, incoming, loans))
    return rule && refusal(rule, incoming)
  }

  return {
    ...base,
    refusalOf: (incoming) => base.refusalOf(incoming) ?? refusalOf(isoMessage(incoming)),
    newRequest: (incoming, terms) => {
      // Its lender refuses a retry under an id that it has (DEF_retry_same): it takes nothing more about it.
      const isKnown = loans.has(incoming.requestId)
      loans.set(incoming.requestId, { status: isKnown ? 'Unfilled' : 'New', done: new Set() })
      return base.newRequest(incoming, terms)
    },
    answer: (incoming, answer, now) => {
      const { trigger, requestId } = incoming
      const loan = loans.get(requestId)
      if (answer.refusal === undefined && trigger !== undefined && loan !== undefined) {
        loan.done.add(trigger)
        // A lender that refuses to be left supplies as it promised (misc/state-models.yaml: reject-cancel).
        if (trigger === 'cancel' || answersTerms.test(noteOf(isoMessage(incoming)))) loan.hasTerms = false
      }
      return base.answer(incoming, answer, now)
    },
    write: (message, context) => {
      const loan = loans.get(context.request.id)
      if (loan !== undefined && (message.note ?? '').includes('#ReShareAddLoanCondition#'))
        loan.hasTerms = true
      // A Notification passes on what a lender says: the broker goes on (broker/client/client.go).
      if (loan !== undefined && message.status !== undefined && message.reason !== 'Notification')
        loan.status = message.status
      return base.write(message, context)
    },
  }
}
