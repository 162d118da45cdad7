import { cutReason } from '../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import type { Input } from '../decision.ts'
import { type Step, step } from '../life-cycle/rule.ts'
import type { LeftOutPart } from '../request/left-out.ts'
import type { OperationKind } from '../request/operation.ts'
import type { Stage } from '../request/stage.ts'

/** The result of sending a message to a partner, as an input. */
export type Delivered = Extract<Input, { kind: 'delivery' }>

/** The rule for one result of one operation. */
export type DeliveryRule = Step<Delivered> & {
  /** The stages in which it may lead on, and where to. */
  readonly from: readonly Stage[]
  readonly leads: readonly Stage[]
}

/** A row for each operation. */
export type DeliveryRules = Readonly<Record<OperationKind, DeliveryRule>>

/** Names what follows from a result. */
export const rule = (
  says: string,
  run: DeliveryRule['run'],
  { from, leads }: Pick<DeliveryRule, 'from' | 'leads'> = { from: [], leads: [] },
): DeliveryRule => ({ ...step<Delivered>(says, run), from, leads })

/** The row of results that are recorded and change nothing. */
export const recordOnly = rule('recorded', (draft) => draft)

/** Returns the message that the partner did not get, as a member of attention; empty where it is unknown. */
export const omittedPartsOf = ({ result }: Delivered): { readonly omittedParts?: LeftOutPart[] } =>
  'omittedParts' in result && result.omittedParts !== undefined ? { omittedParts: result.omittedParts } : {}

/** Returns why the message was not accepted; what the partner answered is a text. */
export const reasonOf = ({ result }: Delivered): AnyReason | undefined =>
  result.result === 'delivered'
    ? undefined
    : cutReason(result.result === 'refused' ? result.error.reason : result.reason)

/** Returns the reason of a refusal for the attention that it raises: staff read what the partner's system said. */
export const saidIn = (input: Delivered): { readonly reason?: AnyReason } => {
  const why = reasonOf(input)
  return why === undefined ? {} : { reason: why }
}
