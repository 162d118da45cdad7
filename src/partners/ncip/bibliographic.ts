import {
  type BibliographicDescription,
  type BibliographicId,
  type ItemOptionalFields,
  isListedCode,
  type ListedElement,
} from 'node-ncip'
import type { Citation } from '../../borrowing/request/citation.ts'
import type { Entry } from '../../borrowing/request/entry.ts'
import type { Subject } from '../rendered-message.ts'
import { cleanText } from '../text.ts'
import { agencyId, partnerAgency } from './header.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

type Identifier = { readonly type: string; readonly value: string }

/**
 * Returns the ids by which the lender can find the title, the surest first: its own record number, numbers of records,
 * of items, then those of a type that the lists of the standard lack. Where only the title is known, it is sent as an
 * id, since NCIP requires one.
 */
export const allBibliographicIds = (
  citation: Citation,
  entry: Entry,
  subject: Subject,
  vendor: Vendor,
): readonly BibliographicId[] => {
  const local = entry.recordId ?? citation.supplierRecordId
  const rank = ({ type }: Identifier): number => Number(vendor.findsBy?.includes(type) === false)
  const descriptions = [
    ...(citation.recordIds ?? []).map((id) => ({ id, element: numbered(id, 'record', vendor) })),
    ...(citation.identifiers ?? []).map((id) => ({
      id,
      element: numbered(id, vendor.identifiersAs, vendor),
    })),
  ]
    .toSorted((one, other) => rank(one.id) - rank(other.id))
    .map(({ element }) => element)
  const ids = [
    ...(local === undefined ? [] : [localRecord(local, subject, vendor)]),
    ...descriptions.filter((id) => !isWithoutType(id)),
    ...descriptions.filter(isWithoutType),
  ]
  if (ids.length > 0) return ids
  return [titleAsId(citation.title ?? citation.titleOfComponent ?? 'unknown')]
}

/** Returns the ids that a RequestItem names: all of them, or the surest alone where the version takes one. */
export const bibliographicIds = (
  citation: Citation,
  entry: Entry,
  subject: Subject,
  vendor: Vendor,
): readonly BibliographicId[] => {
  const ids = allBibliographicIds(citation, entry, subject, vendor)
  return vendor.identifiers === 'first' ? ids.slice(0, 1) : ids
}

/** Returns an id as people read it: its type, where it has one, and the number. */
export const identifierInWords = (id: BibliographicId): string => {
  const record = 'BibliographicRecordId' in id ? id.BibliographicRecordId : undefined
  const item = 'BibliographicItemId' in id ? id.BibliographicItemId : undefined
  const type =
    record?.BibliographicRecordIdentifierCode?.value ?? item?.BibliographicItemIdentifierCode?.value
  const value = record?.BibliographicRecordIdentifier ?? item?.BibliographicItemIdentifier
  return [type, value].filter((part) => part !== undefined).join(' ')
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

const titleAsId = (text: string): BibliographicId => ({
  BibliographicItemId: { BibliographicItemIdentifier: text },
})

const isWithoutType = (id: BibliographicId): boolean =>
  'BibliographicItemId' in id && id.BibliographicItemId?.BibliographicItemIdentifierCode === undefined

/**
 * Returns whether a vendor refuses a type of numbers. A peer that compares lists refuses a whole message for one type
 * that it does not find: then the words say the type.
 */
const isRefused = (element: ListedElement, type: string, { unlistedIdentifiers }: Vendor): boolean =>
  unlistedIdentifiers === 'in_words' && !isListedCode(element, type)

/**
 * Returns a number as the id of a record or of an item: as the other one where only that list has its type, such as an
 * OCLC number among the identifiers, and in words where none has it.
 */
const numbered = (
  { type, value }: Identifier,
  preferred: Vendor['identifiersAs'],
  vendor: Vendor,
): BibliographicId => {
  const isTaken = {
    item: !isRefused('BibliographicItemIdentifierCode', type, vendor),
    record: !isRefused('BibliographicRecordIdentifierCode', type, vendor),
  }
  if (!isTaken.item && !isTaken.record) return titleAsId(`${type} ${value}`)
  return (preferred === 'item' ? isTaken.item : !isTaken.record)
    ? {
        BibliographicItemId: {
          BibliographicItemIdentifier: value,
          BibliographicItemIdentifierCode: { value: type },
        },
      }
    : {
        BibliographicRecordId: {
          BibliographicRecordIdentifier: value,
          BibliographicRecordIdentifierCode: { value: type },
        },
      }
}

/** Returns the title in words. Volume and issue have no element of their own: they are where holdings are described. */
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
