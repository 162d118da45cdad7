import { askedStages, leave, nextEntry, nextRequestId } from '../rota.ts'
import { step } from '../rule.ts'
import { activeEntry, change, changeEntry, tell, type Work } from '../work.ts'
import type { CommandOf, CommandRules } from './rule-of.ts'

/** Takes the conditions of the open question as accepted for the active entry, and tells the partner. */
export const acceptConditions = (work: Work): Work => {
  const open = work.request.negotiation
  const active = activeEntry(work.request)
  if (open?.kind !== 'condition' || active === undefined) return work
  const accepted = { conditions: open.conditions, ...(open.cost === undefined ? {} : { cost: open.cost }) }
  const agreed = change(changeEntry(work, active.id, { accepted }), { negotiation: null })
  return tell(agreed, active.id, { kind: 'accept_condition', ...accepted })
}

const accept = step('the conditions hold for this entry; the partner is told', acceptConditions)

const decline = step('the partner is told; its entry is left; next entry', (work) => {
  const open = work.request.negotiation
  const active = activeEntry(work.request)
  if (open?.kind !== 'condition' || active === undefined) return work
  const told = tell(work, active.id, { kind: 'decline_condition', conditions: open.conditions })
  return nextEntry(leave(told, active, 'rejected', 'conditions declined'), { kind: 'unfilled' })
})

const retry = step<CommandOf<'retry'>>(
  'asked again with what changed, not before the time the partner named',
  (work, command) => {
    const open = work.request.negotiation
    const active = activeEntry(work.request)
    const previousId = active?.requestIds.at(-1)
    if (open?.kind !== 'retry' || active === undefined || previousId === undefined) return work
    const keepsId = work.context.partners[active.partner]?.retryKeepsId === true
    const accepted =
      open.conditions === undefined && open.cost === undefined
        ? {}
        : {
            accepted: {
              conditions: open.conditions ?? [],
              ...(open.cost === undefined ? {} : { cost: open.cost }),
            },
          }
    const asked = changeEntry(work, active.id, {
      requestIds: keepsId ? active.requestIds : [...active.requestIds, nextRequestId(work.request)],
      asked: 'queued',
      claims: 0,
      lastHeard: undefined,
      ...accepted,
      ...(command.changes === undefined ? {} : { changes: { ...active.changes, ...command.changes } }),
    })
    const sent = change(asked, {
      stage: 'sent',
      negotiation: null,
      idsGiven: work.request.idsGiven + (keepsId ? 0 : 1),
    })
    return tell(sent, active.id, {
      kind: 'retry',
      previousId,
      ...(open.after === undefined ? {} : { notBefore: open.after }),
    })
  },
)

const declineRetry = step('the entry is left; next entry', (work) => {
  const active = activeEntry(work.request)
  return active === undefined
    ? work
    : nextEntry(leave(work, active, 'rejected', 'retry declined'), { kind: 'unfilled' })
})

/** Answers to what a partner asked of the library. */
export const answering: CommandRules<'accept_condition' | 'decline_condition' | 'retry' | 'decline_retry'> = {
  accept_condition: [{ stages: askedStages, negotiation: ['condition'], does: [accept] }],
  decline_condition: [
    {
      stages: askedStages,
      negotiation: ['condition'],
      leads: ['sent', 'unfilled', 'closed'],
      does: [decline],
    },
  ],
  retry: [{ stages: askedStages, negotiation: ['retry'], leads: ['sent'], does: [retry] }],
  decline_retry: [
    {
      stages: askedStages,
      negotiation: ['retry'],
      leads: ['sent', 'unfilled', 'closed'],
      does: [declineRetry],
    },
  ],
}
