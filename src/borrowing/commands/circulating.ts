import { forbidsRenewal } from '../items/item-conditions.ts'
import { isOut } from '../items/item-states.ts'
import { stageFromItems } from '../items/items.ts'
import { namesItems, pickItems } from '../items/select-items.ts'
import { activeEntry, changeItems, type Draft, sendToPartner, workflowOf } from '../life-cycle/draft.ts'
import { ask, endQuestion, questionOf } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { withItem } from '../life-cycle/stage-groups.ts'
import type { Item, ItemState } from '../request/item.ts'
import type { Day } from '../values.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const here: readonly ItemState[] = ['received', 'patron_returned']

const loanable = (item: Item): boolean =>
  item.form === 'physical' && item.notForLoan !== true && item.kept !== true

const loanableItems = (draft: Draft, items?: readonly number[]): readonly Item[] =>
  pickItems(draft, here, { items, entry: activeEntry(draft.request)?.id }).filter(loanable)

const canLoan = guard('refusal.none_for_loan', (draft) => loanableItems(draft).length > 0)

const loansThese = guard<CommandOf<'patron_loan'>>('refusal.named_item_not_for_loan', (draft, { items }) => {
  const count = loanableItems(draft, items).length
  return count > 0 && (items === undefined || count === new Set(items).size)
})

const loan = step<CommandOf<'patron_loan'>>('the items are on loan', (draft, { items, dueDate }) => {
  const ids = loanableItems(draft, items).map((item) => item.id)
  const due = dueDate === undefined ? {} : { patronDueDate: dueDate }
  return stageFromItems(
    changeItems(
      draft,
      (item) => ids.includes(item.id),
      () => ({ state: 'on_loan', hold: 'none', ...due }),
    ),
  )
})

const isOnLoan = guard('refusal.none_on_loan', (draft) => pickItems(draft, ['on_loan']).length > 0)

const takeBack = step<CommandOf<'patron_return'>>('the patron brought the items back', (draft, { items }) => {
  const ids = pickItems(draft, ['on_loan'], { items }).map((item) => item.id)
  return stageFromItems(
    changeItems(
      draft,
      (item) => ids.includes(item.id),
      () => ({ state: 'patron_returned' }),
    ),
  )
})

/** Asks the partner to renew; where the step is off nothing waits for the answer. */
const mayBeRenewed = guard<CommandOf<'renew'>>(
  'refusal.no_renewal_allowed',
  ({ request }, { override }) =>
    override === true || !request.items.some((item) => isOut(item) && forbidsRenewal(request, item)),
)

const askRenewal = (draft: Draft, wanted: Day | undefined): Draft => {
  const active = activeEntry(draft.request)
  if (active === undefined) return draft
  const dueDateWanted = wanted === undefined ? {} : { dueDateWanted: wanted }
  const withQuestion = workflowOf(draft, active).steps.renew
    ? ask(draft, { kind: 'renew', ...dueDateWanted })
    : endQuestion(draft)
  return sendToPartner(withQuestion, active.id, { kind: 'renew', ...dueDateWanted })
}

const renew = step<CommandOf<'renew'>>(
  'the partner is asked to renew, after a review where the profile says so',
  (draft, { dueDate }) =>
    workflowOf(draft).steps.mediatedRenewal
      ? ask(draft, { kind: 'renew_review', ...(dueDate === undefined ? {} : { dueDateWanted: dueDate }) })
      : askRenewal(draft, dueDate),
)

const approveRenewal = step('the partner is asked to renew', (draft) => {
  const open = questionOf(draft.request)
  return askRenewal(draft, open?.kind === 'renew_review' ? open.dueDateWanted : undefined)
})

const declineRenewal = step('the review ends; the partner hears nothing', endQuestion)

/** Ordinary circulation, mirrored, and renewals. */
export const circulating: CommandRules<
  'patron_loan' | 'patron_return' | 'renew' | 'approve_renewal' | 'decline_renewal'
> = {
  patron_loan: [
    {
      stages: ['received', 'on_loan', 'patron_returned'],
      when: [canLoan],
      provided: [loansThese],
      leads: ['on_loan'],
      does: [loan],
    },
  ],
  patron_return: [
    {
      stages: ['received', 'on_loan', 'patron_returned'],
      when: [isOnLoan],
      provided: [namesItems('refusal.named_item_not_on_loan', ['on_loan'])],
      leads: { received: ['patron_returned'], on_loan: ['patron_returned'] },
      does: [takeBack],
    },
  ],
  renew: [
    {
      stages: ['received', 'on_loan'],
      negotiation: ['none'],
      provided: [mayBeRenewed],
      does: [renew],
    },
  ],
  approve_renewal: [{ stages: withItem, negotiation: ['renew_review'], does: [approveRenewal] }],
  decline_renewal: [{ stages: withItem, negotiation: ['renew_review'], does: [declineRenewal] }],
}
