import { isPrintOnly } from '../items/condition-effects.ts'
import { isCopy, serviceOf } from '../items/copies.ts'
import { conditionsOfItem } from '../items/item-conditions.ts'
import { itemsOf } from '../items/items.ts'
import { arrive } from '../items/receive-items.ts'
import { close } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  change,
  changeEntry,
  changeItems,
  type Draft,
  effect,
  endAttention,
  entryById,
  factsOf,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { guard, notRecording, step } from '../life-cycle/rule.ts'
import { leadsOn } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { Item } from '../request/item.ts'
import { stages } from '../request/stage.ts'
import { endEntry, saidReason } from '../rota/leave-entry.ts'
import { activate, nextEntry } from '../rota/next-entry.ts'
import { after, days } from '../time.ts'
import { removeFromIls } from './cleaning-up.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const activeItems = (draft: Draft) => itemsOf(draft.request, activeEntry(draft.request)?.id ?? null)

const noneWithPatron = guard('refusal.was_with_patron', (draft) =>
  activeItems(draft).every((item) => item.state !== 'on_loan' && item.state !== 'patron_returned'),
)

/** Sends the request to the partner of an entry again, under a new request id. */
const askAnew = (draft: Draft, entry: number): Draft => {
  const again = entryById(draft.request, entry)
  return again === undefined
    ? draft
    : activate(changeEntry(draft, entry, { shipped: undefined, takenOperations: undefined }), again)
}

const rejectShipment = step<CommandOf<'reject_shipment'>>(
  'wrong or unusable: sent back with the reason, without a cancel; a file or a copy gets a note with the reason, and nothing goes back; then the next entry, or the same partner again',
  (draft, { reason, then }) => {
    const active = activeEntry(draft.request)
    if (active === undefined) return draft
    const rejected = activeItems(draft).filter((item) =>
      ['shipped', 'received', 'returned'].includes(item.state),
    )
    const ids = rejected.map((item) => item.id)
    const goesBack = rejected.some((item) => !isCopy(draft.request, item))
    const isUnreceived = factsOf(draft, active)?.takesOnce === true && draft.request.stage === 'shipped'
    const sent = sendToPartner(
      goesBack && isUnreceived
        ? sendToPartner(draft, active.id, { kind: 'received', items: ids, missing: [] })
        : draft,
      active.id,
      goesBack
        ? { kind: 'shipped_return', items: ids, note: reason }
        : { kind: 'message', note: `Rejected: ${reason}` },
    )
    const back = changeItems(
      sent,
      (item) => ids.includes(item.id),
      () => ({ state: 'returned', hold: 'none', ...(goesBack ? {} : { checkedIn: true }) }),
    )
    const cleared = endAttention(back, ({ kind }) =>
      ['recalled', 'overdue', 'hold_return', 'damaged'].includes(kind),
    )
    const removed = removeFromIls(cleared, rejected)
    return then === 'resend'
      ? askAnew(removed, active.id)
      : nextEntry(endEntry(removed, active.id, 'rejected', saidReason(reason)), { kind: 'unfilled' })
  },
)

const isDigital = guard('refusal.not_digital', (draft) => {
  const items = activeItems(draft).filter((item) => item.state === 'received')
  return items.length > 0 && items.every((item) => item.form === 'digital')
})

const areCopies = (draft: Draft): boolean => {
  const items = activeItems(draft).filter((item) => item.state === 'received')
  return items.length > 0 && items.every((item) => isCopy(draft.request, item))
}

const staysHere = guard('refusal.must_be_returned', (draft) => {
  const { type, nonReturnable } = serviceOf(draft.request, activeEntry(draft.request)?.id ?? null)
  return type === 'copy' || nonReturnable === true || areCopies(draft)
})

type Forward = CommandOf<'forward_to_patron'>

const isFile = ({ form, url }: Item): boolean => form === 'digital' && url !== undefined

/** A licence that allows a print only is not broken without a person who says why. */
const isLicensed = guard<Forward>(
  'refusal.print_only',
  ({ request }, { override }) =>
    override !== undefined ||
    !request.items.some((item) => isFile(item) && isPrintOnly(conditionsOfItem(request, item))),
)

/** Shows the addresses of files that were passed on to the patron on the patron page. */
const openLinks = (draft: Draft): Draft => changeItems(draft, isFile, () => ({ patronLink: 'open' }))

const hasOpenLink = guard('refusal.no_link_open', ({ request }) =>
  request.items.some(({ patronLink }) => patronLink === 'open'),
)

const closeLinks = step<CommandOf<'revoke_link'>>(
  'the patron page shows the address of the file no more',
  (draft, { items }) =>
    changeItems(
      draft,
      ({ id, patronLink }) => patronLink === 'open' && (items === undefined || items.includes(id)),
      () => ({ patronLink: 'closed' }),
    ),
)

/** Takes in files that are on their way: `received` is sent. */
const takeInFiles = (draft: Draft): Draft => {
  const active = activeEntry(draft.request)
  const coming = activeItems(draft).filter((item) => item.state === 'shipped')
  return active === undefined || coming.length === 0
    ? draft
    : arrive(
        draft,
        active.id,
        coming.map(({ id }) => id),
        [],
      )
}

const forward = step<Forward>(
  'the file is forwarded to the patron, with the words of staff; closed as completed',
  (draft, { note }) => {
    const closed = close(takeInFiles(draft), { kind: 'completed', reason: 'forwarded to the patron' })
    return effect(openLinks(closed), {
      kind: 'notice',
      status: 'delivered',
      ...(note === undefined ? {} : { note }),
    })
  },
)

