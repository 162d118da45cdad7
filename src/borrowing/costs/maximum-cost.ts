import { activeEntry } from '../life-cycle/draft.ts'
import type { Request } from '../request/request.ts'
import type { Cost } from '../values.ts'

/**
 * Returns the most that the library pays to a partner, by default to the active one: what a retry changed for its entry
 * counts before the request's.
 */
export const maximumCostOf = (request: Request, entry = activeEntry(request)): Cost | undefined =>
  entry?.changes?.service?.maximumCost ?? request.service.maximumCost
