import type { LenderMessage, Trigger } from '@lendwire/lender'

/** The behaviour of a lender. */
export type LenderPlan = {
  /** Its messages, one after the other, after the first message that it receives. */
  readonly says: Readonly<Partial<Record<Trigger, readonly LenderMessage[]>>>
  /** The number of times that each message is sent. */
  readonly copies: number
  /** True where it does not wait for the answer to one message before it sends the next. */
  readonly hasty: boolean
  /** True where it answers ERROR to what it has heard before: the gateway cannot tell that from a refusal. */
  readonly refusesRepeats?: boolean
  /** The recording, by its name in the folder of exchanges of ISO 18626, whose bytes it says. */
  readonly recording?: string
}

const expectToSupply: LenderMessage = { reason: 'Notification', status: 'ExpectToSupply' }
const willSupply: LenderMessage = { reason: 'RequestResponse', status: 'WillSupply' }
const loaned: LenderMessage = {
  reason: 'StatusChange',
  status: 'Loaned',
  dueDate: { days: 28 },
  delivery: { items: ['L-1001'], via: 'Mail' },
}
const unfilled: LenderMessage = {
  reason: 'StatusChange',
  status: 'Unfilled',
  reasonUnfilled: 'NotOnShelf',
}
const checkedIn: LenderMessage = { reason: 'StatusChange', status: 'LoanCompleted' }
const cancelled: LenderMessage = { reason: 'CancelResponse', answer: 'Y', status: 'Cancelled' }

const lends = { request: [willSupply, loaned], shipped_return: [checkedIn] }

/** The lenders, by their partner codes. */
export const lenders = {
  LENDS: { says: lends, copies: 1, hasty: false },
  TWICE: { says: lends, copies: 2, hasty: false },
  HASTY: { says: lends, copies: 1, hasty: true },
  CANCELS: { says: { request: [willSupply], cancel: [cancelled] }, copies: 1, hasty: false },
  REFUSES: { says: lends, copies: 1, hasty: false, refusesRepeats: true },
  UNFILLS: { says: { request: [willSupply, unfilled] }, copies: 1, hasty: false },
  RECORDED: {
    says: { ...lends, request: [expectToSupply, willSupply, loaned] },
    ...{ copies: 1, hasty: false, recording: 'crosslink-own-lenders/ABC_whole_loan_no_ils.json' },
  },
} as const satisfies Readonly<Record<string, LenderPlan>>

export type LenderCode = keyof typeof lenders
export const lenderCodes: readonly LenderCode[] = ['LENDS', 'TWICE', 'HASTY', 'CANCELS', 'REFUSES', 'UNFILLS']

/** Returns whether the lender answers ERROR to a message that it received before. */
export const refusesRepeats = (code: string): boolean =>
  Object.entries<LenderPlan>(lenders).some(([each, plan]) => each === code && plan.refusesRepeats === true)
