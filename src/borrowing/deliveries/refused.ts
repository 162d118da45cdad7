import { change, explain, factsOf, raise, tell, type Work, workEntry } from '../life-cycle/draft.ts'
import { ask, endQuestions, questionOf } from '../life-cycle/negotiation.ts'
import { among, askedStages, leadsOn } from '../life-cycle/stage-groups.ts'
import { agreeCancel } from '../partner-events/cancels.ts'
import { startClaim } from './delivered.ts'
import { type Delivered, type DeliveryRules, recordOnly, rule } from './delivery-rule.ts'
import { requestFailed, requestNotTaken, sendFailed } from './not-taken.ts'

const isUnknown = ({ result }: Delivered): boolean =>
  result.result === 'refused' && result.error.kind === 'unknown_request'

const cancelRefused = rule(
  'agreed where the partner does not know the request; else status_request, and alert no_answer',
  (work, given) => {
    const entry = workEntry(work)
    const open = questionOf(work.request)
    if (entry?.state !== 'active' || open?.kind !== 'cancel') return work
    if (isUnknown(given)) return agreeCancel(explain(work, 'the partner does not know the request'))
    const alerted = raise(ask(work, { ...open, told: true }), {
      kind: 'no_answer',
      operation: 'cancel',
      entry: entry.id,
    })
    return factsOf(work, entry)?.takesStatusRequest === true
      ? tell(alerted, entry.id, { kind: 'status_request' })
      : alerted
  },
  { from: askedStages, leads: leadsOn },
)

const renewalRefused = rule('last answer renew_refused', (work) =>
  questionOf(work.request)?.kind === 'renew' && workEntry(work)?.state === 'active'
    ? change(endQuestions(work, 'renew'), { lastAnswer: 'renew_refused' })
    : work,
)

/** Is it in doubt whether the partner has the request? */
const isInDoubt = (work: Work): boolean => {
  const entry = workEntry(work)
  const open = questionOf(work.request)?.kind
  return (
    entry?.state === 'active' &&
    among(askedStages, work.request.stage) &&
    (open === 'unconfirmed' || (open === 'cancel' && entry.asked === 'possibly'))
  )
}

const statusRefused = rule(
  'unknown there while it is in doubt whether the partner has the request: the entry has failed; else recorded, and a claim’s deadline starts',
  (work, given) => {
    if (!isUnknown(given) || !isInDoubt(work)) return startClaim(work)
    const operation = (workEntry(work)?.requestIds.length ?? 0) > 1 ? 'retry' : 'request'
    return requestNotTaken(explain(work, 'the partner does not know the request'), given, { operation })
  },
  { from: ['sent'], leads: leadsOn },
)

/** What follows where the partner said no to a message. */
export const onRefused: DeliveryRules = {
  request: requestFailed,
  retry: requestFailed,
  cancel: cancelRefused,
  accept_condition: sendFailed,
  decline_condition: sendFailed,
  received: sendFailed,
  renew: renewalRefused,
  shipped_return: sendFailed,
  shipped_forward: sendFailed,
  status_request: statusRefused,
  reminder: rule('recorded; a claim’s deadline starts', startClaim),
  message: recordOnly,
  lost: recordOnly,
  damaged: recordOnly,
  hold_return: recordOnly,
}
