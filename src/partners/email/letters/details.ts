import type { Citation } from '../../../borrowing/request/citation.ts'
import type { Item } from '../../../borrowing/request/item.ts'
import type { Service } from '../../../borrowing/request/service.ts'
import type { Address, Day } from '../../../borrowing/values.ts'
import { costInWords } from '../../../translations/cost-in-words.ts'
import { dateInWords } from '../../../translations/date-in-words.ts'
import type { Subject } from '../../rendered-message.ts'
import { requestedItem, wantsFile } from '../../requested-item.ts'
import { line, lines } from '../text.ts'
import type { LabelName, LetterLanguage } from './language.ts'

/** A line of a list: what it is, and its value, which may have several lines. */
export type Row = { readonly label: string; readonly value: string }

type Rows = readonly (readonly [LabelName, string | undefined])[]

const labelled = (rows: Rows, { labels }: LetterLanguage): readonly Row[] =>
  rows.flatMap(([name, text]) => {
    const value = lines(text, 2000)
    return value === undefined ? [] : [{ label: labels[name], value }]
  })

/** Returns a day in words of a language. */
export const dayIn = (day: Day, language: string): string => dateInWords(day, language, 'UTC')

/** Returns an address, a line for each of its parts. */
const addressLines = (address: Address): string =>
  address.kind === 'electronic'
    ? `${address.type}: ${address.value}`
    : [
        address.line1,
        address.line2,
        [address.postalCode, address.locality].filter((part) => part !== undefined).join(' '),
        address.region,
        address.country,
      ]
        .filter((part) => part !== undefined && part !== '')
        .join('\n')

/** Returns the delivery address: the request's own, or the library's; for a file the patron's if it may be used. */
const deliverTo = (subject: Subject, service: Service): string | undefined => {
  const { request, library, partner, digitalDelivery } = subject
  const requestAddresses = request.deliveryAddresses ?? []
  const all = requestAddresses.length > 0 ? requestAddresses : library.addresses
  const place = all.find(({ kind }) => kind === 'physical')
  if (!wantsFile(service)) {
    if (place === undefined) return request.pickupLocation
    return [library.name, request.pickupLocation, addressLines(place)].filter(Boolean).join('\n')
  }
  const patron =
    digitalDelivery === 'to_patron' && partner.sendsRequesterInformation ? request.patron?.email : undefined
  const electronic = all.find(({ kind }) => kind === 'electronic')
  return (
    patron ??
    (electronic === undefined ? undefined : addressLines(electronic)) ??
    library.email ??
    (place === undefined ? undefined : addressLines(place))
  )
}

const requester = ({ request: { patron }, partner }: Subject): string | undefined =>
  partner.sendsRequesterInformation && patron !== undefined
    ? line([patron.givenName, patron.surname].filter(Boolean).join(' '))
    : undefined

const serviceWords = (service: Service, { values }: LetterLanguage): string => {
  const type = { loan: values.loan, copy: values.copy, copy_or_loan: values.copyOrLoan }[service.type]
  const form = service.type !== 'loan' && service.form !== undefined ? values[service.form] : undefined
  const kept = service.nonReturnable === true ? values.nonReturnable : undefined
  return [type, form, kept].filter((word) => word !== undefined).join(', ')
}

const identified = (ids: readonly { readonly type: string; readonly value: string }[] = []): string =>
  ids.map(({ type, value }) => `${type} ${value}`).join('\n')

/** Returns few words that tell which request a letter is about. */
export const shortDetails = (subject: Subject, language: LetterLanguage): readonly Row[] => {
  const { requestId, entry } = subject
  const { citation } = requestedItem(subject)
  return labelled(
    [
      ['reference', requestId],
      ['yourReference', entry.partnerRequestId],
      ['component', citation.titleOfComponent],
      ['title', titleOf(citation)],
      ['author', citation.author],
    ],
    language,
  )
}

/** Returns all that a lender's staff expect in a request (docs/life-cycle.md; ISO 18626 has the same). */
export const fullDetails = (subject: Subject, language: LetterLanguage, code: string): readonly Row[] => {
  const { request, entry, library } = subject
  const { citation, service } = requestedItem(subject)
  const { values } = language
  const { maximumCost, anyEdition, neededBy } = service
  const own = library.addresses.find(({ kind }) => kind === 'physical')
  return [
    ...shortDetails(subject, language),
    ...labelled(
      [
        ['componentAuthor', citation.authorOfComponent],
        ['series', citation.seriesTitle],
        ['edition', citation.edition],
        ['volumes', citation.volumes?.join('\n')],
        ['issue', citation.issue],
        ['pages', citation.pagesRequested ?? citation.estimatedPages],
        [
          'published',
          [citation.placeOfPublication, citation.publisher, citation.publicationDate]
            .filter(Boolean)
            .join(', '),
        ],
        ['sponsor', citation.sponsor],
        ['source', citation.informationSource],
        ['identifiers', identified([...(citation.identifiers ?? []), ...(citation.recordIds ?? [])])],
        ['recordNumber', entry.recordId ?? citation.supplierRecordId],
        ['callNumber', entry.callNumber],
        ['service', serviceWords(service, language)],
        ['format', service.format],
        ['level', service.level],
        ['neededBy', neededBy === undefined ? undefined : dayIn(neededBy, code)],
        ['maximumCost', maximumCost && costInWords(maximumCost, code)],
        ['copyright', service.copyrightCompliance],
        ['anyEdition', anyEdition === undefined ? undefined : anyEdition ? values.yes : values.no],
        [
          'note',
          [service.note, request.itemsWanted > 1 ? `${request.itemsWanted} ×` : undefined]
            .filter(Boolean)
            .join('\n'),
        ],
        ['requester', requester(subject)],
        ['deliverTo', deliverTo(subject, service)],
        ['returnTo', service.type === 'copy' || own === undefined ? undefined : addressLines(own)],
      ],
      language,
    ),
  ]
}

/** Returns the items of an operation, one after the other. */
export const itemDetails = (items: readonly Item[], language: LetterLanguage, code: string): readonly Row[] =>
  items.flatMap(({ partnerItemId, barcode, volume, title, callNumber, dueDate }) =>
    labelled(
      [
        ['item', [partnerItemId, title].filter(Boolean).join(', ')],
        ['volume', volume],
        ['barcode', partnerItemId === undefined ? barcode : undefined],
        ['callNumber', callNumber],
        ['dueDate', dueDate === undefined ? undefined : dayIn(dueDate, code)],
      ],
      language,
    ),
  )

/** Returns the name of an item in a sentence. */
export const itemName = ({ partnerItemId, volume, title, barcode, id }: Item): string =>
  line([title, volume, partnerItemId ?? barcode].filter(Boolean).join(', ')) ?? `${id}`

/** Returns title and subtitle. */
export const titleOf = ({ title, subtitle }: Citation): string | undefined =>
  line([title, subtitle].filter(Boolean).join(' : '), 1000)
