import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { drawn, draws } from '../support/draws.ts'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'
import { type RecordingEnd, startRecordingEnd } from '../support/recording-end.ts'
import { describeWithShared, listShared, readShared } from '../support/shared.ts'

/** An exchange that was recorded between lendwire, which asks, and another system, which lends. */
const Recording = z.object({
  steps: z.array(z.object({ direction: z.string(), xml: z.string() })).default([]),
})
type Step = z.infer<typeof Recording>['steps'][number]

const folders = ['koha', 'crosslink-own-lenders', 'crosslink-by-hand'] as const
const message = /<(?:\w+:)?(request|requestingAgencyMessage|supplyingAgencyMessage)(?:\s[^>]*)?>/
const valueIn = (xml: string, element: string): string =>
  new RegExp(`<(?:\\w+:)?${element}[\\s>][\\s\\S]*?agencyIdValue[^>]*>([^<]*)<`).exec(xml)?.[1] ?? ''

const idIn = (xml: string): string => /requestingAgencyRequestId(?:\s[^>]*)?>([^<]*)</.exec(xml)?.[1] ?? ''
const hasEnvelope = /<(?:\w+:)?ISO18626Message[\s>]/
const withoutTimes = (xml: string): string =>
  xml.replace(/((?:timestamp|lastChange|dateSent)(?:\s[^>]*)?>)[^<]*/g, '$1')

/** Pairs each message with the confirmation that was recorded of it. */
const exchangesOf = (steps: readonly Step[]) =>
  steps.flatMap((step, index) => {
    const answer = steps
      .slice(index + 1)
      .find(({ direction, xml }) => direction !== step.direction && !message.test(xml))
    return message.test(step.xml) && answer !== undefined
      ? [{ isAsked: step.direction.startsWith('lendwire'), sent: step.xml, answered: answer.xml }]
      : []
  })

let gateway: WholeGateway
let system: RecordingEnd
let requester: RecordingEnd
beforeAll(async () => {
  ;[gateway, system, requester] = await Promise.all([
    startWholeGateway(),
    startRecordingEnd(),
    startRecordingEnd(),
  ])
})
afterAll(async () => {
  await Promise.all([gateway.stop(), system.stop(), requester.stop()])
})

const secretOf = (who: string) => `the-secret-of-${who}-in-the-path`
const put = (path: string, body: unknown) => gateway.call('PUT', path, body)

const declare = async (asked: string, asks: string, edition: string): Promise<void> => {
  const agency = (value: string) => [{ type: 'ISIL', value }]
  await put('/v1/libraries/LEND', { name: 'Library', symbols: agency(asked) })
  for (const [code, url, symbol, more] of [
    ['asks', requester.url, asks, {}],
    ['lms', system.url, asked, { relay: { libraries: ['LEND'] } }],
  ] as const)
    await put(`/v1/partners/${code}`, {
      name: code,
      symbols: agency(symbol),
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'path', secret: secretOf(code) }],
      connection: { protocol: 'iso18626', edition, url },
      ...more,
    })
}

const post = async (partner: string, body: string): Promise<string> => {
  const answer = await fetch(`${gateway.url}/partners/${partner}/iso18626/${secretOf(partner)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body,
  })
  return answer.text()
}

describeWithShared('what lending systems of others were recorded to say', () => {
  for (const folder of folders)
    test(`${folder}: each message passes in both directions as it is, and so does its confirmation`, async () => {
      let passed = 0
      for (const file of drawn(listShared('.json', 'interop', 'iso18626', folder), 4)) {
        const text = new TextDecoder().decode(readShared('interop', 'iso18626', folder, file))
        const exchanges = exchangesOf(Recording.parse(JSON.parse(text)).steps)
        const first = exchanges.find(({ sent }) => /<request[\s>]/.test(sent))
        if (first === undefined) continue
        const edition = first.sent.includes('version="1.2"') ? '1.2' : '2021-2'
        const asked = valueIn(first.sent, 'supplyingAgencyId')
        await declare(asked, valueIn(first.sent, 'requestingAgencyId'), edition)
        const seen = new Set<string>()
        const number = idIn(first.sent)
        for (const { isAsked, sent, answered } of exchanges) {
          // Koha leaves the envelope out: it is no partner of a system that wants one.
          if (idIn(sent) !== number || !hasEnvelope.test(sent) || !hasEnvelope.test(answered)) continue
          const isRepeat = seen.has(withoutTimes(sent))
          seen.add(withoutTimes(sent))
          const end = isAsked ? system : requester
          end.answer(answered)
          const before = end.received().length
          const confirmation = await post(isAsked ? 'asks' : 'lms', sent)
          if (isRepeat && end.received().length === before) continue
          expect(end.received().at(-1), `${file}: ${sent}`).toBe(sent)
          expect(confirmation, file).toBe(answered)
          passed += 1
        }
      }
      expect(passed).toBeGreaterThan(draws(100))
    })
})
