import { firstOpenDay } from '../calendar.ts'
import { type ConditionEffect, effectOf } from '../items/condition-effects.ts'
import { conditionsOfItem, forbidsRenewal } from '../items/item-conditions.ts'
import { isOut } from '../items/item-states.ts'
import { stageFromItems } from '../items/items.ts'
import { renewalLimits } from '../items/renewal-limits.ts'
import { namesItems, pickItems } from '../items/select-items.ts'
import { activeEntry, changeItems, type Draft, sendToPartner, workflowOf } from '../life-cycle/draft.ts'
import { ask, endQuestion, questionOf } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { withItem } from '../life-cycle/stage-groups.ts'
import type { Item, ItemState } from '../request/item.ts'
import { addDays, dayOf } from '../time.ts'
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

type Loan = CommandOf<'patron_loan'>

/** Returns whether an item that is to be lent is under a condition with such an effect on a loan. */
const needs = (draft: Draft, { items }: Loan, loan: ConditionEffect['loan']): boolean =>
  loanableItems(draft, items).some((item) =>
    conditionsOfItem(draft.request, item).some((each) => effectOf(each).loan === loan),
  )

const isSignedFor = guard<Loan>(
  'refusal.signature_needed',
  (draft, command) => command.signed === true || !needs(draft, command, 'signed'),
)

const isAcknowledged = guard<Loan>(
  'refusal.conditions_to_read',
  (draft, command) =>
    command.acknowledged === true ||
    activeEntry(draft.request)?.loanedAt !== undefined ||
    !needs(draft, command, 'acknowledged'),
)

/** Returns the day on which the patron brings an item back that is lent until the next open day, where nobody names one. */
const overnightDue = ({ request, context }: Draft, item: Item): Day | undefined => {
  if (!conditionsOfItem(request, item).some((each) => effectOf(each).overnight === true)) return undefined
  const tomorrow = addDays(dayOf(context.now, context.timeZone), 1)
  return context.calendar === undefined ? tomorrow : firstOpenDay(context.calendar, tomorrow)
}

const loan = step<Loan>(
  'the items are on loan, until the next open day where the partner lends overnight only',
  (draft, { items, dueDate, signed }) => {
    const ids = loanableItems(draft, items).map((item) => item.id)
    return stageFromItems(
      changeItems(
        draft,
        (item) => ids.includes(item.id),
        (item) => {
          const due = dueDate ?? overnightDue(draft, item)
          return {
            state: 'on_loan',
            hold: 'none',
            ...(due === undefined ? {} : { patronDueDate: due }),
            ...(signed === true ? { signedAt: draft.context.now } : {}),
          }
        },
      ),
    )
  },
)

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

const mayBeRenewed = guard<CommandOf<'renew'>>(
  'refusal.no_renewal_allowed',
  ({ request }, { override }) =>
    override === true || !request.items.some((item) => isOut(item) && forbidsRenewal(request, item)),
)

/** Staff may ask before the time, or once more; a patron may not. */
const isTimeToRenew = guard<CommandOf<'renew'>>(
  'refusal.too_early_to_renew',
  (draft, { override }) => override === true || renewalLimits(draft).tooEarly !== true,
)

const hasRenewalLeft = guard<CommandOf<'renew'>>(
  'refusal.no_renewal_left',
  (draft, { override }) => override === true || renewalLimits(draft).left !== 0,
)

/** Asks the partner to renew; where the step is off nothing waits for the answer. */
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
      provided: [loansThese, isSignedFor, isAcknowledged],
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
      provided: [mayBeRenewed, hasRenewalLeft, isTimeToRenew],
      does: [renew],
    },
  ],
  approve_renewal: [{ stages: withItem, negotiation: ['renew_review'], does: [approveRenewal] }],
  decline_renewal: [{ stages: withItem, negotiation: ['renew_review'], does: [declineRenewal] }],
}
