import type { LenderMessage } from './iso18626/vocabulary.ts'
import { LenderError } from './lender-error.ts'
import { act, alreadyExists, type Confirm, on, type Scenario } from './scenario.ts'

/** Milliseconds between one message and the next: enough to see each of them arrive. */
const later = { after: 150 }

const willSupply: LenderMessage = {
  reason: 'RequestResponse',
  status: 'WillSupply',
  expectedDelivery: { days: 5 },
}
const loaned: LenderMessage = {
  reason: 'StatusChange',
  status: 'Loaned',
  dueDate: { days: 28 },
  delivery: { items: ['L-{n}'], via: 'Mail' },
  returnTo: { name: 'Lending desk', line1: '1 Stack Street', locality: 'Bookham', postalCode: '1000' },
}
const copied: LenderMessage = {
  reason: 'StatusChange',
  status: 'CopyCompleted',
  delivery: { url: 'https://lender.example/files/copy-1001.pdf', format: 'PDF' },
}
const unfilled: LenderMessage = {
  reason: 'RequestResponse',
  status: 'Unfilled',
  reasonUnfilled: 'NotOnShelf',
}
const thenLoaned = act(loaned, { ...later, onlyIn: ['WillSupply'] })
const willSupplyThenLoaned = [act(willSupply, later), thenLoaned]

const error = (errorValue: string): Confirm => ({
  answer: 'error',
  errorType: 'UnrecognisedDataValue',
  errorValue,
})

/** Returns a message that says it was written a minute ago. */
const belated = (message: LenderMessage): LenderMessage => ({
  ...message,
  header: { timestamp: { seconds: -60 } },
  lastChange: { seconds: -60 },
})

const scenario = (name: string, more: Partial<Omit<Scenario, 'name'>>): Scenario => ({
  name,
  customs: 'usual',
  copies: 1,
  steps: [],
  ...more,
})

/** The lender's named ways to behave; after a return, what was loaned is completed. */
export const scenarios: readonly Scenario[] = [
  scenario('will-supply-then-loaned', {
    steps: [on('request', willSupplyThenLoaned)],
  }),
  scenario('loaned-at-once', {
    steps: [on('request', [act({ ...loaned, reason: 'RequestResponse' }, later)])],
  }),
  scenario('copy-at-once', {
    steps: [on('request', [act({ ...copied, reason: 'RequestResponse' }, later)])],
  }),
  scenario('unfilled', {
    steps: [on('request', [act(unfilled, later)])],
  }),
  scenario('unfilled-after-will-supply', {
    steps: [
      on('request', [
        act(willSupply, later),
        act({ ...unfilled, reason: 'StatusChange' }, { ...later, onlyIn: ['WillSupply'] }),
      ]),
    ],
  }),
  scenario('cancel-accepted', {
    steps: [on('request', [act(willSupply, later)])],
  }),
  scenario('cancel-refused', {
    steps: [
      on('request', [act(willSupply, later)]),
      on('cancel', [act({ reason: 'CancelResponse', answer: 'N' }, later), thenLoaned]),
    ],
  }),
  scenario('silent', { customs: 'none' }),
  scenario('error-confirmation', {
    steps: [on('request', [], [error('request/header/requestingAgencyId')])],
  }),
  scenario('http-500-then-well', {
    steps: [on('request', willSupplyThenLoaned, [{ answer: 'http', status: 500 }, { answer: 'ok' }])],
  }),
  scenario('slow', {
    steps: [on('request', willSupplyThenLoaned, [{ answer: 'ok', delay: 1500 }])],
  }),
  scenario('drops-connection-then-error', {
    steps: [
      on('request', [], [{ answer: 'drop' }, alreadyExists]),
      on('status_request', [
        act({ reason: 'StatusRequestResponse' }, later),
        act({ ...willSupply, reason: 'StatusChange' }, { ...later, onlyIn: ['RequestReceived'] }),
        thenLoaned,
      ]),
    ],
  }),
  scenario('sends-everything-twice', {
    copies: 2,
    steps: [on('request', willSupplyThenLoaned)],
  }),
  scenario('out-of-order', {
    steps: [on('request', [act(loaned, later), act(belated(willSupply), later)])],
  }),
  scenario('conditional', {
    steps: [
      on('request', [act({ ...willSupply, delivery: { loanConditions: ['LibraryUseOnly'] } }, later)]),
      on('notification', [thenLoaned]),
    ],
  }),
  scenario('retry-possible', {
    steps: [
      on('request', [
        act({ reason: 'RequestResponse', status: 'RetryPossible', reasonRetry: 'OnLoan' }, later),
      ]),
      on('retry', willSupplyThenLoaned),
    ],
  }),
  scenario('renew-refused', {
    steps: [
      on('request', willSupplyThenLoaned),
      on('renew', [act({ reason: 'RenewResponse', answer: 'N' }, later)]),
    ],
  }),
  scenario('recalled', {
    steps: [
      on('request', willSupplyThenLoaned),
      on('received', [act({ reason: 'StatusChange', status: 'Recalled', dueDate: { days: 3 } }, later)]),
    ],
  }),
  scenario('overdue', {
    steps: [
      on('request', willSupplyThenLoaned),
      on('received', [act({ reason: 'StatusChange', status: 'Overdue' }, later)]),
    ],
  }),
  scenario('completed-without-return', {
    steps: [
      on('request', willSupplyThenLoaned),
      on('received', [act({ reason: 'StatusChange', status: 'CompletedWithoutReturn' }, later)]),
    ],
  }),
  scenario('manual', { customs: 'none' }),
]

/**
 * Finds a scenario by its name.
 * @throws LenderError `not_found` with the names that there are
 */
export function namedScenario(name: string): Scenario {
  const scenario = scenarios.find((each) => each.name === name)
  if (scenario !== undefined) return scenario
  const names = scenarios.map((each) => each.name).join(', ')
  throw new LenderError('not_found', `There is no scenario ${name}. Choose one of ${names}.`)
}
