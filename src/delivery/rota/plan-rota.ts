import type { CreateRequest } from '../../borrowing/commands/create-input.ts'
import type { Context } from '../../borrowing/decision.ts'
import type { Library } from '../../borrowing/library.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { longestRota } from '../../borrowing/rota/entries.ts'
import { balanceLimits } from '../../borrowing/rota-rules/balance-limits.ts'
import { type BuiltRota, buildRota, type RotaParts } from '../../borrowing/rota-rules/build-rota.ts'
import type { RuleSubject } from '../../borrowing/rota-rules/conditions.ts'
import type { FoundHolders } from '../../borrowing/rota-rules/holder.ts'
import { judgeRules, matchedRules, type RuleVerdict } from '../../borrowing/rota-rules/judge.ts'
import { agencyKey, type Lender } from '../../borrowing/rota-rules/lender.ts'
import { withNetworkTerms } from '../../borrowing/rota-rules/network.ts'
import type { PlannedRota } from '../../borrowing/rota-rules/planned-rota.ts'
import type { RotaRules } from '../../borrowing/rota-rules/rota-rules.ts'
import {
  decideSending,
  type SendingRules,
  type SendingVerdict,
} from '../../borrowing/rota-rules/sending-rules.ts'
import { partnersNamed, type RotaTemplate } from '../../borrowing/rota-rules/template.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { Instant, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { fault, Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { DepsWithSnapshot } from '../deps.ts'
import { countOpenRequests } from './open-requests.ts'

type Planner = Pick<DepsWithSnapshot, 'snapshot' | 'store' | 'now'>

/** The most partners that rules give to a new request: as many as its creator could name. */
const longestByRules = 100

/** Returns the facts of a request that rules read, as of now. */
export const ruleSubjectOf = (
  library: Library,
  {
    citation,
    service,
    patron,
  }: Pick<Request, 'citation' | 'service'> & { readonly patron?: Request['patron'] | undefined },
  now: Instant,
): RuleSubject => ({
  library: library.code,
  citation,
  service,
  ...(patron === undefined ? {} : { patron }),
  today: dayOf(now, library.timeZone),
})

/** Returns the partners that templates may give: all of them where one chooses by a rule, else those that are named. */
const candidates = (
  { snapshot }: Planner,
  library: Library,
  templates: readonly RotaTemplate[],
): ReadonlyMap<PartnerCode, Lender> => {
  const lenders = snapshot.lenders(library)
  if (templates.some(({ choose }) => choose.by !== 'list')) return lenders
  const codes = new Set(templates.flatMap(partnersNamed).map(({ partner }) => partner))
  return new Map(
    [...codes].flatMap((code) => {
      const lender = lenders.get(code)
      return lender === undefined ? [] : [[code, lender]]
    }),
  )
}

/** The request that a plan is for: a stored one, or one that is about to be created. */
export type Planned = {
  readonly library: Library
  readonly subject: RuleSubject
  /** The request's number: it draws the order where a template balances. */
  readonly seed: string
  readonly present?: readonly PartnerCode[]
  readonly entryLimit?: number
}

const countriesOf = ({ addresses }: Library): readonly string[] =>
  addresses.flatMap((address) => (address.kind === 'physical' ? (address.country ?? []) : []))

/** Returns the parts of the rota that templates build for a request, without the holders. */
export const partsOf = async (
  planner: Planner,
  { library, subject, seed, present = [], entryLimit = longestByRules }: Planned,
  templates: readonly RotaTemplate[],
  lenders = candidates(planner, library, templates),
): Promise<RotaParts & { readonly wish: NonNullable<RotaParts['wish']> }> => {
  const { service, citation, patron } = subject
  const { snapshot } = planner
  const defined = snapshot.networks()
  const { networks, tiers } = withNetworkTerms(library, defined)
  return {
    templates,
    lenders,
    borrower: {
      symbols: library.symbols.map(agencyKey),
      today: subject.today,
      service: subject.service.type,
      neededBy: subject.service.neededBy,
      open: await countOpenRequests(planner.store, lenders.values()),
    },
    seed,
    present,
    entryLimit,
    wish: {
      networks,
      level: service.level,
      maximumCost: service.maximumCost,
      format: service.format,
      publicationType: citation.publicationType,
      publicationDate: citation.publicationDate,
      patronGroup: patron?.group,
      home: {
        couriers: library.couriers,
        tiers,
        location: library.location,
        countries: countriesOf(library),
        institutions: snapshot.institutionsOf(library),
        balances: snapshot.balances(library.code),
        limits: balanceLimits(defined, networks, lenders.values(), snapshot.netBorrowing(library.code)),
        now: planner.now(),
      },
    },
  }
}

/** Reads the templates of some names; `missing` are those that are gone. */
const readTemplates = ({ snapshot }: Planner, names: readonly string[]) => {
  const read = names.map(snapshot.rotaTemplate)
  return {
    templates: read.filter((template) => template !== null),
    missing: names.filter((_, index) => read[index] === null),
  }
}

const byHoldings = ({ choose }: RotaTemplate): boolean => choose.by === 'holdings'

const planFrom = async (
  planner: Planner,
  wanted: Planned,
  names: readonly string[],
  rules: PlannedRota['rules'],
): Promise<PlannedRota> => {
  const { templates, missing } = readTemplates(planner, names)
  if (templates.some(byHoldings))
    return {
      partners: [],
      leftOut: [],
      rules,
      templates: templates.map(({ code }) => code),
      missing,
      findsHolders: true,
    }
  const { used: _, ...built } = buildRota(await partsOf(planner, wanted, templates))
  return { ...built, rules, templates: templates.map(({ code }) => code), missing }
}

