import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startWholeGateway, until } from '../support/gateway.ts'
import { fillDisk, mountDisk } from '../support/small-disk.ts'
import { startMailServer } from '../support/smtp.ts'
import { startReceiver } from '../webhooks/receiver.ts'

const Alarm = z.object({ kind: z.literal('store'), title: z.string(), overAt: z.string().nullable() })
const Posted = z.object({ subject: z.string(), raised: z.array(Alarm), over: z.array(Alarm) })

/** Messages about other conditions may leave beside: only those about the store are looked at. */
const isAboutStore = (text: string): boolean => /The store (?:cannot|could not) be written/.test(text)

const unfolded = (mail: string): string => mail.replaceAll('=\r\n', '').replaceAll('\r\n ', ' ')

/** Makes a small disk with a gateway on it, a mail server and a webhook; null where no disk can be mounted. */
const startOnSmallDisk = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-alarm-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const unmount = await mountDisk(folder, 24)
  if (unmount === undefined) return null
  onTestFinished(unmount)
  const mails = await startMailServer()
  onTestFinished(mails.stop)
  const receiver = await startReceiver()
  onTestFinished(receiver.close)
  const gateway = await startWholeGateway({
    LENDWIRE_STORE: `sqlite:${join(folder, 'lendwire.sqlite')}`,
    LENDWIRE_SMTP_URL: mails.url,
    LENDWIRE_MAIL_FROM: 'lendwire@gateway.example',
  })
  onTestFinished(gateway.stop)
  const { api } = gateway
  const settings = await api('PUT', '/v1/alarm-settings', {
    to: ['admin@gateway.example'],
    webhook: { url: receiver.url, secret: `whsec_${'a'.repeat(32)}`, allowPrivateNetwork: true },
  })
  expect(settings.status, JSON.stringify(settings.body)).toBe(200)
  const library = {
    name: 'Abc Library',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
    timeZone: 'UTC',
  }
  expect((await api('PUT', '/v1/libraries/ABC', library)).status).toBe(201)
  return {
    gateway,
    ballast: join(folder, 'ballast'),
    mailed: () => mails.mails.map(({ raw }) => unfolded(raw)).filter(isAboutStore),
    posted: () =>
      receiver.calls
        .filter(({ body }) => isAboutStore(body))
        .map(({ body }) => Posted.parse(JSON.parse(body))),
    makeRequest: async (title: string): Promise<number> => {
      const request = { library: 'ABC', citation: { title }, service: { type: 'loan' }, rota: [] }
      return (await api('POST', '/v1/requests', request)).status
    },
  }
}

for (const isLooked of [false, true])
  test(`a disk that fills at once${isLooked ? ' while another process looks' : ''} is told by mail and webhook, and once more when there is room`, async (context) => {
    const scene = await startOnSmallDisk()
    if (scene === null) return context.skip('a small disk cannot be mounted here')
    const { gateway, ballast, mailed, posted, makeRequest } = scene
    expect(await makeRequest('Sult')).toBe(201)
    // Another process looks all the time: this one never does.
    if (isLooked) {
      await until('the lease', () =>
        gateway.store.acquireLease('alarms', 86_400_000).then((token) => token !== null),
      )
    }

    await fillDisk(ballast)
    // Library systems go on calling.
    await until('both to be told', async () => {
      gateway.advance(5_000)
      await makeRequest('x'.repeat(2_000))
      return mailed().length > 0 && posted().length > 0
    })
    expect(await makeRequest('Pan')).toBe(503)
    const [mail = ''] = mailed()
    expect(mail).toContain('Subject: The store cannot be written: its disk is full')
    expect(mail).toContain('Make room on its disk.')
    const raised = { overAt: null, title: expect.stringMatching(/since .* UTC: its disk is full\.$/) }
    expect(posted()).toMatchObject([{ raised: [raised], over: [] }])

    // The disk stays full for an hour and a half: nobody is told twice, and of no end.
    for (let minutes = 0; minutes < 90; minutes += 1) {
      gateway.advance(60_000)
      await makeRequest('Pan')
    }
    expect([mailed().length, posted().length]).toEqual([1, 1])

    await rm(ballast)
    await until('both to be told of the end', () => {
      gateway.advance(5_000)
      return mailed().length > 1 && posted().length > 1
    })
    expect(mailed()[1]).toContain('Subject: Over: The store could not be written')
    expect(mailed()[1]).toMatch(/The store can be written again\. .*: its disk was full\./)
    expect(posted()[1]).toMatchObject({ raised: [], over: [{ overAt: expect.any(String) }] })
    expect(await makeRequest('Pan')).toBe(201)
  })
