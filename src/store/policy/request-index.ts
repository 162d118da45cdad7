import { isOut } from '../../borrowing/items/item-states.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { PartnerCode } from '../../borrowing/values.ts'
import type { RequestIndex } from '../ports/requests.ts'
import { listRequest } from './listed-request.ts'

const partnersOf = (request: Request): RequestIndex['partners'] => {
  const partners = new Map<PartnerCode, { readonly live: boolean; readonly open: boolean }>()
  for (const entry of request.rota) {
    const isOpen =
      entry.state === 'active' || request.items.some((item) => item.entry === entry.id && isOut(item))
    const isLive = isOpen || (entry.state === 'pending' && request.stage !== 'closed')
    const before = partners.get(entry.partner)
    partners.set(entry.partner, {
      live: isLive || before?.live === true,
      open: isOpen || before?.open === true,
    })
  }
  return [...partners].map(([partner, states]) => ({ partner, ...states }))
}

/** Messages name an item by its barcode here if the partner has given it no id. */
const referencesOf = (request: Request): RequestIndex['references'] =>
  request.rota.flatMap((entry) => {
    const items = request.items.filter((item) => item.entry === entry.id)
    const names = [entry.partnerRequestId, ...items.map((item) => item.partnerItemId ?? item.barcode)]
    return [...new Set(names)].flatMap((reference) =>
      reference === undefined || reference === '' ? [] : [{ partner: entry.partner, reference }],
    )
  })

/**
 * Returns the documents that a request names. A closed request without items out names none; a partner counts while one
 * of its entries is live.
 */
const documentsOf = (request: Request): RequestIndex['documents'] => {
  const partners = partnersOf(request).filter(({ live }) => live)
  const isNeeded = request.stage !== 'closed' || partners.length > 0
  const { workflow } = request
  return [
    ...partners.map(({ partner }) => ({ kind: 'partner' as const, code: partner })),
    ...(isNeeded ? [{ kind: 'library' as const, code: request.library }] : []),
    ...(isNeeded && workflow !== undefined ? [{ kind: 'workflow' as const, code: workflow }] : []),
  ]
}

const textOf = ({ number, reference, citation, items }: Request): string =>
  [
    number,
    reference,
    citation.title,
    citation.subtitle,
    citation.author,
    citation.titleOfComponent,
    citation.authorOfComponent,
    ...(citation.identifiers ?? []).map((identifier) => identifier.value),
    ...(citation.recordIds ?? []).map((record) => record.value),
    ...items.flatMap(({ ils, barcode }) => (ils === undefined ? [] : [ils.id, barcode])),
  ]
    .filter((words) => words !== undefined && words !== '')
    .join('\n')

const patronTextOf = ({ patron }: Request): string =>
  [patron?.surname, patron?.givenName, patron?.id].filter((words) => words !== undefined).join('\n')

/**
 * Returns the values by which lists and look-ups find a request.
 *
 * @param request the request as it will be stored
 * @param status its public status, as `projectStatus` gives it
 * @returns the index to hand to `Store.commit` beside the request; each partner is in it once, live and open where
 *   any of its entries is
 */
export const requestIndex = (request: Request, status: string): RequestIndex => ({
  status,
  partners: partnersOf(request),
  text: textOf(request),
  patronText: patronTextOf(request),
  patron: request.patron?.id ?? null,
  nextDeadline: request.deadlines.map((deadline) => deadline.at).toSorted()[0] ?? null,
  references: referencesOf(request),
  documents: documentsOf(request),
  listed: listRequest(request, status),
})
