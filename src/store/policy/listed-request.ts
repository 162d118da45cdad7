import { dueDateOf } from '../../borrowing/items/due-date.ts'
import { isOut } from '../../borrowing/items/item-states.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { earliest } from '../../borrowing/time.ts'
import { projectWorklists } from '../../borrowing/worklists/worklists.ts'
import type { ListedRequest, RequestFacets, RequestState } from '../ports/request-lists.ts'

/** Returns each of the values that are there once. */
const distinct = <T extends string>(values: readonly (T | undefined)[]): readonly T[] => {
  const found: T[] = []
  for (const value of values)
    if (value !== undefined && value !== '' && !found.includes(value)) found.push(value)
  return found
}

const stateOf = (request: Request, status: string): RequestState => ({
  stage: request.stage,
  status,
  worklists: projectWorklists(request),
  attention: distinct(request.attention.map(({ kind }) => kind)).toSorted(),
  next: request.next?.who ?? null,
})

/** Returns all names by which a scanner may find the items of a request. */
const barcodesOf = ({ items }: Request): readonly string[] => {
  const names: (string | undefined)[] = []
  for (const { partnerItemId, barcode, ils } of items) names.push(partnerItemId, barcode, ils?.id)
  return distinct(names)
}

const orLeftOut = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)

/** Returns whether a cost is still to be agreed or settled. */
const hasOpenCost = ({ costs = [] }: Request): boolean =>
  costs.some(({ settledAt, agreed }) => settledAt === undefined && agreed !== false)

const facetsOf = (request: Request): RequestFacets => {
  const { rota, items, patron, assignee, labels = [], service, citation, workflow, reference } = request
  const active = rota.find(({ state }) => state === 'active' || state === 'supplied')
  return {
    partners: distinct(rota.map(({ partner }) => partner)),
    activePartner: active?.partner,
    patron: patron?.id,
    assignee,
    labels: orLeftOut(labels),
    service: service.type,
    publicationType: citation.publicationType,
    workflow,
    itemOut: items.some(isOut) || undefined,
    costOpen: hasOpenCost(request) || undefined,
    neededBy: service.neededBy,
    dueDate: dueDateOf(request),
    reference,
    barcodes: orLeftOut(barcodesOf(request)),
  }
}

/**
 * Returns the values by which lists find a request.
 *
 * @param status its public status, as `projectStatus` gives it
 */
export const listRequest = (request: Request, status: string): ListedRequest => ({
  library: request.library,
  number: request.number,
  state: stateOf(request, status),
  facets: facetsOf(request),
  createdAt: request.createdAt,
  deadline: earliest(request.deadlines.map(({ at }) => at)),
  attentionSince: earliest(request.attention.map(({ since }) => since)),
})

/** Returns whether a request of this state is on a worklist that is sorted by due time. */
export const isOpen = ({ worklists }: Pick<RequestState, 'worklists'>): boolean =>
  !worklists.includes('closed')
