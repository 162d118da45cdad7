import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { fault } from '../../src/problem.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { expectProblem } from './scene.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startHttp()
  await gateway.makeLibrary('ABC')
})
afterAll(() => gateway.close())

/** The settings of profiles that become timers: the path of the document, and of the setting in it. */
const places: readonly (readonly [string, string, string, (duration: string) => unknown])[] = [
  ...['iso18626', 'ncip', 'email'].map(
    (protocol) =>
      [
        `an ${protocol} partner`,
        '/v1/partners/SUP',
        'connection/timeout',
        (timeout: string) => ({
          name: 'Sup',
          symbols: [{ type: 'ISIL', value: 'SUP' }],
          connection: {
            protocol,
            ...(protocol === 'email' ? { address: 'ill@sup.example' } : { url: 'https://sup.example/' }),
            timeout,
          },
        }),
      ] as const,
  ),
  ['an ILS', '/v1/libraries/ABC/ils', 'timeout', (timeout) => ({ url: 'https://ils.example/', timeout })],
  [
    'a catalogue',
    '/v1/locate-profiles/daia',
    'timeout',
    (timeout) => ({
      ask: { kind: 'daia', url: 'https://daia.example/', ids: [{ by: 'isbn' }] },
      timeout,
    }),
  ],
]
const put = (path: string, json: unknown) => gateway.call('PUT', path, { json })

describe.each(places)('the timeout of %s', (_, path, place, document) => {
  test.each(['PT0S', 'P0D', 'PT3601S', 'P24D', 'P30D', 'P9999D'])(
    'is refused with the reason: %s',
    async (span) => {
      const answer = await put(path, document(span))
      expectProblem(answer, 400, 'invalid-input')
      expect(answer.at('faults')).toEqual([
        expect.objectContaining({ path: place, text: 'must be at least PT1S and at most PT1H' }),
      ])
    },
  )

  test.each(['PT1S', 'PT60M'])('is accepted: %s', async (span) => {
    const answer = await put(path, document(span))
    expect([200, 201], answer.text).toContain(answer.status)
  })
})

test.each([
  ['PT0S', 400],
  ['P2D', 400],
  ['PT1S', 201],
  ['P1D', 200],
])('looking into a mailbox every %s: %i', async (pollEvery, status) => {
  const imap = { host: 'imap.example.org', user: 'ill', password: 'x', pollEvery }
  const answer = await put('/v1/mailboxes/main', { imap })
  expect(answer.status, answer.text).toBe(status)
  if (status === 400)
    expect(answer.at('faults')).toEqual([
      expect.objectContaining({ path: 'imap/pollEvery', text: 'must be at least PT1S and at most P1D' }),
    ])
})

test.each(['PT0S', 'P30D'])('filling in a citation within %s is refused', (LENDWIRE_CITATION_TIMEOUT) => {
  expect(() => readConfig({ LENDWIRE_CITATION_TIMEOUT })).toThrow(
    expect.objectContaining({
      faults: [
        fault('LENDWIRE_CITATION_TIMEOUT', 'fault.duration_limits', { shortest: 'PT1S', longest: 'PT1H' }),
      ],
    }),
  )
})
