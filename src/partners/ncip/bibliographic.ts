import { type BibliographicDescription, type BibliographicId, type ItemOptionalFields, niso } from 'node-ncip'
import type { Citation } from '../../borrowing/request/citation.ts'
import type { Entry } from '../../borrowing/request/entry.ts'
import type { Subject } from '../protocol.ts'
import { cleanText } from '../text.ts'
import { agencyId, partnerAgency } from './header.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

type Identifier = { readonly type: string; readonly value: string }

/**
 * By what the lender can find the title, the surest first: its own record number, numbers of records, of items. Where
 * nothing but the title is known, that stands for one, since NCIP asks for an id.
 */
export const bibliographicIds = (
  citation: Citation,
  entry: Entry,
  subject: Subject,
  vendor: Vendor,
): readonly BibliographicId[] => {
  const local = entry.recordId ?? citation.supplierRecordId
  const found = [
    ...(local === undefined ? [] : [localRecord(local, subject, vendor)]),
    ...(citation.recordIds ?? []).map(record),
    ...(citation.identifiers ?? []).map(vendor.identifiersAs === 'item' ? item : record),
  ]
  if (found.length > 0) return found
  const words = citation.title ?? citation.titleOfComponent ?? 'unknown'
  return [{ BibliographicItemId: { BibliographicItemIdentifier: words } }]
}

const localRecord = (
  identifier: string,
  { partner }: Subject,
  { localRecordCode }: Vendor,
): BibliographicId => ({
  BibliographicRecordId:
    localRecordCode === null
      ? { BibliographicRecordIdentifier: identifier, AgencyId: agencyId(partnerAgency(partner), partner) }
      : {
          BibliographicRecordIdentifier: identifier,
          BibliographicRecordIdentifierCode: { value: localRecordCode },
        },
})

const record = ({ type, value }: Identifier): BibliographicId => ({
  BibliographicRecordId: {
    BibliographicRecordIdentifier: value,
    BibliographicRecordIdentifierCode: { value: type },
  },
})

const itemCodes: readonly string[] = ['ISBN', 'ISSN', 'CODEN', 'URI']

const item = ({ type, value }: Identifier): BibliographicId => ({
  BibliographicItemId: {
    BibliographicItemIdentifier: value,
    BibliographicItemIdentifierCode: itemCodes.includes(type)
      ? niso('bibliographicitemidentifiercode', type)
      : { value: type },
  },
})

/** The title in words. Volume and issue have no element of their own: they stand where holdings are described. */
export const itemFields = (citation: Citation, entry: Entry): ItemOptionalFields => {
  const parts = [
    ...(citation.volumes ?? []),
    ...(citation.issue === undefined ? [] : [`Issue ${citation.issue}`]),
  ]
  return {
    BibliographicDescription: description(citation),
    ItemDescription:
      parts.length === 0 && entry.callNumber === undefined
        ? undefined
        : {
            CallNumber: entry.callNumber,
            HoldingsInformation:
              parts.length === 0 ? undefined : { UnstructuredHoldingsData: parts.join('; ') },
          },
  }
}

const description = (citation: Citation): BibliographicDescription => ({
  Author: citation.author,
  AuthorOfComponent: citation.authorOfComponent,
  Edition: citation.edition,
  Pagination: citation.pagesRequested,
  PlaceOfPublication: citation.placeOfPublication,
  PublicationDate: citation.publicationDate,
  Publisher: citation.publisher,
  SeriesTitleNumber: citation.seriesTitle,
  // Alma refuses a request without a title.
  Title:
    cleanText([citation.title, citation.subtitle].filter(Boolean).join(' : '), 4000) ??
    citation.titleOfComponent,
  TitleOfComponent: citation.titleOfComponent,
  SponsoringBody: citation.sponsor,
})
