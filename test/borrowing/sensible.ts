import { Command, type CommandType } from '../../src/borrowing/commands/command.ts'
import type { Context } from '../../src/borrowing/decision.ts'
import { conditionsOfEntry } from '../../src/borrowing/items/item-conditions.ts'
import { comingItems } from '../../src/borrowing/items/items.ts'
import { unwantedEntry } from '../../src/borrowing/items/unexpected-shipment.ts'
import { activeEntry } from '../../src/borrowing/life-cycle/draft.ts'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { after, dayOf, days } from '../../src/borrowing/time.ts'
import { PartnerCode } from '../../src/borrowing/values.ts'

const unasked = (request: Request) =>
  request.rota.filter((entry) => entry.state === 'pending' || entry.state === 'not_located')

/** Returns the partners that do not wait in the rota already. */
export const notPending = (request: Request, context: Context): readonly string[] =>
  Object.keys(context.partners).filter((code) => unasked(request).every(({ partner }) => partner !== code))

/**
 * Returns the items that a person at the desk receives: those on their way, each with a barcode; else those missed
 * before.
 */
const arriving = (request: Request): Partial<Extract<Command, { type: 'receive' }>> => {
  const active = activeEntry(request)?.id ?? null
  const entry = comingItems(request, active).length > 0 ? active : unwantedEntry(request)
  const coming = comingItems(request, entry ?? null)
  const onTheirWay = coming.filter((item) => item.state !== 'missing')
  const items = (onTheirWay.length > 0 ? onTheirWay : coming).map(({ id }) => ({ id, barcode: `T-${id}` }))
  return items.length === 0 || entry == null ? {} : { entry, items }
}

/** An event that staff may always record once a partner was asked. */
const event: PartnerEvent = { type: 'message', note: 'They rang.' }

/**
 * Returns sensible parameters for a command in a request's present state: those that a person who sees the request
 * would give. Where the command makes no sense now they are some that would do elsewhere.
 *
 * @param choice picks among several sensible ones
 */
export const sensible = (type: CommandType, request: Request, context: Context, choice = 0): Command => {
  const soon = dayOf(after(context.now, days(30)), context.timeZone)
  const pick = <Each>(all: readonly Each[]): Each | undefined => all[choice % Math.max(1, all.length)]
  switch (type) {
    case 'edit':
      return request.stage === 'closed' ? { type, labels: ['urgent'] } : { type, staffNote: 'urgent' }
    case 'set_rota':
      return { type, partners: [PartnerCode.parse(pick(Object.keys(context.partners)) ?? 'ALPHA')] }
    case 'add_partners':
      return { type, partners: [PartnerCode.parse(pick(notPending(request, context)) ?? 'ALPHA')] }
    case 'add_rota_template':
      return { type, template: 'North' }
    case 'move': {
      const pending = request.rota.filter((entry) => entry.state === 'pending')
      return { type, entry: pick(pending)?.id ?? 1, to: 1 + (choice % 3) }
    }
    case 'remove_partner':
      return { type, entry: pick(unasked(request))?.id ?? 1 }
    case 'cancel_partner': {
      const active = activeEntry(request)
      const open =
        request.negotiation?.kind === 'receiving' ? request.negotiation.suspended : request.negotiation
      const isAwaitingAnswer =
        active !== undefined &&
        ['sent', 'accepted', 'will_supply'].includes(request.stage) &&
        open?.kind !== 'cancel'
      const late = request.attention.flatMap((each) =>
        each.kind === 'late_promise' ? request.rota.filter(({ id }) => id === each.entry) : [],
      )
      const inTime = ['created', 'pending_approval', 'locating', 'locate_failed', 'ready', 'sent'].concat([
        'accepted',
        'will_supply',
      ])
      const dropped = inTime.includes(request.stage) ? unasked(request) : []
      return {
        type,
        entry: pick([...dropped, ...late, ...(isAwaitingAnswer ? [active] : [])])?.id ?? 1,
      }
    }
    case 'send':
      return { type, override: true }
    case 'cancel':
      return { type, by: choice % 2 === 0 ? 'staff' : 'patron', note: 'no longer needed' }
    case 'retry':
      return { type, changes: { citation: { title: 'Naïv. Super.' } } }
    case 'receive':
      return { type, ...arriving(request) }
    case 'attach_file':
      return { type, url: `https://files.example/${choice}.pdf`, title: 'copy.pdf' }
    case 'report_faulty_copy':
      return { type, reason: 'page 7 is missing' }
    case 'reject_shipment':
      return { type, reason: 'wrong item' }
    case 'message':
      return { type, note: 'Good morning' }
    case 'record_partner_event':
      return { type, event }
    case 'adopt': {
      const stale = request.attention.filter(
        (attention) => attention.kind === 'stale_shipment' || attention.kind === 'late_promise',
      )
      return { type, entry: pick(stale)?.entry ?? 1 }
    }
    case 'report_not_coming': {
      const stale = request.attention.filter((attention) => attention.kind === 'stale_shipment')
      return { type, entry: pick(stale)?.entry ?? 1 }
    }
    case 'dismiss':
      return { type, attention: pick(request.attention)?.kind ?? 'no_answer' }
    case 'complete':
      return { type, reason: 'externally_obtained' }
    case 'match_items': {
      const review = request.attention.find((each) => each.kind === 'items_review')
      return { type, items: [{ name: 1 }], ...(review === undefined ? {} : { entry: review.entry }) }
    }
    case 'confirm_due_date':
      return { type, dueDate: soon }
    case 'correct_item':
      return { type, item: pick(request.items)?.id ?? 1, barcode: `C-${choice}` }
    case 'clear_copyright':
      return { type, reason: 'a licence was bought' }
    case 'add_cost':
      return { type, kind: 'charged', amount: '7.50', currency: 'EUR' }
    case 'correct_cost':
      return { type, cost: pick(request.costs ?? [])?.id ?? 1, amount: '5' }
    case 'waive_condition': {
      const bound = request.rota.find((entry) => conditionsOfEntry(entry).length > 0)
      return {
        type,
        code: conditionsOfEntry(bound)[0] ?? 'LibraryUseOnly',
        ...(bound === undefined ? {} : { entry: bound.id }),
      }
    }
    case 'reopen':
      return { type, dateOfInterest: soon }
    case 'ask_patron':
      return { type, question: 'Do you agree?' }
    case 'answer_question':
      return { type, answer: 'Yes, please.' }
    case 'forward_to_patron':
      return { type, override: 'agreed by phone' }
    case 'patron_loan':
      return { type, signed: true, acknowledged: true }
    case 'renew':
      return { type, dueDate: soon, override: true }
    case 'return': {
      const out = request.items.find(
        (item) =>
          item.form === 'physical' &&
          item.kept !== true &&
          ['received', 'on_loan', 'patron_returned'].includes(item.state),
      )
      return out === undefined ? { type, override: true } : { type, override: true, entry: out.entry }
    }
    default:
      return Command.parse({ type })
  }
}
