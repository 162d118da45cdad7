import type { CommandType } from '../../borrowing/commands/command.ts'
import { allowedCommands, decide } from '../../borrowing/decide.ts'
import type { Context } from '../../borrowing/decision.ts'
import { receivingOf } from '../../borrowing/life-cycle/negotiation.ts'
import type { PlainRefusal, Refusal } from '../../borrowing/life-cycle/refusal.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { Actor } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { Delivery } from '../../store/ports/outbox.ts'
import type { Stored } from '../../store/ports/stored.ts'
import { reason } from '../../translations/reason.ts'
import { applyToRequest } from '../apply-to-request.ts'
import type { ChangePlan, RefusedPlan, RequeuePlan } from '../change-plan.ts'
import { existingRequest } from '../change-target.ts'
import type { Deps } from '../deps.ts'
import type { Reading } from '../gather-facts.ts'
import { readFailedDelivery } from './failed-delivery.ts'

type Gathered = { readonly context: Context; readonly delivery: Delivery }

/** Why a delivery is not sent again, and members of the answer. */
type RefusedResend = { readonly why: Refusal; readonly facts: Problem['facts'] }

const refuse = (why: Refusal, facts: Problem['facts'] = {}): RefusedPlan<RefusedResend> => ({
  kind: 'refused',
  reason: { why, facts },
})

/**
 * Says why a delivery to a catalogue, the library's own system or the patron is of no use any more; undefined if it
 * still is.
 */
const whyUseless = (
  { target, operation }: Delivery,
  request: Request,
  allowed: readonly CommandType[],
): PlainRefusal | undefined => {
  if (target.kind === 'catalogue')
    return allowed.includes('locate') ? 'refusal.use_locate' : 'refusal.none_to_locate'
  if (operation === 'create_item' && request.stage === 'closed') return 'refusal.record_would_stay'
  if (operation !== 'accept_item') return undefined
  const receiving = receivingOf(request)
  if (receiving === undefined) return 'refusal.receipt_settled'
  return receiving.refused === true ? 'refusal.use_retry_ils' : 'refusal.ils_asked_again'
}

/** Plans to send a delivery again: one to a partner by the command resend, any other as it is. */
const planResend = (
  { value: request }: Stored<Request>,
  { context, delivery }: Gathered,
): ChangePlan | RequeuePlan | RefusedPlan<RefusedResend> => {
  const { id, state } = delivery
  if (state !== 'dead' && state !== 'refused') return refuse(reason('refusal.delivery_state', { state }))
  if (context.failed === undefined) {
    const useless = whyUseless(delivery, request, allowedCommands(request, context))
    return useless === undefined ? { kind: 'requeue', deliveries: [id] } : refuse(reason(useless))
  }
  const decision = decide(request, { kind: 'command', command: { type: 'resend', delivery: id } }, context)
  return decision.kind === 'not_allowed'
    ? refuse(decision.reason, { status: decision.status, allowedCommands: decision.allowed })
    : { kind: 'change', decisions: [decision] }
}

const readDelivery = async ({ store }: Pick<Deps, 'store'>, id: string): Promise<Delivery> => {
  const delivery = await store.getDelivery(id)
  if (delivery === null) throw new Problem('not_found', reason('not_found.delivery', { delivery: id }))
  return delivery
}

/** Reads the delivery as it is now, and what the core must know of one to a partner. */
const gatherFor =
  (id: string) =>
  async ({ deps, subject, readContext }: Reading<Stored<Request>>): Promise<Gathered> => {
    const delivery = await readDelivery(deps, id)
    const failed = await readFailedDelivery(deps, delivery)
    const context = await readContext(subject.value)
    return { delivery, context: failed === undefined ? context : { ...context, failed } }
  }

/**
 * Sends a dead or refused delivery again, where that is still of use. One to a partner is sent by the command resend; a
 * mail to the patron and a call of the library's own system are sent as they are.
 *
 * @returns the id of the message that is being sent: another one where it was newly written. `Problem` not_found, or not_allowed_now with the reason where there is nothing to resend
 */
export const resendDelivery = async (deps: Deps, id: string, by: Actor): Promise<string> => {
  const { library, request: number } = await readDelivery(deps, id)
  const target = existingRequest({ library, number, by })
  const result = await applyToRequest(deps, target, gatherFor(id), planResend)
  switch (result.kind) {
    case 'applied':
      return result.outcome?.messagesSent[0]?.delivery ?? id
    case 'refused': {
      const { why, facts } = result.reason
      throw new Problem('not_allowed_now', reason('problem.delivery_not_sent_again', { reason: why }), {
        facts,
      })
    }
    case 'not_found':
      throw new Problem('not_found', reason('not_found.request', { request: number }))
    default:
      throw new Problem('conflict', reason('problem.kept_changing'))
  }
}
