import { z } from 'zod'
import { CreateRequest } from '../../src/borrowing/commands/create-input.ts'
import { createRequest } from '../../src/borrowing/create-request.ts'
import type { Context } from '../../src/borrowing/decision.ts'
import { projectStatus } from '../../src/borrowing/status/project-status.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { PartnerCode } from '../../src/borrowing/values.ts'
import { applyConfiguration } from '../../src/configuration/file/apply.ts'
import { readEntries } from '../../src/configuration/file/entries.ts'
import { createConfigKinds } from '../../src/configuration/kinds.ts'
import { createConfiguration } from '../../src/configuration/snapshot.ts'
import { readDecisionContext } from '../../src/delivery/decision-context.ts'
import { createLinkSigner } from '../../src/delivery/link-secrets.ts'
import { consultRules } from '../../src/delivery/rota/plan-rota.ts'
import { ncipIls } from '../../src/ils/entry.ts'
import { createProtocols } from '../../src/partners/protocols.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import { requestIndex } from '../../src/store/policy/request-index.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { answerParent } from '../child-process.ts'
import { type Measured, percentile } from '../row.ts'
import { library as code, numberOf } from '../scene.ts'

const now = () => instantOf(Date.now())
const partnerOf = (index: number) => PartnerCode.parse(`lender-${index}`)

/** Declares partners of all kinds, of which every tenth takes a limited number of requests. */
const declare = async (store: Store, partners: number): Promise<void> => {
  const library = { code, name: 'Bench', symbols: [{ type: 'ISIL', value: code }], timeZone: 'Europe/Oslo' }
  const profiles = Array.from({ length: partners }, (_, index) => ({
    code: partnerOf(index),
    name: `Lender ${index}`,
    symbols: [{ type: 'ISIL', value: `L-${index}` }],
    status: index % 20 === 0 ? 'inactive' : 'active',
    closures: index % 5 === 0 ? [{ from: '2026-07-01', to: '2026-08-15' }] : [],
    services: index % 3 === 0 ? ['loan'] : ['loan', 'copy'],
    averageSupplyDays: index % 7,
    weight: 1 + (index % 4),
    ...(index % 10 === 0 ? { limit: 1000 } : {}),
    connection: { protocol: 'iso18626', url: 'https://lender.example/iso18626' },
  }))
  const rule = { by: 'rule', sort: ['supply_days', 'success'] }
  const conditions = Array.from({ length: 19 }, (_, index) => ({
    name: `rule ${index}`,
    when: { service: ['loan'], patronGroup: [`group-${index}`], identifiers: ['ISBN'], neededBy: 'any' },
    templates: ['all'],
  }))
  const configuration = {
    workflows: [{ code: 'standard loan' }, { code: 'standard copy' }],
    libraries: [library],
    partners: profiles,
    rotaTemplates: [{ code: 'all', choose: rule, balance: 'weight', atMost: 10 }],
    rotaRules: { rules: [...conditions, { name: 'the rest', templates: ['all'] }] },
    sendingRules: {
      rules: conditions.map(({ name, when }) => ({ name, when, does: { action: 'wait_for_staff' } })),
    },
  }
  const deps = { store, now, letterLanguages: ['en'], protocols: protocolRegistry }
  await applyConfiguration(deps, readEntries(configuration, createConfigKinds(protocolRegistry)).entries)
}

const wanted = CreateRequest.parse({
  citation: {
    title: 'The history of lending',
    author: 'Lending, Lena',
    identifiers: [{ type: 'ISBN', value: '9783161484100' }],
  },
  service: { type: 'loan', form: 'physical', neededBy: '2027-12-24' },
  patron: { id: 'P-1', surname: 'Reader', group: 'staff' },
})

const Task = z.object({
  file: z.string(),
  partners: z.int(),
  turns: z.int(),
  each: z.int(),
  inFlight: z.int(),
})

/** Times one kind of work, a number at a time; what is measured grows with each turn. */
const timed = (work: (index: number) => Promise<void>, inFlight: number) => {
  const times: number[] = []
  let seconds = 0
  const turn = async (first: number, count: number): Promise<void> => {
    let next = first
    const started = performance.now()
    const one = async (): Promise<void> => {
      while (next < first + count) {
        const index = next
        next += 1
        const begun = performance.now()
        await work(index)
        times.push(performance.now() - begun)
      }
    }
    await Promise.all(Array.from({ length: inFlight }, one))
    seconds += (performance.now() - started) / 1000
  }
  const measured = (): Measured => ({
    perSecond: times.length / seconds,
    p99Ms: percentile(times, 0.99),
    rssMb: process.memoryUsage().rss / 1_048_576,
  })
  return { turn, measured }
}

/**
 * Makes requests that rules give a rota: what the rules cost, and what the durable commit of the same request costs, by
 * turns. Commits go many at a time, since they then share transactions and cost least.
 */
answerParent(Task, async ({ file, partners, turns, each, inFlight }) => {
  const store = await openSqliteStore({ file })
  await declare(store, partners)
  const parts = { sign: createLinkSigner(store), publicUrl: () => '', letters: {}, clock: Date.now }
  const protocols = createProtocols(protocolRegistry, parts)
  const snapshot = await createConfiguration(store, protocolRegistry).snapshot()
  const library = snapshot.library(code)
  const facts = await readDecisionContext(
    { store, snapshot, protocols, ils: ncipIls },
    {
      library,
      request: { rota: [], service: { type: 'loan' } },
      partners: Array.from({ length: partners }, (_, index) => partnerOf(index)),
      by: { kind: 'system' },
      now: now(),
    },
  )
  const planned = new Map<number, Pick<Context, 'planned' | 'sending'>>()
  const build = timed(async (index) => {
    planned.set(index, await consultRules({ snapshot, store, now }, library, wanted, numberOf(index), now()))
  }, 1)
  const commit = timed(async (index) => {
    const context = { ...facts, ...planned.get(index), now: now() }
    const decision = createRequest(wanted, { library: code, number: numberOf(index) }, context, null)
    if (decision.kind !== 'applied' || decision.request.rota.length === 0) throw new Error('no rota was made')
    const { request, event } = decision
    const result = await store.commit({
      library: code,
      request: { value: request, index: requestIndex(request, projectStatus(request)) },
      expectedVersion: 0,
      events: [event],
      outbox: [],
      withdraw: [],
      requeue: [],
      inbox: null,
      idempotency: null,
      settle: null,
    })
    if (result.kind !== 'committed') throw new Error(`it was ${result.kind}`)
  }, inFlight)
  for (let turn = 0; turn < turns; turn += 1) {
    await build.turn(turn * each, each)
    await commit.turn(turn * each, each)
    planned.clear()
  }
  await store.close()
  return { 'rota-building': build.measured(), 'rota-commit': commit.measured() }
})
