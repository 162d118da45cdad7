import { setTimeout as wait } from 'node:timers/promises'
import { createLender, createSimulatedIls, type SimulatedIls } from '@lendwire/lender'
import { patron } from './patron.ts'
import { PlayersOrder, type PlayersReady } from './wire.ts'

type Player = {
  readonly code: string
  readonly start: () => Promise<string>
  readonly stop: () => Promise<void>
}

const lenderOf = (
  { partner, scenario, profile, token }: PlayersOrder['lenders'][number],
  order: PlayersOrder,
): Player => {
  const protocol = profile === undefined ? 'iso18626' : 'ncip'
  const gateway = { url: `${order.gateway}/partners/${partner}/${protocol}`, token }
  const lender = createLender({ scenario, protocol, profile, gateway, bearer: token, pace: order.pace })
  return { code: partner, start: () => lender.start(0), stop: lender.stop }
}

/** Plays the desk of a library: the patron takes home what was accepted, and brings it back. */
const lendOut = async (system: SimulatedIls, id: string, pace: number): Promise<void> => {
  for (const news of ['ItemCheckedOut', 'ItemCheckedIn'] as const) {
    let taken = false
    // While the gateway is still noting that the item was accepted it does not know it.
    for (let tries = 0; !taken && tries < 20; tries += 1) {
      await wait(500 * pace)
      taken = await system.notify(news, id)
    }
  }
}

const systemOf = (
  { library, token, refuses }: PlayersOrder['systems'][number],
  order: PlayersOrder,
): Player => {
  const lends = refuses === 0
  const system: SimulatedIls = createSimulatedIls({
    users: [patron],
    bearer: token,
    gateway: { url: `${order.gateway}/ils/${library}/ncip`, token },
    report: ({ kind, itemId }) => {
      if (lends && kind === 'AcceptItem' && itemId !== undefined) void lendOut(system, itemId, order.pace)
    },
  })
  for (let refused = 0; refused < refuses; refused += 1)
    system.behaveNext('AcceptItem', {
      answer: 'problem',
      type: 'Cannot Accept Item',
      detail: 'no such location',
    })
  return { code: library, start: () => system.start(0), stop: system.stop }
}

/** Runs lenders and library systems, each on a port of its own, in a process of their own: they and the gateway meet on the wire alone. */
const run = async (order: PlayersOrder): Promise<void> => {
  const players = [
    ...order.lenders.map((lender) => lenderOf(lender, order)),
    ...order.systems.map((system) => systemOf(system, order)),
  ]
  const urls = await Promise.all(players.map(async ({ code, start }) => [code, await start()] as const))
  const stop = (): void => {
    Promise.all(players.map((player) => player.stop())).finally(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('disconnect', stop)
  // Ctrl-C reaches every process of the terminal: the demo decides when the players stop.
  process.on('SIGINT', () => undefined)
  const ready: PlayersReady = { urls: Object.fromEntries(urls) }
  process.send?.(ready)
}

process.once('message', (message) => void run(PlayersOrder.parse(message)))
