/** A member of a partner's event that a person fills in. */
export type EventMember = 'dueDate' | 'cost' | 'conditions' | 'reason' | 'url'

type EventRule = {
  /** The event as it begins: with its type, and with the lists that it must have. */
  readonly first: { readonly type: string; readonly conditions?: readonly []; readonly items?: readonly [] }
  readonly asks: readonly EventMember[]
}

const rule = (type: string, ...asks: readonly EventMember[]): EventRule => ({ first: { type }, asks })

/** Everything that a partner may say, with what is asked about it. */
export const eventMembers = {
  request_received: rule('request_received'),
  expects_to_supply: rule('expects_to_supply'),
  will_supply: rule('will_supply'),
  conditional: {
    first: { type: 'conditional', conditions: [] } as const,
    asks: ['conditions', 'cost'],
  },
  retry_possible: rule('retry_possible', 'reason', 'conditions', 'cost'),
  unfilled: rule('unfilled', 'reason'),
  shipped: {
    first: { type: 'shipped', items: [] } as const,
    asks: ['dueDate', 'conditions', 'cost', 'url'],
  },
  cancel_accepted: rule('cancel_accepted', 'reason'),
  cancel_refused: rule('cancel_refused', 'reason'),
  cancelled_by_partner: rule('cancelled_by_partner', 'reason'),
  renewed: rule('renewed', 'dueDate'),
  renew_refused: rule('renew_refused', 'reason'),
  renew_pending: rule('renew_pending'),
  overdue: rule('overdue', 'dueDate'),
  recalled: rule('recalled', 'dueDate'),
  hold_return: rule('hold_return'),
  release_hold_return: rule('release_hold_return'),
  checked_in: rule('checked_in'),
  completed_without_return: rule('completed_without_return', 'reason'),
  expired: rule('expired', 'reason'),
  message: rule('message'),
} as const satisfies Readonly<Record<string, EventRule>>

type EventType = keyof typeof eventMembers

/** Returns whether a text is the type of an event that a person may record. */
export const isEventType = (type: string): type is EventType => Object.hasOwn(eventMembers, type)

/** The types of events, in the order of a loan. */
export const eventTypes: readonly EventType[] = Object.keys(eventMembers).filter(isEventType)

/** Reads an amount with its currency, such as `12.50 EUR`; undefined while it is none. */
export const costOf = (text: string): { readonly amount: string; readonly currency: string } | undefined => {
  const [, amount, currency] = /^\s*(\d{1,9}(?:[.,]\d{1,4})?)\s*([a-z]{3})\s*$/i.exec(text) ?? []
  return amount === undefined || currency === undefined
    ? undefined
    : { amount: amount.replace(',', '.'), currency: currency.toUpperCase() }
}
