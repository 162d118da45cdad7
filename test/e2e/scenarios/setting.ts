import { createSimulatedIls, type News, type SimulatedIls } from '@lendwire/lender'
import { expect } from 'vitest'
import { z } from 'zod'
import { type Catalogue, startCatalogue } from '../../support/catalogue.ts'
import type { ApiAnswer, WholeGateway } from '../../support/gateway.ts'
import { patronPages } from '../../support/patron-link.ts'
import {
  type CatalogueKind,
  type IlsItem,
  type OwnSystem,
  type PartnerDifferences,
  type PartnerName,
  partnerNames,
  type Scenario,
  type WorkflowDifferences,
} from './scenario.ts'
import type { LenderProtocol, ScenarioLender } from './scenario-lender.ts'

/** All that a row needs around it: a library of its own, partners of its own, a lender for each of them. */
export type Setting<Own> = {
  readonly gateway: WholeGateway
  readonly protocol: LenderProtocol<Own>
  readonly library: string
  readonly timeZone: string
  readonly workflow: string
  readonly lenders: ReadonlyMap<PartnerName, ScenarioLender<Own>>
  readonly lender: (name: PartnerName) => ScenarioLender<Own>
  readonly codeOf: (name: PartnerName) => string
  /** The row's name of a partner. */
  readonly nameOf: (code: string) => PartnerName
  /** Calls the API with the library's own key. */
  readonly call: (method: string, path: string, body?: unknown, by?: string) => Promise<ApiAnswer>
  /** Changes a partner's profile. */
  readonly mend: (name: PartnerName, differences: PartnerDifferences) => Promise<void>
  /** Makes a partner's stored profile one that this version cannot read. */
  readonly spoil: (name: PartnerName) => Promise<void>
  /** Has the library's own system tell what became of its last item; false where the gateway did not take it. */
  readonly tellAsIls: (news: News) => Promise<boolean>
  /** Lists the messages to and from the library's own system, as `list code`. */
  readonly ilsMessages: () => readonly string[]
  /** The temporary records in the library's own system. */
  readonly ilsItems: () => readonly IlsItem[]
  readonly close: () => Promise<void>
}

const NewKey = z.object({ key: z.string() })

const catalogueAt: Readonly<Record<CatalogueKind, { readonly path: string; readonly holdings: string }>> = {
  held: { path: '/fixture/opac-circulation.xml', holdings: 'opac' },
  out: { path: '/fixture/alma-unavailable.xml', holdings: 'alma_ava' },
  'not lent': { path: '/fixture/alma-electronic.xml', holdings: 'alma_ava' },
  nothing: { path: '/fixture/nothing.xml', holdings: 'opac' },
  busy: { path: '/busy', holdings: 'opac' },
  unclear: { path: '/fixture/truncated.xml', holdings: 'opac' },
}

let settings = 0

/** Expects an answer of a status, with its body where it is another. */
export const expectStatus = (answer: ApiAnswer, ...statuses: readonly number[]): void =>
  expect(statuses, JSON.stringify(answer.body)).toContain(answer.status)

/**
 * Lays down what a row needs, through the API.
 *
 * @param gateway one that other rows may use at the same time
 */
