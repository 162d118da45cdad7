import type { Item } from '../../src/borrowing/request/item.ts'
import type { Story } from '../borrowing/story.ts'
import type { Told } from './tell-messages.ts'

/** What must hold of every message, whatever it says. */
type Invariant = { readonly says: string; readonly holds: (told: Told) => boolean }

const outStates: readonly Item['state'][] = ['shipped', 'received', 'on_loan', 'patron_returned']

const itemsOut = ({ request }: Story, about: number): readonly Item[] =>
  request.items.filter(
    ({ entry, state, form, kept, copy }) =>
      entry === about && outStates.includes(state) && form === 'physical' && kept !== true && copy !== true,
  )

const sendsTo = ({ last }: Story, operation: string): readonly number[] =>
  last.effects.flatMap((each) =>
    each.kind === 'send' && each.operation.kind === operation ? [each.entry] : [],
  )

const mayHaveShipped = ({ request }: Story, entry: number): boolean =>
  request.items.some((item) => item.entry === entry && item.state === 'shipped')

/** The invariants of a partner's message: they read the request before and after it, and what was sent. */
export const invariants: readonly Invariant[] = [
  {
    says: 'no further partner is asked while an item of another one is on its way (P7)',
    holds: ({ after }) =>
      sendsTo(after, 'request').every((entry) =>
        after.request.rota.every(({ id }) => id === entry || !mayHaveShipped(after, id)),
      ),
  },
  {
    says: 'no message of a partner closes a request while its items are out (P8)',
    holds: ({ before, after, about }) =>
      before.request.stage === 'closed' ||
      after.request.stage !== 'closed' ||
      after.request.service.type === 'copy' ||
      itemsOut(after, about.entry).length === 0,
  },
  {
    says: 'nothing is lost before a shipment (P8)',
    holds: ({ before, after }) =>
      after.request.outcome?.kind !== 'lost' ||
      before.request.outcome?.kind === 'lost' ||
      before.request.items.some(({ state }) => state !== 'expected'),
  },
  {
    says: 'after a full cancel that was refused nobody else is asked (P9)',
    holds: ({ before, after }) =>
      !before.request.attention.some(({ kind }) => kind === 'no_longer_wanted') ||
      sendsTo(after, 'request').length === 0,
  },
  {
    says: 'no item that was shipped vanishes (P16)',
    holds: ({ before, after }) =>
      before.request.items.every(
        ({ id, state }) => state === 'expected' || after.request.items.some((each) => each.id === id),
      ),
  },
  {
    says: 'received names only items that came, and a return only items that left (P18)',
    holds: ({ after: { last, request } }) =>
      last.effects.every((each) => {
        if (each.kind !== 'send') return true
        const { operation } = each
        if (operation.kind !== 'received' && operation.kind !== 'shipped_return') return true
        const states: readonly Item['state'][] =
          operation.kind === 'received'
            ? ['received', 'on_loan', 'patron_returned', 'returned']
            : ['returned']
        return operation.items.every((id) =>
          request.items.some((item) => item.id === id && states.includes(item.state)),
        )
      }),
  },
  {
    says: 'no message ends attention about another entry',
    holds: ({ before, after, about }) =>
      before.request.stage !== after.request.stage ||
      before.request.attention.every(
        (attention) =>
          !('entry' in attention) ||
          attention.entry === undefined ||
          attention.entry === about.entry ||
          after.request.attention.some(
            (each) => each.kind === attention.kind && 'entry' in each && each.entry === attention.entry,
          ),
      ),
  },
  {
    says: 'a message adds no amount that it does not name, and drops none that stood',
    holds: ({ before, after, event }) => {
      const amounts = (story: Story) => (story.request.costs ?? []).map(({ amount }) => amount)
      const doubted = (event.unclear ?? []).flatMap(({ amounts = [] }) => amounts)
      const named = [event.cost, ...(event.costs ?? []), ...doubted].flatMap((cost) => cost?.amount ?? [])
      const [was, is] = [amounts(before), amounts(after)]
      return (
        was.every((each) => is.includes(each)) &&
        is.every((each) => was.includes(each) || named.includes(each))
      )
    },
  },
]
