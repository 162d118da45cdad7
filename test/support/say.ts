import { sentencesIn } from '../../src/translations/gateway-sentences.ts'
import type { AnyReason } from '../../src/translations/parameter.ts'

/** Returns the English sentence of a reason: tests read better with it. */
export function say(reason: AnyReason): string
export function say(reason: AnyReason | undefined): string | undefined
export function say(reason: AnyReason | undefined): string | undefined {
  return reason === undefined ? undefined : sentencesIn('en').say(reason)
}
