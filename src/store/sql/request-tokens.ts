import { isOpen } from '../policy/request-index.ts'
import type { RequestFilters } from '../ports/request-lists.ts'
import type { RequestIndex } from '../ports/requests.ts'

/**
 * The kinds of exact values that the index of words also finds, so that one index answers a search together with them.
 * `open` has no value.
 */
export const tokenKinds = {
  library: 'l',
  open: 'o',
  partner: 'p',
  assignee: 'a',
  label: 't',
  barcode: 'b',
  reference: 'r',
} as const
export type TokenKind = keyof typeof tokenKinds

/** A value that is found exactly. */
export type Token = readonly [kind: TokenKind, value: string]

/** Returns the exact values by which a request is found. Its number is found as a barcode too: a scanner reads it from a slip. */
export const requestTokens = ({ listed }: RequestIndex): readonly Token[] => {
  const { library, number, state, facets } = listed
  const { partners, assignee, labels = [], barcodes = [], reference } = facets
  return [
    ['library', library],
    ...(isOpen(state) ? [['open', ''] as const] : []),
    ...partners.map((partner) => ['partner', partner] as const),
    ...(assignee === undefined ? [] : [['assignee', assignee] as const]),
    ...labels.map((label) => ['label', label] as const),
    ...[...barcodes, number].map((barcode) => ['barcode', barcode] as const),
    ...(reference === undefined ? [] : [['reference', reference] as const]),
  ]
}

const isOfPeople = (assignees: RequestFilters['assignee']): assignees is readonly string[] =>
  assignees?.every((each) => each !== null) === true

/** Returns the tokens that a query needs: of each list at least one. */
export const wantedTokens = (filters: RequestFilters): readonly (readonly Token[])[] => {
  const of = (kind: TokenKind, values: readonly string[] | undefined): readonly (readonly Token[])[] =>
    values === undefined ? [] : [values.map((value) => [kind, value] as const)]
  return [
    ...of('partner', filters.partner),
    ...of('partner', filters.activePartner),
    // Nobody is assigned to most: then it is looked for among the requests of the list.
    ...of('assignee', isOfPeople(filters.assignee) ? filters.assignee : undefined),
    ...of('label', filters.label),
    ...of('barcode', filters.barcode),
    ...of('reference', filters.reference),
  ]
}
