import type { PartnerEvent } from '../borrowing/partner-events/partner-event.ts'

/** The facts that any event may have beside its status. */
export type FactsBeside = Omit<Extract<PartnerEvent, { type: 'message' }>, 'type'>

/** Returns the facts of a message that its event does not have: the core decides the disposition of each. */
export const missingFrom = (event: PartnerEvent, facts: FactsBeside): object => {
  const own: Readonly<Record<string, unknown>> = event
  return Object.fromEntries(
    Object.entries(facts).filter(([name, value]) => value !== undefined && own[name] === undefined),
  )
}