export const makeSetting = async <Own>(
  scenario: Scenario<Own>,
  protocol: LenderProtocol<Own>,
  gateway: WholeGateway,
): Promise<Setting<Own>> => {
  settings += 1
  const library = `L${settings}`
  const timeZone = scenario.timeZone ?? 'UTC'
  const codeOf = (name: PartnerName) => `${library}-${name}`
  const put = async (path: string, body: unknown): Promise<void> =>
    expectStatus(await gateway.api('PUT', path, body), 200, 201)

  const makeWorkflow = async (name: string, differences: WorkflowDifferences | undefined) => {
    const based = scenario.basedOn ?? 'standard loan'
    if (differences === undefined) return based
    const { body } = await gateway.api('GET', `/v1/workflows/${encodeURIComponent(based)}`)
    await put(`/v1/workflows/${name}`, merge(body, { ...differences, code: name }))
    return name
  }

  let catalogue: Catalogue | undefined
  const putCatalogue = async (
    name: string,
    answering: CatalogueKind,
    settings: Readonly<Record<string, string | undefined>> = {},
  ): Promise<void> => {
    catalogue ??= await startCatalogue()
    const { path, holdings } = catalogueAt[answering]
    await put(`/v1/locate-profiles/${name}`, {
      ask: {
        kind: 'sru',
        url: catalogue.url + path,
        indexes: [{ by: 'title', index: 'alma.title' }],
        holdings,
      },
      ...settings,
      allowPrivateNetwork: true,
      retry: { attempts: 9, firstDelay: 'PT1H', longestDelay: 'PT1H' },
    })
  }
  const workflow = await makeWorkflow(library, scenario.workflow)
  if (scenario.catalogue !== undefined) await putCatalogue(library, scenario.catalogue)
  await put(`/v1/libraries/${library}`, {
    name: `Library ${library}`,
    symbols: [{ type: 'ISIL', value: `XX-${library}` }],
    timeZone,
    holdBack: 'PT0S',
    workflow,
    ...(scenario.catalogue === undefined ? {} : { locateProfile: library }),
    patronPages,
    ...(scenario.copyright === undefined ? {} : { copyright: scenario.copyright }),
    addresses: [{ kind: 'physical', line1: '1 Reading Road', locality: 'Booktown', country: 'NO' }],
    email: 'ill@library.example',
    ...protocol.library,
    ...scenario.library,
  })
  const ils = scenario.ils === undefined ? undefined : createIls(gateway, library, scenario.ils)
  if (ils !== undefined)
    await put(`/v1/libraries/${library}/ils`, {
      url: scenario.ils?.reachable === false ? 'http://127.0.0.1:9/' : await ils.start(),
      allowPrivateNetwork: true,
      calls: scenario.ils?.calls,
      retry:
        scenario.ils?.reachable === false
          ? { attempts: 9, firstDelay: 'PT12H', longestDelay: 'PT12H' }
          : { attempts: 2, firstDelay: 'PT0S', longestDelay: 'PT0S' },
      inboundCredentials: [{ kind: 'bearer', token: ilsToken(library) }],
    })
  const toldByIls: string[] = []
  const made = await gateway.api('POST', '/v1/keys', {
    role: 'system',
    library,
    name: library,
    speaksForOthers: true,
  })
  const { key } = NewKey.parse(made.body)

  const differences = scenario.partners ?? { A: {} }
  const names = partnerNames.filter((name) => differences[name] !== undefined)
  const token = (name: PartnerName) => `the-token-of-${codeOf(name)}-is-long`
  const lenders = new Map<PartnerName, ScenarioLender<Own>>()
  const lender = (name: PartnerName): ScenarioLender<Own> => {
    const scenarioLender = lenders.get(name)
    if (scenarioLender === undefined) throw new Error(`the row has no partner ${name}`)
    return scenarioLender
  }
  for (const name of names) {
    const now = () => new Date(gateway.now())
    const partner = codeOf(name)
    const { vendor } = differences[name] ?? {}
    lenders.set(
      name,
      await protocol.start({ partner, token: token(name), gatewayUrl: gateway.url, vendor, now }),
    )
  }

  const putPartner = async (name: PartnerName, differs: PartnerDifferences): Promise<void> => {
    const {
      workflow: own,
      catalogue: answering,
      whenUnavailable,
      whenUncertain,
      itself,
      reachable: _1,
      vendor: _2,
      takesReminder: _3,
      takesStatusRequest: _4,
      patronRequest: _5,
      ...profile
    } = differs
    const workflowName = own === undefined ? undefined : await makeWorkflow(codeOf(name), own)
    if (answering !== undefined)
      await putCatalogue(codeOf(name), answering, { whenUnavailable, whenUncertain })
    await put(`/v1/partners/${codeOf(name)}`, {
      name: `Lender ${name}`,
      symbols: [{ type: 'ISIL', value: `XX-${itself ? library : codeOf(name)}` }],
      retry: { attempts: 2, firstDelay: 'PT0S', longestDelay: 'PT0S' },
      allowPrivateNetwork: true,
      ...profile,
      ...(answering === undefined ? {} : { locateProfile: codeOf(name) }),
      workflow: workflowName,
      inboundCredentials: [{ kind: 'bearer', token: token(name) }],
      connection: lender(name).connection(differs),
    })
  }
  for (const name of names) await putPartner(name, differences[name] ?? {})

  const { templates = {}, rota, sending } = scenario.rules ?? {}
  const codes = (some: readonly PartnerName[] = []) => some.map(codeOf)
  for (const [name, { choose, exclude, lastResort, ...template }] of Object.entries(templates)) {
    await put(`/v1/rota-templates/${name}`, {
      ...template,
      choose: choose.by === 'list' ? { ...choose, partners: codes(choose.partners) } : choose,
      exclude: codes(exclude),
      lastResort: codes(lastResort),
    })
  }
  if (rota !== undefined) await put('/v1/rota-rules', rota)
  if (sending !== undefined) await put('/v1/sending-rules', { rules: sending })

  return {
    gateway,
    protocol,
    library,
    timeZone,
    workflow,
    lenders,
    lender,
    codeOf,
    nameOf: (code) => {
      const partnerName = names.find((name) => codeOf(name) === code)
      if (partnerName === undefined) throw new Error(`the row has no partner of the code ${code}`)
      return partnerName
    },
    call: (method, path, body, by) =>
      gateway.api(method, path, body, { key, headers: by === undefined ? {} : { 'x-actor': by } }),
    mend: putPartner,
    spoil: async (name) => {
      const kind = 'partner'
      const stored = await gateway.store.getDocument(kind, codeOf(name))
      const value = { ...Object(stored?.value), symbols: 'none' }
      const spoilt = [{ kind, key: codeOf(name), value, expectedVersion: null }] as const
      expect(await gateway.store.putDocuments(spoilt)).toBe('written')
    },
    tellAsIls: async (news) => {
      const id = ils?.items().at(-1)?.id
      toldByIls.push(`ils in ${news}`)
      return ils !== undefined && id !== undefined && ils.notify(news, id)
    },
    ilsItems: () => ils?.items() ?? [],
    ilsMessages: () => [...(ils?.calls() ?? []).map(({ kind }) => `ils out ${kind}`), ...toldByIls],
    close: async () => {
      const stopped = Array.from(lenders.values(), (each) => each.stop())
      await Promise.all([...stopped, catalogue?.close(), ils?.stop()])
    },
  }
}

