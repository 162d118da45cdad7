import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Operation, OperationKind } from '../../../src/borrowing/request/operation.ts'
import { Instant } from '../../../src/borrowing/values.ts'
import { iso18626 } from '../../../src/partners/iso18626/entry.ts'
import { describeWithShared, listShared, sharedPath } from '../../support/shared.ts'
import { entry, request } from '../sample-request.ts'
import { interpretMessage, partner, subject } from './sample-messages.ts'

type Step = {
  readonly direction: string
  readonly status?: number
  readonly xml?: string
  readonly body?: string
}
type Exchange = { readonly name: string; readonly steps: readonly Step[] }
type Recording = { readonly steps?: readonly Step[]; readonly exchanges?: readonly Exchange[] }

const folder = ['interop', 'iso18626', 'koha'] as const
const read = (name: string): Recording => JSON.parse(readFileSync(sharedPath(...folder, name), 'utf8'))
const koha = partner({ vendor: 'koha' })
const now = Instant.parse('2026-11-30T18:00:00.000Z')
const bytes = (text: string) => new TextEncoder().encode(text)
const textOf = ({ xml, body }: Step): string => xml ?? body ?? ''

const operationIn = (xml: string): OperationKind =>
  xml.includes('requestConfirmation') ? 'request' : 'cancel'
const meaningOf = (step: Step) =>
  iso18626.readReply(
    operationIn(textOf(step)),
    { status: step.status ?? 200, contentType: 'application/xml', body: bytes(textOf(step)) },
    koha,
    undefined,
  )

/** A Request with all that a library can put into one, as it goes to Koha. */
const kohaRequest = (() => {
  const rendered = iso18626.render(
    { kind: 'request' },
    subject({
      partner: partner({ vendor: 'koha' }, { sendsRequesterInformation: true }),
      request: request({
        citation: {
          title: 'Title',
          publicationType: 'Incunabulum',
          identifiers: [
            { type: 'ISBN', value: '9780306406157' },
            { type: 'OCLC', value: '1' },
          ],
          recordIds: [{ type: 'local', value: 'b1' }],
        },
        service: { type: 'copy', form: 'digital', level: 'Soon', neededBy: '2026-12-24', anyEdition: true },
        patron: { id: 'p-17', surname: 'Surname', email: 'patron@example.org' },
      }),
      entry: entry({ callNumber: 'QA 76' }),
    }),
  )
  return 'notSendable' in rendered ? rendered.notSendable.code : rendered.content
})()

/** What of a Request or message Koha's schema refuses, by the words of its answer. */
const refusedParts: readonly (readonly [RegExp, RegExp])[] = [
  [/requestedDeliveryInfo/, /<requestedDeliveryInfo>/],
  [/supplierInfo/, /<supplierInfo>/],
  [/physicalAddress/, /<physicalAddress>/],
  [/electronicAddress/, /<electronicAddress>/],
  [/preferredEdition/, /<preferredEdition>/],
  [/preferredFormat/, /<preferredFormat>/],
  [/serviceLevel/, /<serviceLevel>(?!Express|Normal|Rush|SecondaryMail|Standard|Urgent)/],
  [
    /bibliographicItemIdentifierCode/,
    /<bibliographicItemIdentifierCode>(?!DOI|Handle|ISBN|ILII|ISSN|ISMN|NBN|URN)/,
  ],
  [
    /bibliographicRecordIdentifierCode/,
    /<bibliographicRecordIdentifierCode>(?!AMICUS|BL|FAUST|JNB|LA|LCCN|Medline|NCID|OCLC|PID|PMID|TP)/,
  ],
  [/publicationType/, /<publicationType>(?!Article|Book|Journal)/],
  [/needBeforeDate/, /<needBeforeDate>[\d-]+</],
  [/agencyIdType/, /<agencyIdType>(?!ISIL|DNUCNI|ICOLC)/],
]

