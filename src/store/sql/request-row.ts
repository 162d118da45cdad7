import { createHash } from 'node:crypto'
import type { Request } from '../../borrowing/request/request.ts'
import { documentOwner } from '../policy/named-documents.ts'
import { toMilliseconds } from '../policy/parse-stored.ts'
import { requestChecksum } from '../policy/request-checksum.ts'
import { isOpen } from '../policy/request-index.ts'
import type { ListedRequest } from '../ports/request-lists.ts'
import type { RequestIndex } from '../ports/requests.ts'

/** Returns the columns by which a request is listed, filtered and counted. */
export const listColumns = ({ state, facets, createdAt, deadline, attentionSince }: ListedRequest) => {
  const open = isOpen(state)
  const isLeftOver = state.attention.length > 0 || state.next !== null || state.worklists.length > 1
  return {
    open: Number(open),
    active: Number(open || isLeftOver),
    created_at: toMilliseconds(createdAt),
    needed_by: facets.neededBy ?? null,
    due: facets.dueDate ?? null,
    deadline: deadline === null ? null : toMilliseconds(deadline),
    attention_since: attentionSince === null ? null : toMilliseconds(attentionSince),
    stage: state.stage,
    status: state.status,
    next: state.next,
    worklists: state.worklists,
    attention: state.attention,
    active_partner: facets.activePartner ?? null,
    assignee: facets.assignee ?? null,
    labels: facets.labels ?? [],
    service: facets.service,
    publication_type: facets.publicationType ?? null,
    workflow: facets.workflow ?? null,
    item_out: Number(facets.itemOut ?? false),
    cost_open: Number(facets.costOpen ?? false),
  }
}

/** The value of `live`: 2 if a request is open with the partner, 1 if the partner may only be asked later. */
const livePartners = ({ partners }: RequestIndex): readonly (readonly [string, number])[] =>
  partners.map(({ partner, live, open }) => [partner, open ? 2 : live ? 1 : 0])

/** What finds a request besides lists: partners' identifiers, and the codes of the documents that it names. */
const referencesOf = ({ references, documents }: RequestIndex): readonly (readonly [string, string])[] => [
  ...references.map(({ partner, reference }) => [partner, reference] as const),
  ...documents
    .filter(({ kind }) => kind !== 'partner')
    .map(({ kind, code }) => [documentOwner(kind), code] as const),
]

/**
 * Returns a request as a SQL store keeps it.
 *
 * @param words writes what searches find, in the form of the database
 * @returns `hash` tells whether partners, references and words are those that are stored
 */
export const requestRow = (value: Request, index: RequestIndex, words: (index: RequestIndex) => string) => {
  const body = JSON.stringify(value)
  const found = {
    partners: livePartners(index),
    references: referencesOf(index),
    words: words(index),
  }
  return {
    number: value.number,
    body,
    seal: requestChecksum(body),
    patron: index.patron,
    deadline: index.nextDeadline === null ? null : toMilliseconds(index.nextDeadline),
    state: JSON.stringify(index.listed.state),
    listed: listColumns(index.listed),
    ...found,
    hash: createHash('md5').update(JSON.stringify(found)).digest('base64'),
  }
}
export type RequestRow = ReturnType<typeof requestRow>
