import { readFileSync } from 'node:fs'
import { problemsOf, readNcip } from 'node-ncip'
import { expect, test } from 'vitest'
import { Library } from '../../../src/borrowing/library.ts'
import { Instant } from '../../../src/borrowing/values.ts'
import { IlsConnection } from '../../../src/ils/connection.ts'
import { ncipIls } from '../../../src/ils/entry.ts'
import { ncipLookupItem } from '../../../src/locate/ask/ncip-lookup-item.ts'
import { ncip } from '../../../src/partners/ncip/entry.ts'
import type { WireAnswer } from '../../../src/partners/partner-reply.ts'
import { describeWithShared, listShared, sharedPath } from '../../support/shared.ts'
import { request } from '../sample-request.ts'
import { partner, subject } from './sample-messages.ts'

type Step = {
  readonly direction: string
  readonly status?: number
  readonly xml: string | { readonly content: string }
}

const folder = ['interop', 'ncip', 'live-2'] as const
const stepsOf = (file: string): readonly Step[] =>
  JSON.parse(readFileSync(sharedPath(...folder, file), 'utf8')).steps
const textOf = ({ xml }: Step): string => (typeof xml === 'string' ? xml : xml.content)
const bytes = (text: string) => new TextEncoder().encode(text)
const now = Instant.parse('2026-11-30T18:00:00.000Z')

/** Writes the question of a catalogue for an item by its barcode. */
const lookUp = (): string =>
  ncipLookupItem.call(
    { ask: '25556819818614', type: 'Item Barcode', about: 'id', loose: false },
    {
      kind: 'ncip_lookup_item',
      url: 'https://x.example/ncip',
      ids: [],
      fromAgency: 'NO-LOC',
      toAgency: 'Dummytown',
    },
  ).body ?? ''

/** The exchanges in which the other system asks. */
const asks = /^(?:nncipp-backend|xc-initiator)/