describeWithShared('what Koha’s own lender code said', () => {
  const files = listShared('.json', ...folder)

  test('is understood: each of its messages and each of its answers', () => {
    let messages = 0
    let answers = 0
    for (const file of files)
      for (const step of read(file).steps ?? []) {
        const text = textOf(step)
        if (!step.direction.startsWith('koha') || !text.includes('<')) continue
        if (text.includes('<supplyingAgencyMessage>')) {
          messages += 1
          const read = iso18626.read(bytes(text), koha, now)
          expect(read, `${file}: ${text}`).toMatchObject({ kind: 'message', requestId: expect.any(String) })
          const event = interpretMessage(text, { partner: koha })
          expect(event.partnerRequestId, file).toMatch(/^\d+$/)
          expect(event.supplier, file).toBeUndefined()
        } else if (text.includes('Confirmation>')) {
          answers += 1
          expect(meaningOf(step).kind, `${file}: ${text}`).toBe(
            text.includes('<messageStatus>OK<') ? 'confirmed' : 'refused',
          )
        }
      }
    expect(messages).toBeGreaterThan(80)
    expect(answers).toBeGreaterThan(40)
  })

  test('as an offer is read with its members of 2021, under any version', () => {
    const offered = (file: string) => {
      const step = (read(file).steps ?? []).find((each) => textOf(each).includes('RetryPossible'))
      return interpretMessage(step === undefined ? '' : textOf(step), { partner: koha })
    }
    expect(offered('KA7-retry-at-a-cost.json')).toMatchObject({ cost: { amount: '12.5', currency: 'EUR' } })
    expect(offered('K59-retry-with-a-condition.json')).toMatchObject({ conditions: ['LibraryUseOnly'] })
    expect(offered('KA7-retry-with-a-volume.json')).toMatchObject({ offer: { volumes: ['14', '15'] } })
  })

  test('as a refusal is read in its words', () => {
    for (const file of files.filter((name) => name.endsWith('-acceptance.json')))
      for (const { name, steps } of read(file).exchanges ?? []) {
        const answer = steps[1]
        if (answer === undefined || !textOf(answer).includes('ERROR')) continue
        const meaning = meaningOf(answer)
        expect(meaning, `${file}: ${name}`).toMatchObject({ kind: 'refused' })
        for (const [, words] of textOf(answer).matchAll(/<error(?:Type|Value|Message)>([^<]+)</g))
          expect(JSON.stringify(meaning), `${file}: ${name}`).toContain(words?.trim())
      }
  })

  test('of a Request is no longer sent: every part that it refused', () => {
    const refused = files
      .filter((name) => name.endsWith('-acceptance.json'))
      .flatMap((name) => read(name).exchanges ?? [])
      .filter(({ steps }) => /<request>/.test(textOf(steps[0] ?? { direction: '' })))
      .flatMap(({ steps }) => {
        const answer = textOf(steps[1] ?? { direction: '' })
        return answer.includes('BadlyFormedMessage') ? [answer] : []
      })
    expect(refused.length).toBeGreaterThan(10)
    expect(kohaRequest).toContain('<request>')
    expect(kohaRequest).toContain('Call number: QA 76')
    // Koha reads an element without content as a text: "/request/publicationInfo: object, type, string".
    expect(kohaRequest).not.toMatch(/<\w+\/>|<(\w+)><\/\1>/)
    for (const answer of refused) {
      const part = refusedParts.find(([words]) => words.test(answer))
      expect(part, answer).toBeDefined()
      expect(part?.[1].test(kohaRequest), answer).toBe(false)
    }
  })

  const isSent = (operation: Operation): boolean =>
    !('notSendable' in iso18626.render(operation, subject({ partner: koha, entry: entry() })))

  /** What became of each action that it refused: not sent, sent with its number, or understood as the end of the loan there. */
  const since: Readonly<Record<string, (refusal: Step) => void>> = {
    StatusRequest: () => expect(isSent({ kind: 'status_request' })).toBe(false),
    Notification: () => expect(isSent({ kind: 'message', note: 'Please hurry' })).toBe(false),
    Renew: () => expect(isSent({ kind: 'renew' })).toBe(false),
    Cancel: () => {
      const { requestIds } = entry()
      const numbered = entry({ numbers: requestIds.map((requestId) => ({ requestId, number: '77' })) })
      const rendered = iso18626.render({ kind: 'cancel' }, subject({ partner: koha, entry: numbered }))
      expect(JSON.stringify(rendered)).toContain('<supplyingAgencyRequestId>77<')
      expect(iso18626.capabilities(koha)).toMatchObject({ needsItsNumber: true })
    },
    Received: (refusal) => expect(meaningOf(refusal)).toMatchObject({ error: { kind: 'finished' } }),
    ShippedReturn: (refusal) => expect(meaningOf(refusal)).toMatchObject({ error: { kind: 'finished' } }),
  }

  test('of a message is no longer sent, or is the end of the loan there: every action that it refused', () => {
    const refusals = files.flatMap((file) => {
      const steps = read(file).steps ?? []
      return steps.flatMap((step, index) => {
        const action = /<action>(\w+)</.exec(textOf(steps[index - 1] ?? { direction: '' }))?.[1]
        return action !== undefined && textOf(step).includes('ERROR') ? [{ action, step }] : []
      })
    })
    expect(new Set(refusals.map(({ action }) => action))).toEqual(new Set(Object.keys(since)))
    for (const { action, step } of refusals) since[action]?.(step)
  })
})
