import {
  type CaseResult,
  certifyIso18626Supplier,
  certifyNcipSupplier,
  type Desk,
  type DeskStep,
  type Report,
} from '@lendwire/certify'
import { createLender, type Lender, type LenderMessage, type LenderOptions } from '@lendwire/lender'

/** What somebody at a scripted lender does for each step of the suite. */
const says: Readonly<Record<DeskStep, LenderMessage>> = {
  promise: { reason: 'RequestResponse', status: 'WillSupply' },
  ship: {
    reason: 'StatusChange',
    status: 'Loaned',
    dueDate: { days: 28 },
    delivery: { items: ['CERTIFY-{n}'] },
  },
  ship_copy: { reason: 'StatusChange', status: 'CopyCompleted' },
  offer_retry: { reason: 'RequestResponse', status: 'RetryPossible', reasonRetry: 'OnLoan' },
  accept_cancel: { reason: 'CancelResponse', answer: 'Y', status: 'Cancelled' },
  refuse_cancel: { reason: 'CancelResponse', answer: 'N' },
  renew: { reason: 'RenewResponse', answer: 'Y', status: 'Loaned', dueDate: { days: 56 } },
  complete: { reason: 'StatusChange', status: 'LoanCompleted' },
}

/** A lender that is to be tried: its address, and what drives it. */
export type Tried = {
  readonly url: string
  readonly lender: Pick<Lender, 'requests' | 'send' | 'setGateway'>
}

type Ways = {
  /** How long its messages are waited for, in milliseconds. */
  readonly patience?: number
  /** Somebody works there, else it acts on its own alone. */
  readonly byHand?: boolean
  readonly requestsAt?: string | undefined
}

/** Tries a lender that runs with the suite. */
export const trySupplier = (
  { url, lender }: Tried,
  { protocol, profile }: Pick<LenderOptions, 'protocol' | 'profile'> = {},
  { patience = 250, byHand = true, requestsAt = '127.0.0.1' }: Ways = {},
): Promise<Report> => {
  const desk: Desk = async (step, id) => {
    // There the response settles a cancel: nobody has anything to do.
    if (step === 'accept_cancel' && profile === 'nncipp') return
    if (byHand && lender.requests().some((request) => request.id === id)) await lender.send(id, says[step])
  }
  return (protocol === 'ncip' ? certifyNcipSupplier : certifyIso18626Supplier)({
    target: { url, headers: {}, timeout: 10_000 },
    supplier: { type: 'ISIL', value: 'SUP' },
    requester: { type: 'ISIL', value: 'REQ' },
    edition: '2021-2',
    requestsAt,
    desk,
    patience,
    listen: { host: '127.0.0.1', port: 0, publicUrl: undefined },
    vendor: { code: 'tried', name: 'Tried' },
    listening: (address) => lender.setGateway({ url: address }),
  })
}

/**
 * Starts a scripted lender and tries it with the suite.
 *
 * @param prepare is given the lender before the first case
 */
export const tryLender = async (
  options: LenderOptions,
  { prepare, ...ways }: Ways & { readonly prepare?: (lender: Lender) => void } = {},
): Promise<{ readonly report: Report; readonly lender: Lender }> => {
  const lender = createLender(options)
  prepare?.(lender)
  try {
    const report = await trySupplier({ url: await lender.start(0), lender }, options, ways)
    return { report, lender }
  } finally {
    await lender.stop()
  }
}

/** Returns the ids of the cases with a verdict, without the name of the suite. */
export const casesWith = (report: Report, verdict: CaseResult['verdict']): readonly string[] =>
  report.results.filter((each) => each.verdict === verdict).map(({ id }) => id.replace(/^[^.]+\./, ''))