describeWithShared('what running NCIP systems said', () => {
  const files = listShared('.json', ...folder)

  test.each(files.filter((file) => asks.test(file)))('is read where they ask: %s', (file) => {
    const profile = file.startsWith('nncipp') ? 'nncipp' : 'standard'
    const lender = partner({ profile })
    for (const step of stepsOf(file).filter(({ direction }) => direction === 'request')) {
      const read = ncip.read(bytes(textOf(step)), lender, now)
      expect(['message', 'request_question', 'agency_question']).toContain(read.kind)
    }
  })

  test.each(files.filter((file) => !asks.test(file)))('is read where they answer: %s', (file) => {
    const answers = stepsOf(file).filter(({ direction }) => direction === 'response')
    expect(answers.length).toBeGreaterThan(0)
    for (const answer of answers) {
      const result = readNcip(bytes(textOf(answer)), { reader: 'scan' })
      const message = result.ok ? result.message : result.partial
      if (textOf(answer).includes('It works!')) continue
      expect(message?.kind, textOf(answer)).toMatch(/Response$|^Problem$/)
      const named = /<(?:\w+:)?ProblemType\b/.test(textOf(answer))
      expect(message !== undefined && problemsOf(message).length > 0).toBe(named)
    }
  })

  test('of a Scheme is no longer sent to a Norwegian lender, and the toolkit gets one for each code', () => {
    const rendered = ncip.render({ kind: 'request' }, subject({ partner: partner({ profile: 'nncipp' }) }))
    const content = 'notSendable' in rendered ? rendered.notSendable : rendered.content
    expect(content).toContain('RequestItem>')
    expect(content).not.toContain('Scheme=')
    const body = lookUp()
    const codes = [...body.matchAll(/<(?:\w+:)?(?:ItemIdentifierType|ItemElementType)\b[^>]*>/g)]
    expect(codes.length).toBeGreaterThan(1)
    for (const [element] of codes) expect(element).toContain('Scheme="')
  })

  const rendered = (profile: string): string => {
    const message = ncip.render({ kind: 'request' }, subject({ partner: partner({ profile }) }))
    return 'notSendable' in message ? message.notSendable.code : message.content
  }
  const dialect = (code: string) => IlsConnection.parse({ url: 'https://ils.example/ncip', dialect: code })
  const library = Library.parse({
    code: 'OWN',
    name: 'The library',
    symbols: [{ type: 'ISIL', value: 'XX-OWN' }],
  })
  /** What the dialect writes: test/ils/dialects compares it with the fixture. */
  const written = (name: string): string =>
    readFileSync(new URL(`../../../fixtures/ncip/ils/${name}.xml`, import.meta.url), 'utf8')
  const userOf = (code: string): string =>
    ncipIls.askForUser({ barcode: '2001', pin: '4711' }, library, dialect(code)).content

  /** What became of each refusal: the message is written in another way, not sent at all, or its refusal has a meaning. */
  const since: Readonly<Record<string, (answer: WireAnswer) => void>> = {
    'evergreen AcceptItem': () => expect(written('evergreen/AcceptItem')).not.toContain('Scheme='),
    'evergreen LookupUser': () => expect(userOf('evergreen')).not.toContain('Scheme='),
    'evergreen CheckInItem': (answer) =>
      expect(ncipIls.readReply('check_in_item', answer, checkInOf('B1001'))).toMatchObject({
        nothingDone: 'not_checked_out',
      }),
    'evergreen DeleteItem': () => expect(ncipIls.isOn('delete_item', dialect('evergreen'))).toBe(false),
    'koha AcceptItem': (answer) =>
      expect(ncipIls.readReply('accept_item', answer, '')).toMatchObject({
        kind: 'unclear',
        reason: { code: 'reply.because.not_understood' },
      }),
    'koha LookupItem': (answer) =>
      expect(ncipIls.readItem(answer)).toMatchObject({ kind: 'unclear', because: 'not_understood' }),
    // The record code is the profile's own, and no value has a Scheme; an unknown title stays unknown.
    'nncipp RequestItem': () => {
      expect(rendered('nncipp')).not.toContain('Scheme=')
      const message = ncip.render({ kind: 'request' }, localRecord)
      const content = 'notSendable' in message ? '' : message.content
      expect(content).toContain('>OwnerLocalRecordID<')
      // A second BibliographicId is a list to XML::LibXML::Simple, at which the server fails.
      expect(content.match(/<ns1:BibliographicId>/g)).toHaveLength(1)
    },
    'xc DeleteItem': (answer) =>
      expect(ncipIls.readReply('delete_item', answer, checkInOf(''))).toMatchObject({
        nothingDone: 'unsupported',
      }),
    'xc LookupItem': () => expect(lookUp()).toMatch(/ItemIdentifierType[^>]*Scheme="/),
    'xc ItemRequestUpdated': (answer) =>
      expect(ncip.readReply('message', answer, partner(), undefined)).toMatchObject({ kind: 'refused' }),
  }
  const localRecord = subject({
    partner: partner({ profile: 'nncipp' }),
    request: request({
      citation: {
        title: 'Title',
        supplierRecordId: 'b1',
        identifiers: [{ type: 'ISBN', value: '9780306406157' }],
      },
    }),
  })
  const checkInOf = (id: string): string =>
    `<NCIPMessage xmlns="http://www.niso.org/2008/ncip" version="http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd"><CheckInItem><ItemId><ItemIdentifierValue>${id}</ItemIdentifierValue></ItemId></CheckInItem></NCIPMessage>`

  test('where they refuse is no longer sent, or understood: each refusal', () => {
    const met = new Set<string>()
    for (const file of files.filter((name) => !asks.test(name))) {
      const steps = stepsOf(file)
      steps.forEach((step, index) => {
        const text = textOf(step)
        if (step.direction !== 'response' || !/<(?:\w+:)?ProblemType\b|It works!/.test(text)) return
        const sent = readNcip(bytes(textOf(steps[index - 1] ?? step)), { reader: 'scan' })
        const kind = sent.ok ? sent.message.kind : sent.partial?.kind
        const name = `${file.split('-')[0]} ${kind}`
        expect(Object.keys(since), file).toContain(name)
        met.add(name)
        since[name]?.({ status: 200, contentType: 'application/xml', body: bytes(text) })
      })
    }
    expect(met).toEqual(new Set(Object.keys(since)))
  })
})
