import { afterEach, expect, test } from 'vitest'
import type { Store } from '../../src/store/ports/store.ts'
import { startGate } from '../support/gate.ts'
import { startWholeGateway, until } from '../support/gateway.ts'
import { type HangingPartner, startHangingPartner } from '../support/hanging-partner.ts'
import { partnerProfile } from '../support/http.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** The number of deliveries that leave while other work is held, one each second of the gateway's clock: five seconds. */
const seconds = 5
/** The usual time of a delivery at most, in milliseconds: the worker looks for what is due twice a second. */
const usualTime = 2_000

/** Creates a place where calls stop while it is held. */
const createHold = () => {
  let release = (): void => undefined
  let held: Promise<void> | undefined
  let stopped = 0
  return {
    hold: () => {
      held = new Promise((resolve) => {
        release = resolve
      })
    },
    release: () => {
      held = undefined
      release()
    },
    pass: async (): Promise<void> => {
      if (held === undefined) return
      stopped += 1
      await held
    },
    stopped: () => stopped,
  }
}

/** Returns a whole gateway, and a partner that takes messages under as many codes as a test wants. */
const start = async (storeWith: (store: Store) => Partial<Store> = () => ({})) => {
  const partner = await startHangingPartner()
  partner.refuse()
  closers.push(partner.stop)
  const gateway = await startWholeGateway({}, { inMemory: true, storeWith })
  closers.push(gateway.stop)
  await gateway.api('PUT', '/v1/libraries/LIB', {
    name: 'Library',
    symbols: [{ type: 'ISIL', value: 'LIB' }],
  })
  const request = async (code: string, url: string, more: Readonly<Record<string, unknown>> = {}) => {
    const connection = { protocol: 'iso18626', url }
    await gateway.api('PUT', `/v1/partners/${code}`, { ...partnerProfile(code), connection })
    const { body } = await gateway.api('POST', '/v1/requests', {
      library: 'LIB',
      citation: { title: `On ${code}` },
      service: { type: 'loan', form: 'physical', ...more },
      rota: [code],
    })
    const number = String(Reflect.get(Object(body), 'number'))
    const sent = await gateway.api('POST', `/v1/requests/${number}/commands`, { type: 'send' })
    expect(sent.status).toBe(202)
    return number
  }
  const isExpired = async (number: string): Promise<boolean> => {
    const { body } = await gateway.api('GET', `/v1/requests/${number}`)
    return Reflect.get(Object(Reflect.get(Object(body), 'outcome')), 'kind') === 'expired'
  }
  return { gateway, partner, request, isExpired }
}

/** Sends a request each second of the gateway's clock, and expects each to leave within the usual time. */
const expectOthersToLeave = async (
  { gateway, request }: Pick<Awaited<ReturnType<typeof start>>, 'gateway' | 'request'>,
  partner: HangingPartner,
): Promise<void> => {
  for (let second = 1; second <= seconds; second += 1) {
    const number = await request(`OTHER${second}`, partner.url)
    const hasLeft = () => partner.bodies.some((body) => body.includes(number))
    await until(`the message of ${number}`, hasLeft, usualTime)
    gateway.advance(1_000)
  }
}

test('deliveries leave while the look for deadlines hangs', async () => {
  const hold = createHold()
  const scene = await start((store) => ({
    listDueDeadlines: async (...query) => {
      await hold.pass()
      return store.listDueDeadlines(...query)
    },
  }))
  const tomorrow = new Date(scene.gateway.now() + 86_400_000).toISOString().slice(0, 10)
  const number = await scene.request('WAITED', scene.partner.url, { dateOfInterest: tomorrow })
  hold.hold()
  scene.gateway.advance(3 * 86_400_000)
  await until('the look to hang', () => hold.stopped() > 0)
  await expectOthersToLeave(scene, scene.partner)
  expect(await scene.isExpired(number)).toBe(false)
  hold.release()
  await until('the deadline to be applied', () => scene.isExpired(number))
})

test('deliveries leave, and deadlines of others are applied, while one request is stuck', async () => {
  const hold = createHold()
  let stuck = ''
  const scene = await start((store) => ({
    loadRequest: async (library, number) => {
      if (number === stuck) await hold.pass()
      return store.loadRequest(library, number)
    },
  }))
  const slow = await startHangingPartner()
  closers.push(slow.stop)
  const tomorrow = new Date(scene.gateway.now() + 86_400_000).toISOString().slice(0, 10)
  const number = await scene.request('SLOW', slow.url, { dateOfInterest: tomorrow })
  const other = await scene.request('OTHER', scene.partner.url, { dateOfInterest: tomorrow })
  await until('the message', () => slow.bodies.length === 1)
  stuck = number
  hold.hold()
  // Its delivery ends, and its deadline passes: both want the request.
  slow.refuse()
  scene.gateway.advance(3 * 86_400_000)
  await until('the request to be stuck', () => hold.stopped() > 0)
  await expectOthersToLeave(scene, scene.partner)
  await until('the deadline of the other', () => scene.isExpired(other), usualTime)
  stuck = ''
  hold.release()
  await until('the deadline to be applied', () => scene.isExpired(number))
})

test('deliveries leave while a mailbox does not answer', async () => {
  const scene = await start()
  const silent = await startGate(9)
  await silent.become('silent')
  closers.push(silent.stop)
  const since = new Date(scene.gateway.now()).toISOString()
  for (const name of ['one', 'two']) {
    const imap = {
      host: '127.0.0.1',
      port: silent.port,
      security: 'none',
      user: name,
      password: 'secret',
      allowPrivateNetwork: true,
    }
    await scene.gateway.call('PUT', `/v1/mailboxes/${name}`, { imap, since })
  }
  await until('both mailboxes to be read', () => silent.connections() >= 2)
  await expectOthersToLeave(scene, scene.partner)
  expect(silent.connections()).toBe(2)
})
