import { reason } from '../../../translations/reason.ts'
import { activeEntry } from '../../life-cycle/draft.ts'
import { questionOf } from '../../life-cycle/negotiation.ts'
import { among, sentStages } from '../../life-cycle/stage-groups.ts'
import type { RaisedAttention } from '../../request/attention.ts'
import type { Question } from '../../request/negotiation.ts'
import type { Request } from '../../request/request.ts'

/** Returns the attention where a condition holds; else none. */
export const raiseIf = (holds: boolean, raised: RaisedAttention): readonly RaisedAttention[] =>
  holds ? [raised] : none

const none: readonly RaisedAttention[] = []

const warningOf = ({ mayMakeSecondLoan }: QuestionInDoubt) =>
  mayMakeSecondLoan === true ? { reason: reason('attention.may_make_second_loan') } : {}
type QuestionInDoubt = Extract<Question, { kind: 'unconfirmed' }>

/** Returns what derives a kind of attention from an open question of the active entry. */
export const openQuestion =
  (negotiation: 'condition' | 'retry' | 'unconfirmed', kind: 'condition' | 'retry_offer' | 'unconfirmed') =>
  (request: Request): readonly RaisedAttention[] => {
    const entry = activeEntry(request)?.id
    const open = questionOf(request)
    if (entry === undefined || open?.kind !== negotiation) return none
    if (open.kind === 'unconfirmed') return [{ kind: 'unconfirmed', entry, ...warningOf(open) }]
    const cost = 'cost' in open ? open.cost : undefined
    return [{ kind, entry, ...(cost === undefined ? {} : { cost }) }]
  }

/** Returns whether an item is still to arrive. One that was lost on the way is not. */
export const isOnTheWay = (request: Request): boolean => {
  const entry = activeEntry(request)?.id
  return (
    request.stage === 'shipped' &&
    request.items.some((item) => item.entry === entry && item.state === 'shipped')
  )
}

/** Returns whether the items have not arrived yet: before the shipment, or on their way. */
export const beforeArrival = (request: Request): boolean =>
  among(sentStages, request.stage) || isOnTheWay(request)

/** Returns whether an attention says of itself that it only informs. */
export const isMarkedAsInformation = (attention: RaisedAttention): boolean =>
  'informs' in attention && attention.informs === true