const allHaveFiles = guard('refusal.no_file', (draft) => {
  const items = activeItems(draft)
  return items.length > 0 && items.every((item) => item.form === 'digital' && item.url !== undefined)
})

const hasFile = guard('refusal.no_file', ({ request }) =>
  request.items.some((item) => item.form === 'digital' && item.url !== undefined),
)

const forwardAgain = step<Forward>('the file is mailed to the patron once more', (draft, { note }) =>
  effect(openLinks(draft), {
    kind: 'notice',
    status: 'delivered',
    ...(note === undefined ? {} : { note }),
  }),
)

/** The patron's address is corrected after a file came back: the file follows it there. */
export const forwardToNewAddress = step<CommandOf<'edit'>>(
  'a file that came back is mailed to the patron’s new address',
  (draft, { patron }) =>
    patron !== undefined &&
    hasFile.holds(draft, undefined) &&
    draft.request.attention.some((each) => each.kind === 'patron_not_reached' && each.notice === 'delivered')
      ? effect(draft, { kind: 'notice', status: 'delivered' })
      : draft,
)

const handOver = step('closed as completed; the item need not go back', (draft) => {
  const kept = changeItems(
    draft,
    (item) => item.state === 'received',
    () => ({ kept: true, hold: 'none' }),
  )
  return close(kept, { kind: 'completed', reason: 'handed over' })
})

const hasAddress = guard('refusal.no_mail_address', ({ request }) => request.patron?.email !== undefined)

/** How long after its delivery a copy of a completed request can be asked for again. */
const reclaimWithin = days(30)

/** Returns the entry whose copies may be asked for again: the active one, or that which supplied a completed request. */
const copyEntry = ({ request, context }: Draft): Entry | undefined => {
  const { rota, stage, outcome } = request
  if (stage !== 'closed') return activeEntry(request)
  const supplied = outcome?.kind === 'completed' ? rota.find(({ state }) => state === 'supplied') : undefined
  return supplied?.shippedAt !== undefined && context.now <= after(supplied.shippedAt, reclaimWithin)
    ? supplied
    : undefined
}

const copiesOf = (draft: Draft): readonly Item[] =>
  itemsOf(draft.request, copyEntry(draft)?.id ?? null).filter(({ state }) =>
    ['shipped', 'received'].includes(state),
  )

const hasCopies = guard('refusal.no_copy_to_ask_for_again', (draft) => {
  const copies = copiesOf(draft)
  return copies.length > 0 && copies.every((item) => isCopy(draft.request, item))
})

const askForCopyAgain = step<CommandOf<'report_faulty_copy'>>(
  'the partner hears what is wrong with the copy, and is expected to send it again under the same id; a completed request is open again',
  (draft, { reason }) => {
    const entry = copyEntry(draft)
    if (entry === undefined) return draft
    const faulty = copiesOf(draft)
    const sent = sendToPartner(draft, entry.id, {
      kind: 'message',
      note: `The copy cannot be used: ${reason}. Please send it again.`,
    })
    const expected = changeItems(
      removeFromIls(sent, faulty),
      (item) => faulty.some(({ id }) => id === item.id),
      () => ({
        state: 'expected',
        hold: 'none',
        kept: undefined,
        url: undefined,
        accessCode: undefined,
        expiresOn: undefined,
      }),
    )
    const ended = endAttention(expected, ({ kind }) => kind === 'file_not_passed_on' || kind === 'damaged')
    const reopened = changeEntry(ended, entry.id, {
      state: 'active',
      shipped: undefined,
      shippedAt: undefined,
      lastStatement: undefined,
      takenOperations: undefined,
    })
    return change(reopened, { stage: 'will_supply', outcome: null })
  },
)

/** Commands for received items other than a loan. */
export const handingOver: CommandRules<
  'reject_shipment' | 'report_faulty_copy' | 'forward_to_patron' | 'revoke_link' | 'hand_over'
> = {
  report_faulty_copy: [
    {
      stages: ['shipped', 'received', 'closed'],
      when: [notRecording, noneWithPatron, hasCopies],
      leads: ['will_supply'],
      does: [askForCopyAgain],
    },
  ],
  reject_shipment: [
    {
      stages: ['shipped', 'received'],
      when: [notRecording, noneWithPatron],
      leads: leadsOn,
      does: [rejectShipment],
    },
  ],
  forward_to_patron: [
    {
      stages: ['received'],
      when: [notRecording, isDigital, hasAddress],
      provided: [isLicensed],
      leads: ['closed'],
      does: [forward],
    },
    {
      stages: ['shipped'],
      attention: 'file_not_passed_on',
      when: [notRecording, allHaveFiles, hasAddress],
      provided: [isLicensed],
      leads: ['closed'],
      does: [forward],
    },
    { stages: ['closed'], attention: 'patron_not_reached', when: [hasFile], does: [forwardAgain] },
    {
      stages: ['closed'],
      attention: 'file_not_passed_on',
      when: [hasFile, hasAddress],
      provided: [isLicensed],
      does: [forwardAgain],
    },
    {
      // The password of a file may come after it.
      stages: ['closed'],
      attention: 'message_received',
      when: [hasOpenLink, hasAddress],
      provided: [isLicensed],
      does: [forwardAgain],
    },
  ],
  revoke_link: [{ stages, when: [hasOpenLink], does: [closeLinks] }],
  hand_over: [{ stages: ['received'], when: [notRecording, staysHere], leads: ['closed'], does: [handOver] }],
}
