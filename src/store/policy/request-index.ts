import { dueDateOf } from '../../borrowing/items/due-date.ts'
import { isOut } from '../../borrowing/items/item-states.ts'
import { hasItemsInIls } from '../../borrowing/items/items-in-ils.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { earliest } from '../../borrowing/time.ts'
import type { PartnerCode } from '../../borrowing/values.ts'
import { projectWorklists } from '../../borrowing/worklists/worklists.ts'
import type { ListedRequest, RequestFacets, RequestState } from '../ports/request-lists.ts'
import type { RequestIndex } from '../ports/requests.ts'
import { patronTextOf, textOf } from './searched-text.ts'

const partnersOf = (request: Request): RequestIndex['partners'] => {
  const partners: { partner: PartnerCode; live: boolean; open: boolean }[] = []
  for (const { id, partner, state } of request.rota) {
    const open = state === 'active' || request.items.some((item) => item.entry === id && isOut(item))
    const live = open || (state === 'pending' && request.stage !== 'closed')
    const before = partners.find((each) => each.partner === partner)
    if (before === undefined) partners.push({ partner, live, open })
    else {
      before.live ||= live
      before.open ||= open
    }
  }
  return partners
}

/** Messages name an item by its barcode here if the partner has given it no id. */
const referencesOf = ({ rota, items }: Request): RequestIndex['references'] => {
  const references: RequestIndex['references'][number][] = []
  for (const { id, partner, partnerRequestId } of rota) {
    const first = references.length
    const add = (reference: string | undefined): void => {
      if (reference === undefined || reference === '') return
      if (!references.some((each, index) => index >= first && each.reference === reference))
        references.push({ partner, reference })
    }
    add(partnerRequestId)
    for (const { entry, partnerItemId, barcode } of items) if (entry === id) add(partnerItemId ?? barcode)
  }
  return references
}

/**
 * Returns the documents that a request names. A closed request without items out names none but its library's own
 * system, while that has something left of it; a partner counts while one of its entries is live.
 */
const documentsOf = (request: Request, partners: RequestIndex['partners']): RequestIndex['documents'] => {
  const { stage, library, workflow } = request
  const documents: RequestIndex['documents'][number][] = []
  if (hasItemsInIls(request)) documents.push({ kind: 'ils', code: library })
  for (const { partner, live } of partners) if (live) documents.push({ kind: 'partner', code: partner })
  if (stage === 'closed' && !partners.some(({ live }) => live)) return documents
  documents.push({ kind: 'library', code: library })
  if (workflow !== undefined) documents.push({ kind: 'workflow', code: workflow })
  return documents
}

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
const listRequest = (request: Request, status: string): ListedRequest => ({
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

/**
 * Returns the values by which lists and look-ups find a request.
 *
 * @param request the request as it will be stored
 * @param status its public status, as `projectStatus` gives it
 * @returns the index to hand to `Store.commit` beside the request; each partner is in it once, live and open where
 *   any of its entries is
 */
export const requestIndex = (request: Request, status: string): RequestIndex => {
  const partners = partnersOf(request)
  const listed = listRequest(request, status)
  return {
    status,
    partners,
    text: textOf(request),
    patronText: patronTextOf(request),
    patron: request.patron?.id ?? null,
    nextDeadline: listed.deadline,
    references: referencesOf(request),
    documents: documentsOf(request, partners),
    listed,
  }
}
