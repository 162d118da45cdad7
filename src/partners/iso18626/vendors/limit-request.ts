import type { Edition12, Edition20212, Secret, Writable } from '@lendwire/iso18626'
import type { NotePart } from '../../rendered-message.ts'
import { joinNoteLines } from '../../text.ts'
import { type CodeList, listed } from '../codes.ts'
import type { Vendor } from './vendor-settings.ts'

type Request = Writable<Edition12.Request> | Writable<Edition20212.Request>

/** A part that goes into the note: its name for the timeline, and its line for the lender's staff. */
type PlacedPart = { readonly name: NotePart; readonly line: string }

/** The members that only count, or name a kind of what stands beside them. */
const silentMembers: ReadonlySet<string> = new Set(['sortOrder'])

/** Returns the words of a part, in the order of its members. */
const wordsOf = (part: unknown): readonly string[] => {
  if (typeof part === 'string') return part === '' ? [] : [part]
  if (Array.isArray(part)) return part.flatMap(wordsOf)
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) => (silentMembers.has(name) ? [] : wordsOf(value)))
}

const notePart = (name: NotePart, title: string, part: unknown): readonly PlacedPart[] => {
  const words = [...new Set(wordsOf(part))].join(', ')
  return words === '' ? [] : [{ name, line: `${title}: ${words}` }]
}

/** Moves addresses and shelf marks into the note. */
const withoutAddresses = <Wanted extends Request>(
  request: Wanted,
  { addresses }: Vendor,
): readonly [Wanted, readonly PlacedPart[]] => {
  if (addresses === 'elements') return [request, []]
  const { requestedDeliveryInfo, supplierInfo, requestingAgencyInfo, patronInfo } = request
  const deliver = notePart('delivery_address', 'Deliver to', requestedDeliveryInfo)
  const delivered = new Set(wordsOf(requestedDeliveryInfo))
  const own = requestingAgencyInfo?.address?.filter(
    (address) => !wordsOf(address).every((word) => delivered.has(word)),
  )
  const callNumbers = supplierInfo?.map(({ callNumber }) => callNumber)
  return [
    {
      ...request,
      requestedDeliveryInfo: undefined,
      supplierInfo: undefined,
      requestingAgencyInfo: requestingAgencyInfo && { ...requestingAgencyInfo, address: undefined },
      patronInfo: patronInfo && { ...patronInfo, address: undefined },
    },
    [
      ...deliver,
      ...notePart('library_address', 'Our address', own),
      ...notePart('patron_address', 'Patron', patronInfo?.address),
      ...notePart('call_number', 'Call number', callNumbers),
    ],
  ]
}

/** Moves codes that are not in the standard's lists into the note. */
const withoutUnlisted = <Wanted extends Request>(
  request: Wanted,
  { unlistedCodes }: Vendor,
): readonly [Wanted, readonly PlacedPart[]] => {
  if (unlistedCodes === 'elements') return [request, []]
  const parts: PlacedPart[] = []
  const take = <Code extends { readonly value: string | Secret }>(
    list: CodeList,
    name: NotePart,
    code: Code | undefined,
  ): Code | undefined => {
    if (typeof code?.value !== 'string' || listed(list, code.value) !== undefined) return code
    const title = name.replaceAll('_', ' ')
    parts.push({ name, line: `${title.charAt(0).toUpperCase()}${title.slice(1)}: ${code.value}` })
    return undefined
  }
  const { serviceInfo, publicationInfo, billingInfo, patronInfo } = request
  if (serviceInfo === undefined) return [request, []]
  return [
    {
      ...request,
      serviceInfo: {
        ...serviceInfo,
        serviceLevel: take('serviceLevel', 'service_level', serviceInfo.serviceLevel),
        ...('itemFormat' in serviceInfo
          ? { itemFormat: take('format', 'format', serviceInfo.itemFormat) }
          : {}),
        ...('preferredFormat' in serviceInfo
          ? { preferredFormat: take('format', 'format', serviceInfo.preferredFormat) }
          : {}),
        copyrightCompliance: take('copyrightCompliance', 'copyright', serviceInfo.copyrightCompliance),
      },
      publicationInfo: publicationInfo && {
        ...publicationInfo,
        publicationType: take('publicationType', 'publication_type', publicationInfo.publicationType),
      },
      billingInfo: billingInfo && {
        ...billingInfo,
        paymentMethod: take('paymentMethod', 'payment_method', billingInfo.paymentMethod),
      },
      patronInfo: patronInfo && {
        ...patronInfo,
        patronType: take('patronType', 'patron_type', patronInfo.patronType),
      },
    },
    parts,
  ]
}

