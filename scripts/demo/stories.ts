import { mailStories } from './mail-stories.ts'
import { ncipStories } from './ncip-stories.ts'
import { openUrlStory } from './openurl-story.ts'
import { rotaStories } from './rota-stories.ts'
import { failedOnce, incoming, loan, loaned, outgoing, sentOf } from './steps.ts'
import type { Story } from './story.ts'

/** Workflow profiles that the stories need besides the built-in ones. */
export const workflows: Readonly<Record<string, object>> = {
  'demo: two seconds to answer': { onExpiry: 'close', deadlines: { response: 'PT2S' } },
  'demo: closed when nobody is left': { onRotaUsedUp: 'close' },
  'demo: asks catalogues': { automaticLocate: true },
}

/** Every scenario that the demo plays. */
export const stories: readonly Story[] = [
  {
    name: 'will supply, then loaned',
    rota: ['will-supply-then-loaned'],
    steps: loan,
    passes: ['request_sent', 'will_supply', ...loaned],
    ends: 'request_completed',
  },
  {
    name: 'loaned at once',
    rota: ['loaned-at-once'],
    steps: loan,
    passes: ['request_sent', ...loaned],
    ends: 'request_completed',
  },
  {
    name: 'unfilled',
    rota: ['unfilled'],
    request: { workflow: 'demo: closed when nobody is left' },
    steps: [],
    passes: ['request_sent'],
    ends: 'unfilled',
  },
  {
    name: 'unfilled after will supply, next partner',
    rota: ['unfilled-after-will-supply', 'loaned-at-once'],
    steps: loan,
    passes: ['request_sent', 'will_supply', 'request_sent', ...loaned],
    ends: 'request_completed',
  },
  {
    name: 'cancel by staff, accepted',
    rota: ['cancel-accepted', 'loaned-at-once'],
    steps: [{ at: 'will_supply', does: { type: 'cancel', note: 'found on our own shelf' } }],
    passes: ['request_sent', 'will_supply', 'cancel_requested'],
    ends: 'cancelled_by_staff',
  },
  {
    name: 'cancel by the patron',
    rota: ['cancel-accepted', 'loaned-at-once'],
    steps: [{ at: 'will_supply', by: 'patron:p-1', does: { type: 'cancel' } }],
    passes: ['request_sent', 'will_supply', 'cancel_requested'],
    ends: 'cancelled_by_patron',
  },
  {
    name: 'cancel of one partner, next partner',
    rota: ['cancel-accepted', 'loaned-at-once'],
    steps: [{ at: 'will_supply', does: { type: 'cancel_partner', entry: 1 } }, ...loan],
    passes: ['request_sent', 'will_supply', 'cancel_requested', 'request_sent', ...loaned],
    ends: 'request_completed',
  },
  {
    name: 'cancel refused',
    rota: ['cancel-refused'],
    steps: [{ at: 'will_supply', does: { type: 'cancel' } }, ...loan],
    passes: ['will_supply', 'cancel_requested', 'cancel_not_accepted', ...loaned],
    ends: 'request_completed',
  },
  {
    name: 'cancel before the partner heard of it',
    rota: ['unreachable'],
    steps: [{ at: 'request_sent', once: failedOnce, does: { type: 'cancel' } }],
    passes: ['request_sent'],
    ends: 'cancelled_by_staff',
    shows: {
      words: 'the message was withdrawn',
      holds: (timeline) => outgoing(timeline).every(({ state }) => state === 'withdrawn'),
    },
  },
  {
    name: 'cancel on the hold shelf',
    rota: ['loaned-at-once'],
    steps: [
      { at: 'shipped_physically', does: { type: 'receive', onHoldShelf: true } },
      { at: 'received_physically', does: { type: 'cancel', note: 'never collected' } },
      { at: 'request_completed', does: { type: 'return' } },
    ],
    passes: ['shipped_physically', 'received_physically'],
    ends: 'request_completed',
    shows: {
      words: 'the item went back all the same, and was checked in',
      holds: (timeline) =>
        incoming(timeline).some(({ state, summary }) => state === 'applied' && /LoanCompleted/.test(summary)),
    },
  },
  {
    name: 'silent, ended by the response deadline',
    rota: ['silent'],
    request: { workflow: 'demo: two seconds to answer' },
    steps: [],
    passes: ['request_sent'],
    ends: 'expired',
    shows: {
      words: 'the deadline ended it',
      holds: (timeline) => timeline.some((item) => item.kind === 'event' && item.input.kind === 'deadline'),
    },
  },
  {
    name: 'refused in the confirmation, staff go on',
    rota: ['error-confirmation', 'loaned-at-once'],
    steps: [{ at: 'send_failed', does: { type: 'send' } }, ...loan],
    passes: ['request_sent', 'send_failed', 'request_sent', ...loaned],
    ends: 'request_completed',
    shows: {
      words: 'the refusal is in the timeline',
      holds: (timeline) => sentOf(timeline, 'request')[0]?.state === 'refused',
    },
  },
  {
    name: 'HTTP 500, then well',
    rota: ['http-500-then-well'],
    steps: loan,
    passes: ['request_sent', 'will_supply', ...loaned],
    ends: 'request_completed',
    shows: {
      words: 'the second attempt was taken',
      holds: (timeline) => {
        const [request] = sentOf(timeline, 'request')
        return request?.state === 'delivered' && request.attempts === 2
      },
    },
  },
  {
    name: 'slow',
    rota: ['slow'],
    steps: loan,
    passes: ['request_sent', 'will_supply', ...loaned],
    ends: 'request_completed',
    shows: {
      words: 'one attempt was enough',
      holds: (timeline) => sentOf(timeline, 'request')[0]?.attempts === 1,
    },
  },
  {
    name: 'taken, connection dropped, ERROR to the repeat',
    rota: ['drops-connection-then-error', 'loaned-at-once'],
    steps: loan,
    passes: ['request_sent', 'unconfirmed', 'will_supply', ...loaned],
    ends: 'request_completed',
    shows: {
      words: 'a status request settled it, and no second partner was asked',
      holds: (timeline) =>
        sentOf(timeline, 'status_request').length === 1 &&
        outgoing(timeline).every(({ partner }) => partner === 'drops-connection-then-error'),
    },
  },
  {
    name: 'every message twice',
    rota: ['sends-everything-twice'],
    steps: loan,
    passes: ['request_sent', 'will_supply', ...loaned],
    ends: 'request_completed',
    shows: {
      words: 'each repeat was recognised',
      holds: (timeline) => {
        const states = incoming(timeline).map(({ state }) => state)
        const applied = states.filter((state) => state === 'applied').length
        return applied === 3 && states.filter((state) => state === 'repeat').length === 3
      },
    },
  },
  {
    name: 'out of order',
    rota: ['out-of-order'],
    steps: loan,
    passes: ['request_sent', ...loaned],
    ends: 'request_completed',
    shows: {
      words: 'the late promise changed nothing',
      holds: (timeline) =>
        incoming(timeline).some(({ state, summary }) => state === 'ignored' && /WillSupply/.test(summary)),
    },
  },
  {
    name: 'a condition, accepted',
    rota: ['conditional'],
    steps: [
      { at: 'conditional', does: { type: 'accept_condition', note: 'for the reading room' } },
      { at: 'shipped_physically', does: { type: 'receive', notForLoan: true } },
      { at: 'received_not_for_loan', does: { type: 'return' } },
    ],
    passes: ['request_sent', 'conditional', 'shipped_physically', 'received_not_for_loan'],
    ends: 'request_completed',
  },
  {
    name: 'retry, as another edition',
    rota: ['retry-possible'],
    steps: [
      {
        at: 'retry_possible',
        does: { type: 'retry', changes: { citation: { title: 'On lending', edition: '2' } } },
      },
      ...loan,
    ],
    passes: ['request_sent', 'retry_possible', 'request_sent', 'will_supply', ...loaned],
    ends: 'request_completed',
  },
  {
    name: 'a renewal',
    rota: ['will-supply-then-loaned'],
    steps: [
      { at: 'shipped_physically', does: { type: 'receive' } },
      { at: 'received_physically', does: { type: 'patron_loan' } },
      { at: 'loaned_to_patron', does: { type: 'renew' } },
      { at: 'renewed_by_partner', does: { type: 'patron_return' } },
      { at: 'returned_by_patron', does: { type: 'return' } },
    ],
    passes: ['loaned_to_patron', 'renew_requested', 'renewed_by_partner', 'returned_by_patron'],
    ends: 'request_completed',
  },
  {
    name: 'a recall',
    rota: ['recalled'],
    steps: [
      { at: 'shipped_physically', does: { type: 'receive' } },
      { at: 'recalled_by_partner', does: { type: 'return' } },
    ],
    passes: ['shipped_physically', 'received_physically', 'recalled_by_partner', 'returned_to_partner'],
    ends: 'request_completed',
  },
  {
    name: 'a digital copy',
    rota: ['copy-at-once'],
    request: {
      service: { type: 'copy', form: 'digital' },
      citation: { title: 'Journal of Lending', titleOfComponent: 'On copies', pagesRequested: '10-20' },
    },
    steps: [
      { at: 'shipped_digitally', does: { type: 'receive' } },
      { at: 'received_digitally', does: { type: 'hand_over' } },
    ],
    passes: ['request_sent', 'shipped_digitally', 'received_digitally'],
    ends: 'request_completed',
  },
  ...ncipStories,
  ...rotaStories,
  openUrlStory,
  ...mailStories,
]
