import { describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { auditable } from './audit/audit.ts'
import { type Finding, wrong } from './audit/finding.ts'
import { auditRelay } from './audit/relay.ts'
import { type Fault, faults, killGateway } from './faults.ts'
import { drive, plans } from './load.ts'
import { longestTest, patience } from './patience.ts'
import { createRandom } from './random.ts'
import { type RelayScene, relayedLenders, setRelayScene } from './relay-scene.ts'
import { describeFindings, leastWork, report } from './run-fault.ts'
import type { StoreKind } from './stores.ts'

const share = Number(process.env.FAULTS_SHARE ?? 1)

const relayedPlans = plans.filter(({ rota }) => rota.every((code) => relayedLenders.includes(code)))

/** The faults of the suite that can happen to what is passed on, and those of the side that asks. */
const named = (name: string): Fault => {
  const found = faults.find((each) => each.name === name)
  if (found === undefined) throw new Error(`there is no fault ${name}`)
  return found
}
type RelayFault = {
  readonly name: string
  readonly store: StoreKind
  readonly gateways?: number | undefined
  readonly protocol?: 'ncip'
  readonly times: number
  readonly strike: (scene: RelayScene) => Promise<number>
  readonly repair?: Fault['repair'] | undefined
  readonly multiplies?: boolean | undefined
}
const of = (name: string, store: StoreKind): RelayFault => ({ ...named(name), name, store })

/** The same fault where all speak NCIP. */
const byNcip = (fault: RelayFault): RelayFault => ({
  ...fault,
  name: `${fault.name}, by NCIP`,
  protocol: 'ncip',
})
const kills: readonly RelayFault[] = [
  of('kill -9 of the gateway', 'sqlite'),
  of('kill -9 of the lender', 'sqlite'),
]

const killOfAsking: RelayFault = {
  name: 'kill -9 of the gateway that asks',
  store: 'sqlite',
  times: 5,
  strike: (scene) => killGateway({ ...scene, gateways: [scene.borrower] }),
}

const relayFaults: readonly RelayFault[] = [
  ...kills,
  ...kills.map(byNcip),
  killOfAsking,
  byNcip(killOfAsking),
  of('kill -9 of the store', 'redis'),
  of('messages overtake one another', 'sqlite'),
  {
    name: 'connections between the gateways are reset',
    store: 'sqlite',
    times: 3,
    strike: (scene) => named('connections are reset').strike({ ...scene, wire: scene.near }),
  },
]

const figuresOf = (findings: readonly Finding[], messages: number, happened: number) => {
  const count = (kind: Finding['kind']): number => findings.filter((each) => each.kind === kind).length
  return { messages, faults: happened, lost: count('lost'), doubled: count('doubled') }
}

/** Loans with a fault of each kind in between: nothing is lost, doubled or out of order. */
describe('messages that are passed on between two gateways and lending systems', () => {
  for (const fault of relayFaults)
    test(`${fault.name} (${fault.store})`, { timeout: longestTest * Math.max(1, share) }, async (context) => {
      const closers: (() => Promise<void>)[] = []
      try {
        const random = createRandom(`relay ${fault.name}`)
        const { store, gateways, protocol } = fault
        const scene = await setRelayScene({ store, random, gateways, protocol }, closers)
        let isOver = false
        let happened = 0
        const facts = { isOver: () => isOver, signal: scene.ending.signal, longestStay: patience }
        const ways = relayedPlans.filter(({ steps }) => protocol !== 'ncip' || steps[0]?.at !== 'will_supply')
        const driving = drive(scene.library, 6, facts, ways)
        const times = Math.max(2, Math.ceil(fault.times * share))
        for (let struck = 0; struck < times; struck += 1) {
          const goal = scene.done() + random.between(10, 120)
          await until('more work', () => scene.done() >= goal, random.between(200, 1_500)).catch(
            () => undefined,
          )
          happened += await fault.strike(scene)
        }
        await fault.repair?.(scene, times)
        await until('work enough to audit', () => auditable(scene) > leastWork, 3 * patience)
        isOver = true
        const wrongs = await driving
        const { findings, messages } = await auditRelay(scene, fault.multiplies)
        const all = [...wrongs.map(wrong), ...findings]
        report(context, figuresOf(all, messages, happened))
        expect(all, describeFindings(fault.name, all)).toEqual([])
        expect(happened).toBeGreaterThanOrEqual(times)
      } finally {
        for (const close of closers.splice(0).reverse()) await close()
      }
    })
})
