import { decide } from '../../../borrowing/decide.ts'
import type { Context, Decision } from '../../../borrowing/decision.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { Instant } from '../../../borrowing/values.ts'
import { Problem } from '../../../problem.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { reason } from '../../../translations/reason.ts'
import type { ChangePlan, RefusedPlan } from '../../change-plan.ts'
import type { KeptMessage } from '../handled-message.ts'
import { type InterpretedMail, keepForStaff } from './interpreted-mail.ts'

/** The commit of a mail with the request that it changes. */
export type MailPlan = ChangePlan & { readonly inbox: NonNullable<ChangePlan['inbox']> }

type TakenDecision = Exclude<Decision, { kind: 'not_allowed' }>

/** Returns whether a decision sends something to a partner, or closes the request: no program may bring that about. */
const actsAlone = ({ effects, request: now }: TakenDecision, before: Request): boolean =>
  effects.some(({ kind }) => kind === 'send') || (now.stage === 'closed' && before.stage !== 'closed')

const leaveToStaff = ({ message, input }: InterpretedMail): KeptMessage =>
  keepForStaff(message, {
    kind: 'words',
    why: reason('kept_message.automatic_would_act'),
    isSenderVerified: true,
    event: input.kind === 'partner_event' ? input.event : undefined,
  })

/**
 * Plans the commit of an interpreted mail; refuses with the record of a mail that changes nothing.
 *
 * @param fingerprint the fingerprint of the mail, by which the commit knows a repeat
 */
export const planMail =
  (fingerprint: string | null, now: Instant) =>
  (
    { value: request }: Stored<Request>,
    {
      context,
      interpretation,
    }: { readonly context: Context; readonly interpretation: InterpretedMail | KeptMessage },
  ): MailPlan | RefusedPlan<KeptMessage> => {
    if (interpretation.kind === 'keep') return { kind: 'refused', reason: interpretation }
    const { message, input, bounced } = interpretation
    const decision = decide(request, input, context)
    if (decision.kind === 'not_allowed') throw new Problem('internal', reason('problem.mail_event_refused'))
    if (interpretation.isAutomatic === true && actsAlone(decision, request))
      return { kind: 'refused', reason: leaveToStaff(interpretation) }
    return {
      kind: 'change',
      decisions: [decision],
      inbox: {
        message: {
          ...message,
          state: decision.kind,
          reason: decision.event.reason ?? null,
        },
        fingerprint,
      },
      ...(bounced === undefined ? {} : { bounced: [{ ...bounced, at: now }] }),
    }
  }
