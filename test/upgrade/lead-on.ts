import type { LenderMessage } from '@lendwire/lender'
import { z } from 'zod'

/** A request as the API shows it, as far as leading it on needs it. */
export const View = z.looseObject({
  number: z.string(),
  library: z.string(),
  stage: z.string(),
  status: z.string(),
  allowedCommands: z.array(z.string()),
  negotiation: z.looseObject({ kind: z.string() }).nullable(),
  rota: z.array(
    z.looseObject({
      id: z.number(),
      partner: z.string(),
      state: z.string(),
      requestIds: z.array(z.string()),
    }),
  ),
  items: z.array(
    z.looseObject({ entry: z.number(), form: z.string(), partnerItemId: z.string().optional() }),
  ),
})
export type View = z.infer<typeof View>

/** Returns the next act on a request: a command, a message of its lender, or none, since time or a delivery moves it. */
export type Step =
  | {
      readonly kind: 'command'
      readonly command: { readonly type: string } & Readonly<Record<string, unknown>>
    }
  | {
      readonly kind: 'lender'
      readonly partner: string
      readonly requestId: string
      readonly entry: number
      readonly message: LenderMessage
      /** The same in the core's words, for staff to enter where the lender's protocol has no word for it. */
      readonly event: { readonly type: string } & Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'wait' }

const wait: Step = { kind: 'wait' }

const dueDate = '2026-12-31'

const shipped = (name: string): readonly [LenderMessage, Extract<Step, { kind: 'lender' }>['event']] => [
  {
    reason: 'StatusChange',
    status: 'Loaned',
    dueDate: `${dueDate}T23:59:59Z`,
    delivery: { items: [name] },
  },
  { type: 'shipped', items: [{ partnerItemId: name }], dueDate },
]

const lenderSays = (
  view: View,
): readonly [LenderMessage, Extract<Step, { kind: 'lender' }>['event']] | null => {
  switch (view.negotiation?.kind) {
    case 'cancel':
      return [{ reason: 'CancelResponse', answer: 'Y', status: 'Cancelled' }, { type: 'cancel_accepted' }]
    case 'renew':
      return [
        { reason: 'RenewResponse', answer: 'Y', status: 'Loaned', dueDate: `${dueDate}T23:59:59Z` },
        { type: 'renewed', dueDate },
      ]
    case 'unconfirmed':
      return [{ reason: 'RequestResponse', status: 'WillSupply' }, { type: 'will_supply' }]
  }
  switch (view.stage) {
    case 'sent':
    case 'accepted':
    case 'will_supply':
      return shipped(`I-${view.number.slice(-8)}`)
    case 'returned':
      return [{ reason: 'StatusChange', status: 'LoanCompleted' }, { type: 'checked_in' }]
    default:
      return null
  }
}

/** The commands that lead on, the most natural first. */
const leading = [
  'approve',
  'approve_renewal',
  'accept_condition',
  'decline_retry',
  'send',
  'close_outstanding',
  'receive',
  'skip_ils',
  'forward_to_patron',
  'patron_loan',
  'patron_return',
  'return',
] as const

/** Commands that end a request from wherever it is. */
const ending = ['cancel', 'decline', 'complete'] as const

/** What commands need besides, where the conditions of a partner ask for it. */
const members: Readonly<Record<string, object>> = {
  send: { override: true },
  patron_loan: { signed: true, acknowledged: true },
  return: { override: true },
}

const commandOf = (type: string): Extract<Step, { kind: 'command' }> => ({
  kind: 'command',
  command: { type, ...members[type] },
})

/**
 * Chooses what leads a request on to its end.
 *
 * @param steps how many steps it was led already: one that goes round in a circle is ended by a command at last
 */
export const leadOn = (view: View, steps: number): Step => {
  const mayDo = (type: string): boolean => view.allowedCommands.includes(type)
  if (view.negotiation?.kind === 'receiving' && !mayDo('skip_ils')) return wait
  if (steps >= 9) {
    const last = ending.toReversed().find(mayDo)
    if (last !== undefined) return commandOf(last)
  }
  const says = lenderSays(view)
  const entry = view.rota.find(({ state }) => state === 'active' || state === 'supplied')
  const requestId = entry?.requestIds.at(-1)
  if (says !== null && entry !== undefined && requestId !== undefined) {
    const [message, event] = says
    return { kind: 'lender', partner: entry.partner, requestId, entry: entry.id, message, event }
  }
  // The patron could borrow it again and again.
  const back = view.stage === 'patron_returned' ? (['return'] as const) : []
  // What is missing of a parcel could still be received, in vain.
  const helps = (type: string): boolean => mayDo(type) && (type !== 'receive' || view.stage === 'shipped')
  const next = [...back, ...leading].find(helps) ?? ending.find(mayDo)
  return next === undefined ? wait : commandOf(next)
}
