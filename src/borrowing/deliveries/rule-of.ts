import type { Input } from '../decision.ts'
import type { OperationKind, Stage } from '../request.ts'
import { type Step, step } from '../rule.ts'

/** The result of telling a partner something, as it comes in. */
export type Delivered = Extract<Input, { kind: 'delivery' }>

/** What follows from one result of one operation. */
export type DeliveryRule = Step<Delivered> & {
  /** Stages that it may lead to. */
  readonly leads?: readonly Stage[]
}

/** A row for each operation. */
export type DeliveryRules = Readonly<Record<OperationKind, DeliveryRule>>

/** Names what follows from a result. */
export const rule = (says: string, run: DeliveryRule['run'], leads: readonly Stage[] = []): DeliveryRule => ({
  ...step<Delivered>(says, run),
  leads,
})

/** The row of results that are recorded and change nothing. */
export const recordOnly = rule('recorded', (work) => work)

/** What the partner, or the wire, said where it did not take the message. */
export const reasonOf = ({ result }: Delivered): string | undefined => {
  const words =
    result.result === 'delivered'
      ? undefined
      : result.result === 'refused'
        ? result.error.text
        : result.reason
  return words?.slice(0, 500)
}
