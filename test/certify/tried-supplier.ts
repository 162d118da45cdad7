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

/**
 * Tries a scripted lender with the suite.
 *
 * @param options `patience`: how long its messages are waited for, in milliseconds; `byHand`: somebody works there, else it acts on its own alone
 */
export const tryLender = async (
  lenderOptions: LenderOptions,
  {
    patience = 250,
    prepare = () => undefined,
    byHand = true,
    requestsAt = '127.0.0.1',
  }: {
    readonly patience?: number
    readonly prepare?: (lender: Lender) => void
    readonly byHand?: boolean
    readonly requestsAt?: string | undefined
  } = {},
): Promise<{ readonly report: Report; readonly lender: Lender }> => {
  const lender = createLender(lenderOptions)
  const desk: Desk = async (step, id) => {
    // There the response settles a cancel: nobody has anything to do.
    if (step === 'accept_cancel' && lenderOptions.profile === 'nncipp') return
    if (byHand && lender.requests().some((request) => request.id === id)) await lender.send(id, says[step])
  }
  prepare(lender)
  try {
    const certify = lenderOptions.protocol === 'ncip' ? certifyNcipSupplier : certifyIso18626Supplier
    const report = await certify({
      target: { url: await lender.start(0), headers: {}, timeout: 10_000 },
      supplier: { type: 'ISIL', value: 'SUP' },
      requester: { type: 'ISIL', value: 'REQ' },
      edition: '2021-2',
      requestsAt,
      desk,
      patience,
      listen: { host: '127.0.0.1', port: 0, publicUrl: undefined },
      vendor: { code: 'tried', name: 'Tried' },
      listening: (url) => lender.setGateway({ url }),
    })
    return { report, lender }
  } finally {
    await lender.stop()
  }
}

/** Returns the ids of the cases with a verdict, without the name of the suite. */
export const casesWith = (report: Report, verdict: CaseResult['verdict']): readonly string[] =>
  report.results.filter((each) => each.verdict === verdict).map(({ id }) => id.replace(/^[^.]+\./, ''))
