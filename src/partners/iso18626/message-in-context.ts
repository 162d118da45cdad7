import type { NamedItem } from '../../borrowing/partner-events/partner-event.ts'
import type { AgencyId, Day } from '../../borrowing/values.ts'
import type { Situation } from '../incoming-message.ts'
import type { ParsedMessage } from './parsed-message.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** A message in the context of its request, with its values read. */
export type MessageInContext = ParsedMessage & {
  readonly dueDay: Day | undefined
  readonly items: readonly NamedItem[]
  readonly url: string | undefined
  /** The supplier that a broker names, where it is not the partner itself. */
  readonly supplier: AgencyId | undefined
  readonly situation: Situation
  readonly vendor: Vendor
}
