import { type PartialMessage, readNcip, validateNcip } from 'node-ncip'
import { expect } from 'vitest'
import { Library } from '../../../src/borrowing/library.ts'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import type { Request } from '../../../src/borrowing/request/request.ts'
import type { Incoming, Situation } from '../../../src/partners/incoming-message.ts'
import type { NcipConnection } from '../../../src/partners/ncip/connection.ts'
import { ncip } from '../../../src/partners/ncip/entry.ts'
import { Partner } from '../../../src/partners/partner.ts'
import { bytes, now, protocolInputs, request, requestId } from '../sample-request.ts'
import { type TranslatedMessage, translated } from '../translated.ts'

export const profiles = ['standard', 'alma_p2p', 'nncipp'] as const
export type ProfileName = (typeof profiles)[number]

type PartnerInput = Omit<Partial<Parameters<typeof Partner.parse>[0] & object>, 'connection'>
export type Connection = Partial<Parameters<typeof NcipConnection.parse>[0] & object>

/** Returns a lending partner that speaks NCIP. */
export const partner = (connection: Connection = {}, more: PartnerInput = {}): Partner =>
  Partner.parse({
    code: 'LEND',
    name: 'Lending library',
    symbols: [{ type: 'ISIL', value: 'XX-LEND' }],
    ...more,
    connection: { protocol: 'ncip', url: 'https://lender.example.org/ncip', ...connection },
  })

/** The borrowing library, in Oslo: its days do not end with UTC's. */
export const library = Library.parse({
  code: 'BORR',
  name: 'Borrowing library',
  symbols: [
    { type: 'ISIL', value: 'XX-BORR' },
    { type: 'ALMA', value: '47BORR_INST||MAIN' },
  ],
  timeZone: 'Europe/Oslo',
  addresses: [
    { kind: 'physical', line1: 'Book street 1', locality: 'Oslo', postalCode: '0150', country: 'NO' },
  ],
  email: 'ill@borrower.example.org',
})

/** Returns an item that came, under the lender's id unless it has another name. */
export const item = (id = 1, more: Readonly<Record<string, unknown>> = { partnerItemId: `L-100${id}` }) => ({
  ...{ id, entry: 1, state: 'received', form: 'physical', hold: 'none' },
  ...more,
})

/** Returns a request whose item is here. */
export const lent = (...items: readonly ReturnType<typeof item>[]): Request =>
  request({ stage: 'received', items: items.length === 0 ? [item()] : items, itemCount: items.length || 1 })

export const { subject, situation } = protocolInputs(library, partner)

export const namespace = 'http://www.niso.org/2008/ncip'
export const version = 'http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd'

export const header = (from = 'XX-LEND', to = 'XX-BORR', more = ''): string =>
  `<InitiationHeader><FromAgencyId><AgencyId>${from}</AgencyId></FromAgencyId>${more}` +
  `<ToAgencyId><AgencyId>${to}</AgencyId></ToAgencyId></InitiationHeader>`

export const requestIdElement = `<RequestId><AgencyId>XX-BORR</AgencyId><RequestIdentifierValue>${requestId}</RequestIdentifierValue></RequestId>`
export const itemIdElement = (id = 'L-1001'): string =>
  `<ItemId><ItemIdentifierValue>${id}</ItemIdentifierValue></ItemId>`
export const userIdElement = '<UserId><UserIdentifierValue>XX-BORR</UserIdentifierValue></UserId>'

/** Returns a message of version 2 around some content. */
export const message = (kind: string, content: string, head = header()): string =>
  `<NCIPMessage xmlns="${namespace}" xmlns:ncip="${namespace}" ncip:version="${version}">` +
  `<${kind}>${head}${content}</${kind}></NCIPMessage>`

/** Returns a response of version 2. */
export const response = (kind: string, content: string): string =>
  message(kind, content, header().replaceAll('InitiationHeader', 'ResponseHeader'))

export const problem = (type: string, detail?: string): string =>
  `<Problem><ProblemType>${type}</ProblemType>${detail === undefined ? '' : `<ProblemDetail>${detail}</ProblemDetail>`}</Problem>`

/** Reads a lender's message. */
export const read = (xml: string, from: Partner = partner()): Incoming => ncip.read(bytes(xml), from, now)

/** Reads a lender's message that must be readable. */
export const readPartnerMessage = (xml: string, from: Partner = partner()): TranslatedMessage => {
  const incoming = read(xml, from)
  if (incoming.kind !== 'message') throw new Error(JSON.stringify(incoming))
  return translated(ncip, incoming)
}

/** Interprets a message in its context; its sender is the partner of the context. */
export const meaning = (xml: string, context: Partial<Situation> = {}): PartnerEvent => {
  const seen = situation(context)
  return readPartnerMessage(xml, seen.partner).interpret(seen)
}

/** Returns the message in a text that must be valid in every word. */
export const valid = (xml: string): PartialMessage => {
  expect(validateNcip(xml).faults, xml).toEqual([])
  const result = readNcip(xml)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.message
}
