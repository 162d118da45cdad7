import { type Edition, readMessage, writeMessage } from '@lendwire/iso18626'
import { Library } from '../../../src/borrowing/library.ts'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import type { Incoming, Situation } from '../../../src/partners/incoming-message.ts'
import type { Iso18626Connection } from '../../../src/partners/iso18626/connection.ts'
import { iso18626 } from '../../../src/partners/iso18626/entry.ts'
import { Partner } from '../../../src/partners/partner.ts'
import { bytes, now, protocolInputs, requestId } from '../sample-request.ts'
import { type TranslatedMessage, translated } from '../translated.ts'

export const editions = ['1.2', '2021-2'] as const

type PartnerInput = Omit<Partial<Parameters<typeof Partner.parse>[0] & object>, 'connection'>

/** Returns a lending partner that speaks ISO 18626. */
export const partner = (
  connection: Partial<Parameters<typeof Iso18626Connection.parse>[0] & object> = {},
  more: PartnerInput = {},
): Partner =>
  Partner.parse({
    code: 'LEND',
    name: 'Lending library',
    symbols: [
      { type: 'ISIL', value: 'XX-LEND' },
      { type: 'DNUCNI', value: '870970' },
    ],
    ...more,
    connection: { protocol: 'iso18626', url: 'https://lender.example.org/iso18626', ...connection },
  })

/** The borrowing library, in Oslo: its days do not end with UTC's. */
export const library = Library.parse({
  code: 'BORR',
  name: 'Borrowing library',
  symbols: [{ type: 'ISIL', value: 'XX-BORR' }],
  timeZone: 'Europe/Oslo',
  contact: 'Interlibrary loans',
  addresses: [
    { kind: 'physical', line1: 'Book street 1', locality: 'Oslo', postalCode: '0150', country: 'NO' },
  ],
  email: 'ill@borrower.example.org',
})

export const { subject, situation } = protocolInputs(library, partner)

/** The parts of a supplying agency message that tests set; each edition puts them in its own places. */
export type SupplierMessage = {
  readonly reason: string
  readonly status: string
  readonly answer?: 'Y' | 'N'
  readonly note?: string
  readonly reasonUnfilled?: string
  readonly reasonRetry?: string
  readonly conditions?: readonly string[]
  readonly offered?: { readonly currency: string; readonly amount: string }
  readonly charged?: { readonly currency: string; readonly amount: string }
  readonly retryAfter?: string
  readonly retryBefore?: string
  readonly expectedDelivery?: string
  readonly dueDate?: string
  readonly itemId?: string
  readonly via?: string
  readonly format?: string
  readonly sentToPatron?: boolean
  readonly timestamp?: string
  readonly lastChange?: string
}

const agency = (value: string) => ({ agencyIdType: { value: 'ISIL' }, agencyIdValue: value })
const code = (value: string | undefined) => (value === undefined ? undefined : { value })
const costs = (cost: { readonly currency: string; readonly amount: string } | undefined) =>
  cost && { currencyCode: { value: cost.currency }, monetaryValue: cost.amount }

/**
 * Returns a lender's message as XML. Reasons and statuses that the edition does not have are written all the same: the
 * text is put in the place of one that it has.
 */
export const message = (edition: Edition, content: SupplierMessage): string => {
  const header = {
    supplyingAgencyId: agency('XX-LEND'),
    requestingAgencyId: agency('XX-BORR'),
    timestamp: content.timestamp ?? '2026-11-24T14:00:00Z',
    requestingAgencyRequestId: requestId,
    supplyingAgencyRequestId: 'L-100',
  }
  const messageInfo = {
    reasonForMessage: 'StatusChange',
    answerYesNo: content.answer,
    note: content.note,
    reasonUnfilled: code(content.reasonUnfilled),
    reasonRetry: code(content.reasonRetry),
  } as const
  const statusInfo = {
    status: 'CompletedWithoutReturn',
    expectedDeliveryDate: content.expectedDelivery,
    dueDate: content.dueDate,
    lastChange: content.lastChange ?? '2026-11-24T13:59:58Z',
  } as const
  const delivered = [
    content.conditions,
    content.charged,
    content.itemId,
    content.via,
    content.format,
    content.sentToPatron,
  ].some((part) => part !== undefined)
  const dateSent = '2026-11-24T13:00:00Z'
  const xml =
    edition === '1.2'
      ? writeMessage({
          edition,
          kind: 'supplyingAgencyMessage',
          body: {
            header: { ...header, multipleItemRequestId: '' },
            messageInfo: {
              ...messageInfo,
              offeredCosts: costs(content.offered),
              retryAfter: content.retryAfter,
              retryBefore: content.retryBefore,
            },
            statusInfo,
            deliveryInfo: delivered
              ? {
                  dateSent,
                  itemId: content.itemId,
                  sentVia: code(content.via),
                  sentToPatron: content.sentToPatron,
                  loanCondition: code(content.conditions?.[0]),
                  deliveredFormat: code(content.format),
                  deliveryCosts: costs(content.charged),
                }
              : undefined,
          },
        })
      : writeMessage({
          edition,
          kind: 'supplyingAgencyMessage',
          body: {
            header,
            messageInfo,
            statusInfo,
            retryInfo:
              content.offered || content.retryAfter || content.retryBefore
                ? {
                    offeredCosts: content.offered ? [costs(content.offered) ?? never()] : undefined,
                    retryBefore: content.retryBefore,
                    retryAfter: content.retryAfter,
                  }
                : undefined,
            deliveryInfo: delivered
              ? {
                  dateSent,
                  itemId: content.itemId === undefined ? undefined : [content.itemId],
                  deliveryMethod: code(content.via),
                  sentToPatron: content.sentToPatron,
                  loanCondition: content.conditions?.map((value) => ({ value })),
                  itemFormat: code(content.format),
                  deliveryCosts: content.charged ? [costs(content.charged) ?? never()] : undefined,
                }
              : undefined,
          },
        })
  return xml
    .replace('>StatusChange<', `>${content.reason}<`)
    .replace('<status>CompletedWithoutReturn<', `<status>${content.status}<`)
}

const never = (): never => {
  throw new Error('unreachable')
}

/** Reads a lender's message. */
export const read = (xml: string, from: Partner = partner()): Incoming => iso18626.read(bytes(xml), from, now)

/** Reads a lender's message that must be readable. */
export const readPartnerMessage = (xml: string, from: Partner = partner()): TranslatedMessage => {
  const incoming = read(xml, from)
  if (incoming.kind !== 'message') throw new Error(JSON.stringify(incoming))
  return translated(iso18626, incoming)
}

/** Interprets a message in its context; its sender is the partner of the context. */
export const interpretMessage = (xml: string, context: Partial<Situation> = {}): PartnerEvent => {
  const seen = situation(context)
  return readPartnerMessage(xml, seen.partner).interpret(seen)
}

/** Returns the body of a message that must be valid. */
export const valid = (xml: string) => {
  const result = readMessage(xml)
  if (!result.ok || result.notes.length > 0) throw new Error(JSON.stringify(result))
  return result.message
}
