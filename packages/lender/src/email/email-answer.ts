import { type LenderMessage, type Moment, writeMoment } from '../iso18626/vocabulary.ts'

/** The answer of a lender that only has a mailbox: a name of the answer page, with its details. */
export type EmailAnswer = {
  readonly answer: string
  readonly dueDate?: string | undefined
  readonly items?: readonly string[] | undefined
  readonly url?: string | undefined
  readonly reason?: string | undefined
  readonly conditions?: readonly string[] | undefined
  readonly cost?: { readonly amount: string; readonly currency: string } | undefined
  readonly after?: string | undefined
  readonly note?: string | undefined
}

const byStatus: Readonly<Record<string, string>> = {
  RequestReceived: 'request_received',
  ExpectToSupply: 'will_supply',
  WillSupply: 'will_supply',
  Loaned: 'shipped',
  CopyCompleted: 'shipped',
  Unfilled: 'unfilled',
  Cancelled: 'unfilled',
  RetryPossible: 'retry_possible',
  Overdue: 'overdue',
  Recalled: 'recalled',
  LoanCompleted: 'checked_in',
  CompletedWithoutReturn: 'completed_without_return',
}

const answerOf = ({ reason, status, answer, note, delivery, offeredCosts }: LenderMessage) => {
  const terms = (delivery?.loanConditions ?? []).length > 0 || offeredCosts !== undefined
  switch (reason) {
    case 'CancelResponse':
      return answer === 'Y' ? 'cancel_accepted' : 'cancel_refused'
    case 'RenewResponse':
      return answer === 'Y' ? 'renewed' : 'renew_refused'
    case 'StatusRequestResponse':
      return undefined
    case 'Notification':
      return note === undefined ? undefined : 'message'
    default:
      return terms && status === 'WillSupply' ? 'conditional' : byStatus[status ?? '']
  }
}

/**
 * Turns a message of a scenario into an answer by email.
 *
 * @param ordinal the request's number among all that the lender took: scenarios name items by it
 * @returns undefined for what no mailbox says, such as a status alone
 */
export const toEmailAnswer = (
  message: LenderMessage,
  now: Date,
  ordinal: number,
): EmailAnswer | undefined => {
  const { reasonUnfilled, reasonRetry, note, dueDate, delivery, offeredCosts, retry } = message
  const answer = answerOf(message)
  const dayOf = (moment: Moment | undefined): string | undefined =>
    moment === undefined ? undefined : writeMoment(moment, now).slice(0, 10)
  return answer === undefined
    ? undefined
    : {
        answer,
        dueDate: dayOf(dueDate),
        items: delivery?.items?.map((item) => item.replaceAll('{n}', String(1000 + ordinal))),
        url: delivery?.url,
        reason: reasonUnfilled ?? reasonRetry,
        conditions: delivery?.loanConditions,
        cost: offeredCosts,
        after: dayOf(retry?.after),
        note,
      }
}
