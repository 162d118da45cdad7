import type { RequestInput, WhoseTurnStep } from '../scenario.ts'

/** Makes the step in which the library creates a request: the first of the steps that many rows share. */
export const createStep = (create: RequestInput): WhoseTurnStep => ({
  create,
  status: 'ready_to_send',
  stage: 'ready',
  attention: [],
  next: 'library send',
})

/** The first partner is asked. */
export const sendStep: WhoseTurnStep = {
  do: { type: 'send' },
  status: 'request_sent',
  sends: ['A request'],
  stage: 'sent',
  attention: [],
  next: 'partner answer',
}

/** The item arrives. */
export const receiveStep: WhoseTurnStep = {
  do: { type: 'receive' },
  status: 'received_physically',
  sends: ['A received'],
  stage: 'received',
  attention: [],
  next: 'library place_on_shelf',
}

/** The patron takes it. */
export const patronLoanStep: WhoseTurnStep = {
  do: { type: 'patron_loan' },
  status: 'loaned_to_patron',
  stage: 'on_loan',
  attention: [],
  next: 'patron patron_return',
}

/** It goes back to the partner. */
export const returnStep: WhoseTurnStep = {
  do: { type: 'return' },
  status: 'lender_check_in',
  sends: ['A shipped_return'],
  stage: 'returned',
  attention: [],
  next: 'partner check_in',
}

/** The library creates a request: the first of the beginnings, each of which goes on from the one before. */
export const ready: readonly WhoseTurnStep[] = [createStep({})]

/** Returns the steps in which the first partner is asked for some item. */
export const requestedFor = (create: RequestInput): readonly WhoseTurnStep[] => [createStep(create), sendStep]

/** The first partner is asked. */
export const requested: readonly WhoseTurnStep[] = requestedFor({})

/** It promises to supply. */
export const promised: readonly WhoseTurnStep[] = [
  ...requested,
  {
    lender: 'A',
    says: { type: 'will_supply' },
    status: 'will_supply',
    stage: 'will_supply',
    attention: [],
    next: 'partner shipment',
  },
]

/** It ships a volume. */
export const shipped: readonly WhoseTurnStep[] = [
  ...requested,
  {
    lender: 'A',
    says: { type: 'shipped', items: [{ partnerItemId: '39001' }], dueDate: '2026-04-07' },
    status: 'shipped_physically',
    items: ['shipped'],
    stage: 'shipped',
    attention: [],
    next: 'partner arrival',
  },
]

/** The volume arrives. */
export const received: readonly WhoseTurnStep[] = [
  ...shipped,
  {
    do: { type: 'receive' },
    status: 'received_physically',
    sends: ['A received'],
    items: ['received'],
    stage: 'received',
    attention: [],
    next: 'library place_on_shelf',
  },
]

/** The patron takes it home. */
export const onLoan: readonly WhoseTurnStep[] = [
  ...received,
  {
    do: { type: 'patron_loan' },
    status: 'loaned_to_patron',
    items: ['on_loan'],
    stage: 'on_loan',
    attention: [],
    next: 'patron patron_return',
  },
]

/** It goes back, and its check-in is awaited. */
export const sentBack: readonly WhoseTurnStep[] = [
  ...received,
  {
    do: { type: 'return' },
    status: 'lender_check_in',
    sends: ['A shipped_return'],
    items: ['returned'],
    stage: 'returned',
    attention: [],
    next: 'partner check_in',
  },
]