const ilsToken = (library: string): string => `the-token-of-the-system-of-${library}`

/** Creates the library's own system. */
const createIls = (
  gateway: WholeGateway,
  library: string,
  { refuses = 0, refusesCleanUp = 0, drops = 0 }: OwnSystem,
): SimulatedIls => {
  const ils = createSimulatedIls({
    users: [{ id: 'P-1', surname: 'Holm', givenName: 'Mira' }],
    gateway: { url: `${gateway.url}/ils/${library}/ncip`, token: ilsToken(library) },
  })
  for (let refused = 0; refused < refuses; refused += 1)
    ils.behaveNext('AcceptItem', {
      answer: 'problem',
      type: 'Cannot Accept Item',
      detail: 'no such location',
    })
  for (let refused = 0; refused < refusesCleanUp; refused += 1)
    ils.behaveNext('DeleteItem', { answer: 'problem', type: 'Item Access Denied', detail: 'it has fines' })
  for (let dropped = 0; dropped < drops; dropped += 1)
    ils.behaveNext('AcceptItem', { answer: 'drop', done: true })
  return ils
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Merges the settings that differ into those that they are based on. */
const merge = (based: unknown, differs: unknown): unknown => {
  if (!isPlain(based) || !isPlain(differs)) return differs
  const names = new Set([...Object.keys(based), ...Object.keys(differs)])
  return Object.fromEntries(
    Array.from(names, (name) => [
      name,
      Object.hasOwn(differs, name) ? merge(based[name], differs[name]) : based[name],
    ]),
  )
}
