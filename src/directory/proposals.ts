import { z } from 'zod'
import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import { AgencyId } from '../borrowing/values.ts'

/** What an entry says of how its institution borrows: its catalogue, and whom it asks last. An admin makes documents of it. */
export type BorrowingHint = {
  readonly entry: string
  /** How its catalogue is asked, as a locate profile has it. */
  readonly ask?: Readonly<Record<string, unknown>>
  readonly lendersOfLastResort: readonly AgencyId[]
}

/** A document that a source proposes: an admin may create it. */
export const ProposedDocument = z.object({
  kind: z.enum(['locate_profile', 'rota_template']).describe('The kind of the document.'),
  code: z.string().describe('The code of the document.'),
  entry: z.string().describe('The entry that it follows from.'),
  document: z.string().describe('The document, as JSON: write it by PUT to create it.'),
})
export type ProposedDocument = z.infer<typeof ProposedDocument>

const Query = z.string().optional()

/** The catalogue and the lenders of last resort of an entry of CrossLink's directory (indexdata/crosslink, directory/api.yaml). */
const CrossLinkHints = z.looseObject({
  catalogConfig: z
    .looseObject({
      sru: z.looseObject({ address: z.string(), recordSchema: z.string().optional() }).optional(),
      queryConfig: z
        .looseObject({
          type: z.string().optional(),
          isbn: Query,
          issn: Query,
          identifier: Query,
          title: Query,
        })
        .optional(),
      holdingsFormat: z.looseObject({}).optional(),
    })
    .optional()
    .catch(undefined),
  illConfig: z
    .looseObject({
      lendersOfLastResort: z.array(z.looseObject({ authority: z.string(), symbol: z.string() })).optional(),
    })
    .optional()
    .catch(undefined),
})

/** The index of a query such as `bath.isbn = {term}`. */
const indexIn = (query: string | undefined): string | undefined =>
  /^\s*([A-Za-z][A-Za-z0-9._-]*)\s*=/.exec(query ?? '')?.[1]

/** The forms of holdings by the names of CrossLink. */
const holdingsOf = (format: object = {}): string =>
  'reservoir' in format ? 'reservoir' : 'opac' in format ? 'opac' : 'marc_852'

/** Reads what an entry of CrossLink's directory says of how its institution borrows; undefined where it says nothing. */
export const readCrossLinkHint = (entry: string, item: unknown): BorrowingHint | undefined => {
  const { catalogConfig, illConfig } = CrossLinkHints.safeParse(item).data ?? {}
  const { sru, queryConfig = {}, holdingsFormat } = catalogConfig ?? {}
  const isCql = queryConfig.type === 'cql'
  const indexes = [
    { by: 'isbn', index: indexIn(queryConfig.isbn) },
    { by: 'issn', index: indexIn(queryConfig.issn) },
    { by: 'record_id', index: indexIn(queryConfig.identifier) },
    { by: 'title', index: indexIn(queryConfig.title) },
  ].filter(({ index }) => isCql && index !== undefined)
  const ask =
    sru === undefined
      ? undefined
      : {
          kind: 'sru',
          url: sru.address,
          ...(sru.recordSchema === undefined ? {} : { recordSchema: sru.recordSchema }),
          indexes:
            indexes.length > 0
              ? indexes
              : [
                  { by: 'isbn', index: 'bath.isbn' },
                  { by: 'issn', index: 'bath.issn' },
                  { by: 'title', index: 'dc.title' },
                ],
          holdings: holdingsOf(holdingsFormat),
        }
  const lendersOfLastResort = (illConfig?.lendersOfLastResort ?? []).flatMap(
    ({ authority, symbol }) => AgencyId.safeParse({ type: authority, value: symbol }).data ?? [],
  )
  if (ask === undefined && lendersOfLastResort.length === 0) return undefined
  return { entry, lendersOfLastResort, ...(ask === undefined ? {} : { ask }) }
}

/** What the gateway has already. */
type Present = {
  /** The codes of partners by agency id, as `agencyKey` writes it. */
  readonly partners: ReadonlyMap<string, string>
  readonly hasLocateProfile: (code: string) => boolean
  readonly hasTemplate: (code: string) => boolean
}

/** Proposes a locate profile for each catalogue, and a rota template that ends with the lenders of last resort, where there is none of that code. */
export const proposeDocuments = (
  hints: readonly BorrowingHint[],
  { partners, hasLocateProfile, hasTemplate }: Present,
): readonly ProposedDocument[] =>
  hints.flatMap(({ entry, ask, lendersOfLastResort }) => {
    const code = entry.toLowerCase()
    const lastResort = lendersOfLastResort.flatMap((symbol) => partners.get(agencyKey(symbol)) ?? [])
    const choose = ask === undefined ? { by: 'rule' } : { by: 'holdings', sources: [code] }
    return [
      ...(ask === undefined || hasLocateProfile(code)
        ? []
        : [{ kind: 'locate_profile' as const, code, entry, document: JSON.stringify({ ask }) }]),
      ...(lastResort.length === 0 || hasTemplate(code)
        ? []
        : [
            {
              kind: 'rota_template' as const,
              code,
              entry,
              document: JSON.stringify({ choose, lastResort: [...new Set(lastResort)] }),
            },
          ]),
    ]
  })
