import type { Edition12, Edition20212 } from '@lendwire/iso18626'
import type { Citation } from '../../borrowing/request/citation.ts'
import type { Entry } from '../../borrowing/request/entry.ts'
import { type CodeList, listed, openCode } from './codes.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

type Shared = Omit<Edition20212.BibliographicInfo, 'volume'> & Omit<Edition12.BibliographicInfo, 'volume'>

/** Renders bibliographicInfo of 1.2, which has room for one volume: several are named in one text. */
export const bibliographicInfo12 = (
  citation: Citation,
  entry: Entry,
  vendor: Vendor,
): Edition12.BibliographicInfo => ({
  ...shared(citation, entry, vendor),
  volume:
    citation.volumes === undefined || citation.volumes.length === 0 ? undefined : citation.volumes.join(', '),
})

/** Renders bibliographicInfo of 2021-2, with a separate one for each volume. */
export const bibliographicInfo20212 = (
  citation: Citation,
  entry: Entry,
  vendor: Vendor,
): Edition20212.BibliographicInfo => ({ ...shared(citation, entry, vendor), volume: citation.volumes })

const shared = (citation: Citation, entry: Entry, vendor: Vendor): Shared => {
  const supplierUniqueRecordId = supplierRecordId(citation, entry)
  return {
    supplierUniqueRecordId,
    title: citation.title,
    author: citation.author,
    subtitle: citation.subtitle,
    seriesTitle: citation.seriesTitle,
    edition: citation.edition,
    titleOfComponent: citation.titleOfComponent,
    authorOfComponent: citation.authorOfComponent,
    issue: citation.issue,
    pagesRequested: citation.pagesRequested,
    estimatedNoPages: citation.estimatedPages,
    bibliographicItemId: selectIdentifiers('itemIdentifier', citation.identifiers, vendor).map(
      ({ type, value }) => ({
        bibliographicItemIdentifierCode: { value: type },
        bibliographicItemIdentifier: value,
      }),
    ),
    sponsor: citation.sponsor,
    informationSource: citation.informationSource,
    bibliographicRecordId: withRepeated(
      selectIdentifiers('recordIdentifier', citation.recordIds, vendor),
      supplierUniqueRecordId,
      vendor,
    ).map(({ type, value }) => ({
      bibliographicRecordIdentifierCode: { value: type },
      bibliographicRecordIdentifier: value,
    })),
  }
}

/** Returns the lender's own number for the title: found by locate, else as the citation gives it. */
const supplierRecordId = (citation: Citation, entry: Entry): string | undefined =>
  entry.recordId ?? citation.supplierRecordId

/** Renders the publication info of a citation; undefined if it has none. */
export const publicationInfo = ({
  publisher,
  publicationType,
  publicationDate,
  placeOfPublication,
}: Citation): Edition12.PublicationInfo | undefined =>
  [publisher, publicationType, publicationDate, placeOfPublication].every((part) => part === undefined)
    ? undefined
    : {
        publisher,
        publicationType: openCode('publicationType', publicationType),
        publicationDate,
        placeOfPublication,
      }

/** Returns identifiers that the vendor's system does not know by their code, in words for its staff. */
export const unknownIdentifiers = (citation: Citation, { identifierCodes }: Vendor): readonly string[] =>
  identifierCodes === 'any'
    ? []
    : [
        ...unlisted('itemIdentifier', citation.identifiers),
        ...unlisted('recordIdentifier', citation.recordIds),
      ].map(({ type, value }) => `${type}: ${value}`)

type Identifier = { readonly type: string; readonly value: string }

const selectIdentifiers = (
  list: CodeList,
  identifiers: readonly Identifier[] | undefined,
  { identifierCodes }: Vendor,
): readonly Identifier[] =>
  (identifiers ?? []).flatMap(({ type, value }) => {
    const code = listed(list, type) ?? (identifierCodes === 'any' ? type : undefined)
    return code === undefined ? [] : [{ type: code, value }]
  })

const unlisted = (list: CodeList, identifiers: readonly Identifier[] | undefined): readonly Identifier[] =>
  (identifiers ?? []).filter(({ type }) => listed(list, type) === undefined)

const withRepeated = (
  identifiers: readonly Identifier[],
  recordId: string | undefined,
  { recordIdRepeatedAs }: Vendor,
): readonly Identifier[] => {
  if (recordId === undefined || recordIdRepeatedAs === null) return identifiers
  const there = identifiers.some(({ type, value }) => type === recordIdRepeatedAs && value === recordId)
  return there ? identifiers : [...identifiers, { type: recordIdRepeatedAs, value: recordId }]
}
