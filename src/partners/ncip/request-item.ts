import type { RequestItem, Writable } from 'node-ncip'
import type { Citation } from '../../borrowing/request/citation.ts'
import type { LeftOutPart, MessagePart } from '../../borrowing/request/left-out.ts'
import type { Operation } from '../../borrowing/request/operation.ts'
import type { Service } from '../../borrowing/request/service.ts'
import type { Subject } from '../rendered-message.ts'
import { requestedItem } from '../requested-item.ts'
import { joinNoteLines } from '../text.ts'
import { addressesLeftOut, asksForFile, deliverTo } from './addresses.ts'
import { allBibliographicIds, bibliographicIds, identifierInWords, itemFields } from './bibliographic.ts'
import { wireDay } from './calendar.ts'
import { writeAmount } from './costs.ts'
import { extOf } from './ext.ts'
import { initiationHeader, userId } from './header.ts'
import { requestId } from './item-ids.ts'
import type { Code, Vendor } from './vendors/vendor-settings.ts'

/** The operations that are a RequestItem on the wire: conditions are accepted by asking again with what was acknowledged. */
export type RequestOperation = Extract<Operation, { kind: 'request' | 'retry' | 'accept_condition' }>

/** Returns the type of the request: a loan, a copy, a file. Cancels have it too. */
export const requestType = (subject: Subject, { requestTypes }: Vendor): Code => {
  const { service } = requestedItem(subject)
  if (asksForFile(subject, service)) return requestTypes.digital
  return service.type === 'copy' || service.nonReturnable === true ? requestTypes.copy : requestTypes.loan
}

/** Renders a RequestItem (ANSI/NISO Z39.83-1, Request Item service). */
export const requestItem = (
  operation: RequestOperation,
  subject: Subject,
  vendor: Vendor,
): Writable<RequestItem> => {
  const { library, request, entry } = subject
  const { citation, service } = requestedItem(subject)
  const until = service.neededBy ?? service.dateOfInterest
  return {
    InitiationHeader: initiationHeader(subject, vendor),
    UserId: userId(subject),
    BibliographicId: bibliographicIds(citation, entry, subject, vendor),
    RequestId: requestId(subject),
    RequestType: requestType(subject, vendor),
    RequestScopeType: vendor.requestScope,
    ...acknowledged(operation, vendor),
    ItemOptionalFields: itemFields(citation, entry),
    ShippingInformation: deliverTo(subject, service),
    NeedBeforeDate: until === undefined ? undefined : wireDay(until, vendor.times, library.timeZone),
    PickupLocation: request.pickupLocation === undefined ? undefined : { value: request.pickupLocation },
    Ext: extOf(vendor, { note: noteOfRequest(operation, subject) }),
  }
}

/** Writes the demands of the lender that the library accepts: a fee, and conditions of use in the lender's words. */
const acknowledged = (
  operation: RequestOperation,
  vendor: Vendor,
): Pick<Writable<RequestItem>, 'AcknowledgedFeeAmount' | 'AcknowledgedItemUseRestrictionType'> => {
  if (operation.kind !== 'accept_condition') return {}
  const { cost, conditions } = operation
  return {
    ...(cost === undefined ? {} : { AcknowledgedFeeAmount: writeAmount(cost) }),
    ...(conditions.length === 0
      ? {}
      : {
          AcknowledgedItemUseRestrictionType: conditions.map((code) => ({
            value: restrictionOf(code, vendor),
          })),
        }),
  }
}

/** Returns the partner's words for a condition that is known by its code of ISO 18626. */
const restrictionOf = (condition: string, { conditions }: Vendor): string => {
  const [words] = Object.entries(conditions).find(([, code]) => code === condition) ?? []
  return words === undefined ? condition : words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}

/** A part without an element in NCIP: its content, and its words for the lender's staff. */
type PartWithoutElement = LeftOutPart & { readonly words: string }

const partsWithoutElement = ({
  citation,
  service,
}: {
  readonly citation: Citation
  readonly service: Service
}): readonly PartWithoutElement[] => {
  const { maximumCost, level, format, copyrightCompliance, anyEdition, note } = service
  const part = (
    name: MessagePart,
    text: string | undefined,
    words: (text: string) => string,
  ): readonly PartWithoutElement[] =>
    text === undefined || text === '' ? [] : [{ part: name, text, words: words(text) }]
  const cost = maximumCost && `${maximumCost.amount} ${maximumCost.currency}`
  const edition = anyEdition === undefined ? undefined : anyEdition ? 'any' : 'no_other'
  return [
    ...part('note', note, (text) => text),
    ...part('service_level', level, (text) => `Service level: ${text}`),
    ...part('format', format, (text) => `Format: ${text}`),
    ...part('copyright_code', copyrightCompliance, (text) => `Copyright: ${text}`),
    ...part('page_count', citation.estimatedPages, (text) => `Pages in all: ${text}`),
    ...part('maximum_cost', cost, (text) => `Cost: at most ${text}`),
    ...part('edition', edition, (text) => (text === 'any' ? 'Any edition will do.' : 'No other edition.')),
  ]
}

const noteOfRequest = (operation: RequestOperation, subject: Subject): string | undefined =>
  joinNoteLines([
    operation.kind === 'retry' ? `Once more, after ${operation.previousId}` : undefined,
    ...partsWithoutElement(requestedItem(subject)).map(({ words }) => words),
    'note' in operation ? operation.note : undefined,
  ])

/** Lists the parts that a request has in its note only: a message without notes omits them. */
export const partsInNote = (subject: Subject): readonly LeftOutPart[] =>
  partsWithoutElement(requestedItem(subject)).map(({ part, text }) => ({ part, text }))

/** Lists the identifiers of the title that the message does not name: NCIP 2.0 takes one. */
export const identifiersLeftOut = (subject: Subject, vendor: Vendor): readonly LeftOutPart[] => {
  if (vendor.identifiers !== 'first') return []
  const { citation } = requestedItem(subject)
  const [, ...others] = allBibliographicIds(citation, subject.entry, subject, vendor)
  return others.length === 0 ? [] : [{ part: 'identifiers', text: others.map(identifierInWords).join('; ') }]
}

/** Lists the delivery addresses that the message does not name. */
export const deliveryLeftOut = (subject: Subject): readonly LeftOutPart[] =>
  addressesLeftOut(subject, requestedItem(subject).service)
