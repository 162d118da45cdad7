import { itemsOf } from '../items/items.ts'
import { activeEntry, type Draft, raise, sendToPartner } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import type { Entry } from '../request/entry.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Claim = CommandOf<'claim_returned'>

/** Returns the entry whose items went back: the active one, else the last that supplied. */
const returnedEntry = (draft: Draft): Entry | undefined =>
  [activeEntry(draft.request), ...draft.request.rota.toReversed()].find(
    (entry) =>
      entry !== undefined && itemsOf(draft.request, entry.id).some(({ state }) => state === 'returned'),
  )

const isOnLoan = (draft: Draft): boolean => draft.request.items.some(({ state }) => state === 'on_loan')

/** Returns who makes the claim where that is left out: the patron while an item is on loan. */
const claimant = (draft: Draft, { by }: Pick<Claim, 'by'>): 'library' | 'patron' =>
  by ?? (isOnLoan(draft) ? 'patron' : 'library')

const canClaim = guard(
  'refusal.nothing_to_claim_returned',
  (draft) => isOnLoan(draft) || returnedEntry(draft) !== undefined,
)

const fits = guard<Claim>('refusal.not_of_that_claim', (draft, command) =>
  claimant(draft, command) === 'patron' ? isOnLoan(draft) : returnedEntry(draft) !== undefined,
)

/** Returns the words for the partner: when the items went back, and how the parcel can be followed. */
const wordsOf = ({ on, courier, trackingId, note }: Claim): string =>
  [
    on === undefined ? 'We have returned the item.' : `We returned the item on ${on}.`,
    courier === undefined || courier === '' ? undefined : `Sent by ${courier}.`,
    trackingId === undefined || trackingId === '' ? undefined : `Tracking number: ${trackingId}.`,
    note,
  ]
    .filter((each) => each !== undefined)
    .join(' ')
    .slice(0, 4000)

const claim = step<Claim>(
  'the library: the partner is told when and how the items went back; the patron: staff look for the item',
  (draft, command) => {
    const { on, courier, trackingId } = command
    const by = claimant(draft, command)
    const entry = by === 'library' ? returnedEntry(draft) : activeEntry(draft.request)
    if (entry === undefined) return draft
    const raised = raise(draft, {
      kind: 'claims_returned',
      entry: entry.id,
      by,
      ...(on === undefined ? {} : { on }),
      ...(courier === undefined ? {} : { courier }),
      ...(trackingId === undefined ? {} : { trackingId }),
    })
    return by === 'patron'
      ? raised
      : sendToPartner(raised, entry.id, { kind: 'message', note: wordsOf(command) })
  },
)

/** The command for items that the partner misses though they went back, or that the patron says to have brought back. */
export const claimingReturned: CommandRules<'claim_returned'> = {
  claim_returned: [
    {
      stages: ['received', 'on_loan', 'patron_returned', 'returned', 'closed'],
      when: [canClaim],
      provided: [fits],
      does: [claim],
    },
  ],
}