/** Moves the day by which the item is needed into the note. */
const withoutNeededBy = <Wanted extends Request>(
  request: Wanted,
  { neededBy }: Vendor,
): readonly [Wanted, readonly PlacedPart[]] => {
  const { serviceInfo } = request
  const day = serviceInfo?.needBeforeDate
  if (neededBy === 'element' || typeof day !== 'string') return [request, []]
  return [
    { ...request, serviceInfo: { ...serviceInfo, needBeforeDate: undefined } },
    [{ name: 'needed_by', line: `Needed by: ${day.slice(0, 10)}` }],
  ]
}

/** Leaves out the partner's own agency id where its type is none that the partner takes. */
const withoutForeignSupplier = <Wanted extends Request>(
  request: Wanted,
  { agencyTypes, edition }: Vendor,
): Wanted => {
  const type = wordsOf(request.header.supplyingAgencyId?.agencyIdType)[0]
  // Edition 1.2 needs the element.
  return agencyTypes === null || type === undefined || edition === '1.2' || agencyTypes.includes(type)
    ? request
    : { ...request, header: { ...request.header, supplyingAgencyId: undefined } }
}

/** Leaves out groups of which nothing is left: a system that reads a group without members as a text refuses it. */
const withoutEmptyGroups = <Wanted extends Request>(request: Wanted): Wanted => {
  const { publicationInfo, billingInfo, patronInfo, requestingAgencyInfo } = request
  const filled = <Group>(group: Group): Group | undefined => (wordsOf(group).length === 0 ? undefined : group)
  return {
    ...request,
    publicationInfo: filled(publicationInfo),
    billingInfo: filled(billingInfo),
    patronInfo: filled(patronInfo),
    requestingAgencyInfo: filled(requestingAgencyInfo),
  }
}

/**
 * Fits a Request to a partner whose schema takes less than the standard's: what its elements refuse goes into the note.
 *
 * @returns the Request, and the names of what stands in its note now
 */
export const limitRequest = <Wanted extends Request>(
  request: Wanted,
  vendor: Vendor,
): { readonly body: Wanted; readonly inNote: readonly NotePart[] } => {
  const [placed, addresses] = withoutAddresses(withoutForeignSupplier(request, vendor), vendor)
  const [listedOnly, codes] = withoutUnlisted(placed, vendor)
  const [fitting, days] = withoutNeededBy(listedOnly, vendor)
  const parts = [...addresses, ...codes, ...days]
  if (parts.length === 0) return { body: fitting, inNote: [] }
  const { serviceInfo } = fitting
  const note = joinNoteLines([wordsOf(serviceInfo?.note)[0], ...parts.map(({ line }) => line)])
  return {
    body: withoutEmptyGroups({ ...fitting, serviceInfo: { ...serviceInfo, note } }),
    inNote: parts.map(({ name }) => name),
  }
}

/** Writes the edition wanted as a partner's system takes it. */
export const inVendorForm = (xml: string, { editionWanted }: Vendor): string =>
  editionWanted === 'by_edition'
    ? xml
    : xml
        .replace('<preferredEdition>AnyEdition</preferredEdition>', '<anyEdition>Y</anyEdition>')
        .replace('<preferredEdition>ThisEdition</preferredEdition>', '<anyEdition>N</anyEdition>')
