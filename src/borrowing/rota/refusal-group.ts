import type { Entry } from '../request/entry.ts'

type Group = NonNullable<Entry['refusal']>

/** The reasons for which a partner supplies nothing, by what they mean for asking it again (ISO 18626, reasonUnfilled and reasonRetry). */
const groups: readonly { readonly group: Group; readonly reasons: RegExp }[] = [
  { group: 'lasting', reasons: /^(?:NonCirculating|NotAvailableForILL|PolicyProblem|PoorCondition)$/i },
  { group: 'not_held', reasons: /^NotHeld$/i },
  { group: 'duplicate', reasons: /^Duplicate$/i },
  {
    group: 'may_change',
    reasons:
      /^(?:NotOnShelf|OnLoan|AtBindery|OnOrder|NotCurrentAvailableForILL|CostExceedsMaxCost|LoanCondition|MustMeetLoanCondition|MultiVolAvail|LoanPossible|NotFoundAsCited|PrepaymentRequired|LackCopyrightCompliance|Req(?:Edition|Format|DelDate|ServType|ServLevel|DelMethod|PayMethod)\w*|CourierNotSupp)$/i,
  },
  { group: 'licence', reasons: /licen[cs]e|lizenz/i },
]

/** Returns what a refusal means for asking the partner again; the words beside it tell of a licence, too. */
export const refusalGroup = (reason: string | undefined, note: string | undefined): Group => {
  const named = groups.find(({ reasons }) => reason !== undefined && reasons.test(reason))?.group
  if (named !== undefined) return named
  return note !== undefined &&
    /\blicen[cs]e (?:forbids|prohibits|does not (?:allow|permit))|lizenz\w* (?:verbietet|erlaubt nicht|untersagt)/i.test(
      note,
    )
    ? 'licence'
    : 'other'
}

/** Returns whether a partner said for good that it does not supply this item: rules and templates ask it no more. */
export const isRefusedForGood = ({ state, refusal }: Entry): boolean =>
  state === 'rejected' && (refusal === 'lasting' || refusal === 'not_held')
