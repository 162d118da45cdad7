import type { CommandType } from '../../borrowing/commands/command.ts'
import type { RenewalLimits } from '../../borrowing/items/renewal-limits.ts'
import { questionOf } from '../../borrowing/life-cycle/negotiation.ts'
import type { Request } from '../../borrowing/request/request.ts'

/** Everything that a patron may do. */
export const patronActions = ['renew', 'request', 'unwanted', 'hold'] as const

/** An action of a patron on a request: at most one way to give it up, and renewal. */
export type PatronAction = (typeof patronActions)[number]

const commands = {
  request: 'cancel',
  unwanted: 'cancel',
  hold: 'cancel_hold',
  renew: 'renew',
} as const satisfies Record<PatronAction, CommandType>

/** Returns the command of what a patron does. */
export const commandOf = (action: PatronAction): (typeof commands)[PatronAction] => commands[action]

/** Returns whether the request has been given up already, so that doing so again would change nothing. */
const isGivenUp = (request: Request): boolean => {
  const open = questionOf(request)
  return (
    request.attention.some(({ kind }) => kind === 'no_longer_wanted') ||
    (open?.kind === 'cancel' && open.scope !== 'this_partner')
  )
}

/** Returns the one way to give a request up in its stage: before the shipment, on the way, after the arrival. */
const wayToGiveUp = (request: Request): PatronAction | undefined => {
  if (isGivenUp(request)) return undefined
  if (request.stage === 'shipped') return 'unwanted'
  return request.stage === 'received' ? 'hold' : 'request'
}

/** Returns whether a patron has an item that the lender has not called back. */
export const hasLoan = ({ items, attention }: Pick<Request, 'items' | 'attention'>): boolean =>
  items.some((item) => item.state === 'on_loan') && attention.every(({ kind }) => kind !== 'recalled')

/** Returns whether a loan may be renewed now, by what the lender and the library allow. */
const mayRenew = (request: Request, { forbidden, tooEarly, left }: RenewalLimits): boolean =>
  hasLoan(request) && forbidden !== true && left !== 0 && tooEarly !== true

/**
 * Lists what the patron can do now: never two ways that are alike.
 *
 * @param allowed the commands that are allowed now
 * @param renewal how far the loan may be renewed
 */
export const actionsFor = (
  request: Request,
  allowed: readonly CommandType[],
  renewal: RenewalLimits,
): readonly PatronAction[] => {
  const giveUp = wayToGiveUp(request)
  return patronActions.filter(
    (action) =>
      allowed.includes(commands[action]) &&
      (action === 'renew' ? mayRenew(request, renewal) : action === giveUp),
  )
}
