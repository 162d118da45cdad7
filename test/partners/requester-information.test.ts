import { describe, expect, test } from 'vitest'
import { Library } from '../../src/borrowing/library.ts'
import { operationKinds } from '../../src/borrowing/request/operation.ts'
import { Instant } from '../../src/borrowing/values.ts'
import { sampleOf } from '../../src/partners/email/letters/sample.ts'
import { Partner } from '../../src/partners/partner.ts'
import type { Rendered } from '../../src/partners/protocol.ts'
import { createProtocols } from '../../src/partners/protocols.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'

const now = Instant.parse('2026-11-24T14:00:00.000Z')
const library = Library.parse({
  code: 'BORR',
  name: 'Borrowing library',
  symbols: [{ type: 'ISIL', value: 'XX-BORR' }],
  email: 'ill@borrower.example',
  replyAddress: 'ill+{token}@borrower.example',
})
const patron = {
  id: 'patron-4711',
  surname: 'Nightingale',
  givenName: 'Florence',
  email: 'florence@patrons.example',
}
const namesPatron = /Nightingale|Florence|patron-4711/i

const connections = [
  { protocol: 'iso18626', url: 'https://lender.example/iso', edition: '1.2' },
  { protocol: 'iso18626', url: 'https://lender.example/iso', edition: '2021-2' },
  ...['nncipp', 'alma-p2p'].map((profile) => ({
    protocol: 'ncip',
    url: 'https://lender.example/ncip',
    profile,
  })),
  ...['en', 'de'].map((language) => ({ protocol: 'email', address: 'ill@lender.example', language })),
]

const protocols = createProtocols(protocolRegistry, {
  sign: async () => [new Uint8Array(32)],
  publicUrl: () => 'https://ill.example.org',
  letters: {},
  clock: () => Date.parse(now),
})

const partnerWith = (connection: object, sendsRequesterInformation: boolean): Partner =>
  Partner.parse({
    ...{ code: 'LEND', name: 'Lending library', symbols: [{ type: 'ISIL', value: 'XX-LEND' }] },
    ...{ connection, sendsRequesterInformation },
  })

/** Everything that is sent for an operation, as one text. */
const renderAll = (
  connection: object,
  sendsRequesterInformation: boolean,
  kind: (typeof operationKinds)[number],
  change: object,
): string | null => {
  const partner = partnerWith(connection, sendsRequesterInformation)
  const { operation, subject } = sampleOf(kind, partner, library, now)
  const request = { ...subject.request, patron, ...change }
  const rendered: Rendered | { readonly notSendable: string } = protocols
    .of(partner)
    .render(operation, { ...subject, request, digitalDelivery: 'to_patron' })
  if ('notSendable' in rendered) return null
  return [rendered, rendered.followedBy, ...(rendered.further ?? [])]
    .map((each) => (each === undefined ? '' : each.content + each.summary))
    .join('\n')
}

const services = [{}, { service: { type: 'copy' as const, form: 'digital' as const } }]
const rows = connections.flatMap((connection) =>
  operationKinds.map((kind) => [JSON.stringify(connection), kind, connection] as const),
)

describe('a partner whose profile does not send requester information', () => {
  test.each(rows)('over %s gets no %s with the name, id or mail of the patron', (_, kind, connection) => {
    for (const change of services)
      expect(renderAll(connection, false, kind, change) ?? '').not.toMatch(namesPatron)
  })

  test('names who wants the item only where the profile says so, in every protocol', () => {
    for (const connection of connections)
      expect(renderAll(connection, true, 'request', {}), JSON.stringify(connection)).toMatch(namesPatron)
  })
})
