import { activeEntry } from '../life-cycle/draft.ts'
import type { Request } from '../request/request.ts'
import type { Cost } from '../values.ts'

/**
 * Returns the most that the library pays to the active partner: what a retry changed for its entry counts before the
 * request's.
 */
export const maximumCostOf = (request: Request): Cost | undefined =>
  activeEntry(request)?.changes?.service?.maximumCost ?? request.service.maximumCost
