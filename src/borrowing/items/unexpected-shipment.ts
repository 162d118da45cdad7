import { activeEntry } from '../life-cycle/draft.ts'
import { among, sentStages } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'

/**
 * Returns whether an item is on its way unexpectedly: from a partner that is not active any more, or from the active one
 * under an earlier id.
 */
export const isUnwanted = (request: Request, item: Item): boolean => {
  if (item.state !== 'shipped' && item.state !== 'missing') return false
  return item.entry !== activeEntry(request)?.id || among(sentStages, request.stage)
}

/** Returns the entry of an unexpected shipment. */
export const unwantedEntry = (request: Request): number | undefined => {
  const unwanted = request.items.filter((item) => isUnwanted(request, item))
  return (unwanted.find((item) => item.state === 'shipped') ?? unwanted[0])?.entry
}
