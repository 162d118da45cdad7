/** What somebody at the partner does with a request, where its system does not do it automatically. */
export const deskSteps = {
  promise: 'Promise to supply it (WillSupply).',
  ship: 'Ship it (Loaned), with an item id and a due date.',
  ship_copy: 'Deliver the copy (CopyCompleted).',
  offer_retry: 'Answer that it can be asked again (RetryPossible).',
  accept_cancel: 'Accept the cancel (CancelResponse Y).',
  refuse_cancel: 'Refuse the cancel, since it was shipped (CancelResponse N).',
  renew: 'Renew it (RenewResponse Y).',
  complete: 'Check the returned item in (LoanCompleted).',
} as const
export type DeskStep = keyof typeof deskSteps

/** Has a step done with a request of the partner. */
export type Desk = (step: DeskStep, requestId: string) => Promise<void>

/** Returns a desk that tells a person what to do. */
export const promptingDesk =
  (print: (line: string) => void): Desk =>
  async (step, requestId) =>
    print(`  Now, in the partner’s system: ${requestId}: ${deskSteps[step]}`)

/** What a scripted lender of lendwire is told for each step. */
const orders: Readonly<Record<DeskStep, object>> = {
  promise: { reason: 'RequestResponse', status: 'WillSupply' },
  ship: {
    reason: 'StatusChange',
    status: 'Loaned',
    dueDate: { days: 28 },
    delivery: { items: ['CERTIFY-{n}'], via: 'Mail' },
  },
  ship_copy: {
    reason: 'StatusChange',
    status: 'CopyCompleted',
    delivery: { url: 'https://lender.example/copy.pdf', format: 'PDF' },
  },
  offer_retry: { reason: 'RequestResponse', status: 'RetryPossible', reasonRetry: 'OnLoan' },
  accept_cancel: { reason: 'CancelResponse', answer: 'Y', status: 'Cancelled' },
  refuse_cancel: { reason: 'CancelResponse', answer: 'N' },
  renew: { reason: 'RenewResponse', answer: 'Y', status: 'Loaned', dueDate: { days: 56 } },
  complete: { reason: 'StatusChange', status: 'LoanCompleted' },
}

/**
 * Returns a desk that drives a scripted lender of lendwire by its control endpoint.
 *
 * @param url the address of the lender, such as `http://127.0.0.1:8701`
 */
export const controllingDesk =
  (url: string): Desk =>
  async (step, requestId) => {
    await fetch(new URL('/control/send', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requestId, message: orders[step] }),
    })
  }