type HoldingsTemplate = RotaTemplate & {
  readonly choose: Extract<RotaTemplate['choose'], { by: 'holdings' }>
}

/** Asks the union catalogues of a template who holds the item. */
export type FindHolders = (template: HoldingsTemplate) => Promise<FoundHolders>

/** A rota from holdings, with what union catalogues said. */
export type PlanFromHoldings = PlannedRota & { readonly found: readonly FoundHolders[] }

/**
 * Plans the rota of templates of which some choose among the holders of the item. The holders of a template are looked for
 * only while no template before it has placed one.
 *
 * @param find asks the union catalogues
 */
export const planFromHoldings = async (
  planner: Planner,
  wanted: Planned,
  names: readonly string[],
  rules: PlannedRota['rules'],
  find: FindHolders,
): Promise<PlanFromHoldings> => {
  const { templates, missing } = readTemplates(planner, names)
  const parts = await partsOf(planner, wanted, templates)
  const found = new Map<string, FoundHolders>()
  let checkAhead: number | undefined
  let built: BuiltRota = { partners: [], leftOut: [], used: [] }
  for (const template of templates) {
    const { choose } = template
    if (choose.by !== 'holdings') continue
    found.set(template.code, await find({ ...template, choose }))
    built = buildRota({ ...parts, found })
    checkAhead = choose.checkAhead
    if (built.partners.some(({ template: code }) => code === template.code)) break
  }
  const { used, ...rota } = built
  return {
    ...rota,
    rules,
    templates: used,
    missing,
    sources: [...found.values()].flatMap(({ sources }) => sources),
    checkAhead,
    found: [...found.values()],
  }
}

/** Plans the rota of some templates as they stand now; union catalogues are asked where one chooses among holders. */
export const planByNames = async (
  planner: Planner,
  wanted: Planned,
  names: readonly string[],
  find: FindHolders,
): Promise<PlannedRota> => {
  const planned = await planFrom(planner, wanted, names, [])
  return planned.findsHolders === true ? planFromHoldings(planner, wanted, names, [], find) : planned
}

/** The result of the rota rules for a request: a verdict for each rule, and the rota of the rules that match. */
export type RulesPlan = { readonly verdicts: readonly RuleVerdict[]; readonly planned: PlannedRota }

/** Plans the rota of a request by the rules; null where there are none. */
export const planByRules = async (
  planner: Planner,
  wanted: Planned,
  { match, rules }: RotaRules = planner.snapshot.rotaRules(),
): Promise<RulesPlan | null> => {
  if (rules.length === 0) return null
  const verdicts = judgeRules(rules, match, wanted.subject)
  const names = matchedRules(rules, verdicts).flatMap(({ templates }) => templates)
  const matched = verdicts
    .filter(({ verdict }) => verdict === 'matched')
    .map(({ number, name }) => ({ number, name }))
  return { verdicts, planned: await planFrom(planner, wanted, [...new Set(names)], matched) }
}

/** Returns a request with a rota that gets more partners. */
const continued = (library: Library, request: Request, now: Instant): Planned => ({
  library,
  subject: ruleSubjectOf(library, request, now),
  seed: request.number,
  present: request.rota.map(({ partner }) => partner),
  entryLimit: longestRota - request.rota.length,
})

/** Plans what a template adds to a request's rota; `Problem` invalid_input if there is none of that name. */
export const planByTemplate = async (
  planner: Planner,
  library: Library,
  request: Request,
  name: string,
  now: Instant,
): Promise<PlannedRota> => {
  if (planner.snapshot.rotaTemplate(name) === null) {
    throw new Problem('invalid_input', reason('not_found.rota_template', { template: name }), {
      faults: [fault('template', 'not_found.rota_template', { template: name })],
    })
  }
  return planFrom(planner, continued(library, request, now), [name], [])
}

/**
 * Plans to ask union catalogues for the holders that are not in a request's rota, with the templates that asked them last.
 * Undefined where none of them chooses among holders now.
 */
export const planNextHolders = async (
  planner: Planner,
  library: Library,
  request: Request,
  now: Instant,
): Promise<PlannedRota | undefined> => {
  const last = request.rotaBuilds?.findLast(({ sources }) => sources !== undefined)
  if (last === undefined) return undefined
  const planned = await planFrom(planner, continued(library, request, now), last.templates, last.rules)
  return planned.findsHolders === true ? planned : undefined
}

/** Evaluates the sending rules for a new request; null where there are none. */
export const planSending = (rules: SendingRules, subject: RuleSubject): SendingVerdict | null =>
  rules.rules.length === 0 ? null : decideSending(rules, subject)

/** Evaluates the rules for a request to be created: its rota, unless it has its own, and when it is sent. */
export const consultRules = async (
  planner: Planner,
  library: Library,
  input: CreateRequest,
  number: RequestNumber,
  now: Instant,
): Promise<Pick<Context, 'planned' | 'sending'>> => {
  const subject = ruleSubjectOf(library, input, now)
  const plan =
    input.rota === undefined ? await planByRules(planner, { library, subject, seed: number }) : null
  const sending = planSending(planner.snapshot.sendingRules(), subject)
  return {
    ...(plan === null ? {} : { planned: plan.planned }),
    ...(sending === null ? {} : { sending }),
  }
}
