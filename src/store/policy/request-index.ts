import { isOut } from '../../borrowing/items/item-states.ts'
import { hasItemsInIls } from '../../borrowing/items/items-in-ils.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { PartnerCode } from '../../borrowing/values.ts'
import type { RequestIndex } from '../ports/requests.ts'
import { listRequest } from './listed-request.ts'
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
