import { describe, expect, test } from 'vitest'
import { Library } from '../../src/borrowing/library.ts'
import { operationKinds } from '../../src/borrowing/request/operation.ts'
import { Instant } from '../../src/borrowing/values.ts'
import { sampleOperation } from '../../src/partners/email/letters/sample-operation.ts'
import { Partner } from '../../src/partners/partner.ts'
import { createProtocols } from '../../src/partners/protocols.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import type { NotSent, Rendered } from '../../src/partners/rendered-message.ts'
import { createRedaction } from '../../src/privacy/redact-content.ts'
import { compareTexts } from '../../src/privacy/removed-texts.ts'
import { languages } from '../../src/translations/language.ts'

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
  ...languages.map((language) => ({ protocol: 'email', address: 'ill@lender.example', language })),
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

/** Renders everything that is sent for an operation, as one text. */
const renderAll = (
  connection: object,
  sendsRequesterInformation: boolean,
  kind: (typeof operationKinds)[number],
  change: object,
): string | null => {
  const partner = partnerWith(connection, sendsRequesterInformation)
  const { operation, subject } = sampleOperation(kind, partner, library, now)
  const request = { ...subject.request, patron, ...change }
  const rendered: Rendered | NotSent = protocols
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

describe('a message that still waits when the patron is erased', () => {
  const note = 'Please hurry:\nMy mother is "very" ill & waits.'
  const deliveryAddresses = [
    { kind: 'physical' as const, line1: 'Florence Nightingale', line2: 'South Street 10', locality: 'Oslo' },
  ]
  const citation = { title: 'The works of Nightingale', author: 'Brown' }
  const before = { citation, service: { type: 'loan' as const, note }, deliveryAddresses }
  const after = { citation, service: { type: 'loan' } }
  const words = Object.values(patron).map((word) => word.toLowerCase())
  const texts = compareTexts([{ ...before, patron }, { note }], [after], words)
  const coded = new Set(protocolRegistry.flatMap(({ codedElements = [] }) => [...codedElements]))
  const redact = createRedaction(coded, texts)
  const requests = connections.map((connection) => [JSON.stringify(connection), connection] as const)

  test.each(requests)('over %s loses name, note and address, and nothing else', (_, connection) => {
    const rendered = renderAll(connection, true, 'request', before) ?? ''
    expect(rendered).toContain('South Street')
    const content = redact(
      rendered.slice(0, Math.max(rendered.lastIndexOf('>'), rendered.lastIndexOf('}')) + 1),
    )
    expect(content.replaceAll('The works of Nightingale', '')).not.toMatch(namesPatron)
    expect(content).not.toMatch(/South Street|Oslo|hurry|mother/)
    expect(content).toContain('The works of Nightingale')
    expect(content).toContain('Brown')
    // All elements stay, but for the line breaks of the note.
    const namesOf = (text: string) => text.match(/<\/?(?!br)[\w:]+/g)
    expect(namesOf(content)?.length).toBe(namesOf(rendered)?.length)
  })

  test('keeps words that only contain a word of the person, and codes', () => {
    const short = createRedaction(new Set(['status']), { removed: [], kept: [], words: ['ann'] })
    expect(short('<m><status>Ann-1</status><t>Hannover</t><t>for Ann.</t></m>')).toBe(
      '<m><status>Ann-1</status><t>Hannover</t><t>for .</t></m>',
    )
  })
})
