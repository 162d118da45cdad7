import type { Library } from '../../borrowing/library.ts'
import type { LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import { settingsIn } from '../../configuration/vendor-documents.ts'
import { reasonsOfStep } from '../../connection-test/say-step.ts'
import { type CheckStep, checkStep, withSkippedSteps } from '../../connection-test/step.ts'
import type { ConnectionTestAnswer, ConnectionTestQuestion } from '../../partners/connection-test-question.ts'
import type { Route } from '../../partners/message-route.ts'
import type { Partner } from '../../partners/partner.ts'
import { chooseEntry } from '../../partners/protocols.ts'
import { Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { ConnectionProbe, DispatchResult, ProbeTarget } from '../../transport/transport.ts'
import type { Deps } from '../deps.ts'
import { askingLibrary } from './asking-library.ts'
import { isSuccess, readExchange, readTestAnswer } from './check-steps.ts'
import { send } from './send.ts'
import { letterStep, readTestLetter } from './test-letter.ts'

/** The result of a connection test of a partner. */
export type PartnerCheck = {
  readonly partner: PartnerCode
  readonly protocol: string
  /** `no_question`: the protocol has none that changes nothing, so nothing was sent; by mail, no letter was confirmed yet. */
  readonly outcome: Exclude<ConnectionTestAnswer['kind'], 'other_vendor'> | 'not_reached' | 'no_question'
  /** What the step found that decides; null where none was reached. */
  readonly found: AnyReason | null
  /** Every step on the way, in order. */
  readonly steps: readonly CheckStep[]
  /** The message that was sent, with placeholders for credentials, and the answer. */
  readonly sentMessage: string | null
  readonly answer: string | null
}

/** No step but the last waits longer than this, in milliseconds. */
const longestProbe = 10_000

/** Returns the target of a route; null for mail, which has a server between. */
export const probeTargetOf = (route: Route, allowPrivateNetwork: boolean): ProbeTarget | null => {
  if (route.kind === 'mail') return null
  const timeout = Math.min(route.timeout, longestProbe)
  if (route.kind === 'tcp') {
    const { host, port, tls } = route
    return { host, port, tls, timeout, allowPrivateNetwork }
  }
  const { hostname: host, port, protocol } = new URL(route.url)
  const tls = protocol === 'https:'
  return { host, port: Number(port) || (tls ? 443 : 80), tls, timeout, allowPrivateNetwork }
}

/** The further dependencies of a connection test: `probeConnection` if the runtime can inspect connections. */
export type CheckDeps = Pick<Deps, 'configuration' | 'protocols' | 'transport' | 'now'> & {
  readonly store: Pick<Deps['store'], 'getDocument'>
  readonly probeConnection?: ConnectionProbe | undefined
  /** Milliseconds since 1970, to say how long a step took. */
  readonly clock: () => number
}

/** A vendor document as somebody has it in hand: it is not stored. */
export type TrialVendor = { readonly code?: string | undefined; readonly [use: string]: unknown }

/** The questions that a connection test may ask. */
export type CheckOptions = {
  /**
   * Whether it may ask the same in the name of a library that cannot exist. A partner may note an agency that it does not know
   * where a person there sees it, so it asks so only where a caller wants that (ADR 23).
   */
  readonly asksAsUnknownLibrary: boolean
  /** The vendor whose settings hold for this test, in place of the partner's. */
  readonly vendor?: TrialVendor | undefined
}

type About = Pick<PartnerCheck, 'partner' | 'protocol'>

/** Returns a partner as it would be with the settings of a vendor. `Problem` invalid_input where it has none for the protocol. */
const withVendor = (
  { protocols }: Pick<CheckDeps, 'protocols'>,
  partner: Partner,
  vendor: TrialVendor,
): Partner => {
  const { name, vendors } = chooseEntry(protocols.entries).of(partner)
  const vendorSettings = vendors && settingsIn(vendor, vendors)
  if (vendors === undefined || vendorSettings === undefined)
    throw new Problem('invalid_input', reason('problem.vendor_for_another_protocol', { protocol: name }))
  const connection = { ...partner.connection, [vendors.path]: vendor.code ?? 'standard' }
  return { ...partner, connection, vendorSettings }
}

/** Returns the step that decides: the first that failed, else the last that was reached. */
const decidingStep = (steps: readonly CheckStep[]): CheckStep | undefined =>
  steps.find(({ result }) => result === 'failed') ?? steps.findLast(({ result }) => result !== 'skipped')

const checkOf = (
  about: About,
  outcome: PartnerCheck['outcome'],
  steps: readonly CheckStep[],
  exchange: Pick<PartnerCheck, 'sentMessage' | 'answer'>,
): PartnerCheck => {
  const step = decidingStep(steps)
  return {
    ...about,
    outcome,
    found: step === undefined ? null : reasonsOfStep(step).found,
    steps: withSkippedSteps(steps),
    ...exchange,
  }
}

const outcomeOf = ({ result, meaning, steps }: Exchange): PartnerCheck['outcome'] => {
  if (result.kind !== 'answered') return 'not_reached'
  const isBroken = meaning?.kind === 'answered' && steps.some(({ result: each }) => each === 'failed')
  const isUnknown = meaning?.kind === 'answered' && meaning.knowsLibrary === 'no'
  if (meaning === null || (isBroken && !isUnknown)) return 'refused'
  return meaning.kind === 'other_vendor' ? 'refused' : meaning.kind
}

/** A question as it was asked, and the result. */
type Exchange = {
  readonly content: string
  readonly result: DispatchResult
  /** Null where no message came back that could mean anything. */
  readonly meaning: ConnectionTestAnswer | null
  readonly steps: readonly CheckStep[]
}

/**
 * Reads the result of an attempt. Some systems answer a message that they refuse with an error of HTTP and their
 * message in its body.
 */
const readResult = (
  result: DispatchResult,
  question: ConnectionTestQuestion,
  partner: Partner,
  library: Library,
): Exchange['meaning'] => {
  if (result.kind !== 'answered') return null
  const meaning = question.read(result.answer, partner, library)
  return isSuccess(result.answer.status) || meaning.kind !== 'unclear' ? meaning : null
}

/** Asks one question over an open connection. */
const ask = async (
  deps: CheckDeps,
  question: ConnectionTestQuestion,
  partner: Partner,
  library: Library,
  options: CheckOptions,
): Promise<Exchange> => {
  const { content, contentType } = question.render(library, partner, deps.now())
  const route = await deps.protocols.of(partner).route(content, contentType, partner)
  const start = deps.clock()
  const result = await send(deps, route, content, partner.allowPrivateNetwork)
  const milliseconds = deps.clock() - start
  const read = readResult(result, question, partner, library)
  const isAtWork = result.kind === 'answered' && result.answer.status < 500
  const meaning =
    (await findWhetherLibraryIsKnown(deps, question, partner, library, isAtWork ? read : null, options)) ??
    read
  const steps = readExchange({
    result,
    milliseconds,
    timeout: route.timeout,
    hasCredentials: route.secrets.length > 0,
    readProtocol: () => readTestAnswer(meaning ?? { kind: 'unclear', because: 'no_message' }),
    hasMessage: meaning !== null,
  })
  return { content, result, meaning, steps }
}

/**
 * Asks the same in the name of a library that cannot exist, where the answer does not say whether the library is known.
 *
 * @returns the answer, completed; null where the library is not shown to be known
 */
const findWhetherLibraryIsKnown = async (
  deps: CheckDeps,
  { asUnknownLibrary }: ConnectionTestQuestion,
  partner: Partner,
  library: Library,
  read: Exchange['meaning'],
  { asksAsUnknownLibrary }: CheckOptions,
): Promise<ConnectionTestAnswer | null> => {
  if (!asksAsUnknownLibrary || asUnknownLibrary === undefined) return null
  if (read?.kind !== 'answered' || read.knowsLibrary !== 'unclear') return null
  const { meaning } = await ask(deps, asUnknownLibrary, partner, library, { asksAsUnknownLibrary: false })
  const isRefused =
    (meaning?.kind === 'answered' && meaning.knowsLibrary === 'no') ||
    (meaning?.kind === 'refused' && meaning.about === 'agency')
  return isRefused ? { ...read, knowsLibrary: 'yes', words: meaning.words } : null
}

/** Returns whether a partner may answer another question after this one failed. */
const isWorthAnother = ({ result, meaning }: Exchange): boolean => {
  if (result.kind !== 'answered') return false
  if (meaning === null) return ![401, 403, 404, 407].includes(result.answer.status)
  return meaning.kind === 'refused'
    ? meaning.about === 'service' || meaning.about === 'other'
    : meaning.kind === 'unclear' && meaning.because !== 'no_message' && meaning.because !== 'cut_off'
}

/** Asks the first question, and the other one where the partner does not have the service of the first. */
const askAll = async (
  deps: CheckDeps,
  question: ConnectionTestQuestion,
  partner: Partner,
  library: Library,
  options: CheckOptions,
): Promise<Exchange> => {
  const first = await ask(deps, question, partner, library, options)
  if (question.fallback === undefined || !isWorthAnother(first)) return first
  const other = await ask(deps, question.fallback, partner, library, options)
  return other.meaning?.kind === 'answered' ? other : first
}

/**
 * Returns the step of a test that only a test letter can take. A way by mail ends at the mail server: only a test
 * letter shows whether letters arrive.
 */
const checkByLetter = async (deps: CheckDeps, about: About, address: string): Promise<PartnerCheck> => {
  const step = letterStep(await readTestLetter(deps.store, about.partner), address)
  const outcome = step.code === 'letter_confirmed' ? 'answered' : 'no_question'
  const steps = [checkStep('address', 'passed', 'mail_address', { address }), step]
  const check = checkOf(about, outcome, steps, { sentMessage: null, answer: null })
  return { ...check, steps: withSkippedSteps(steps, 'not_needed') }
}

/**
 * Asks a partner's system in the words of its protocol whether it is reached, takes the credentials, and understands:
 * LookupAgency over NCIP, or LookupRequest of an id that cannot exist where it has none; a StatusRequest about such an id over
 * ISO 18626, or another message about it for a partner that answers none, and, where a caller wants it, the same in the name of a library that cannot exist where the answer does not say whether it knows this one. A partner by mail is asked nothing: the last test letter says what is known. Nothing changes, and nothing is
 * kept.
 *
 * @returns each step with its result. `Problem` not_found for a partner or library that does not exist, conflict where
 *   no library could ask
 */
export const checkPartner = async (
  deps: CheckDeps,
  code: PartnerCode,
  asking: LibraryCode | undefined,
  options: CheckOptions,
): Promise<PartnerCheck> => {
  const snapshot = await deps.configuration.snapshot()
  const stored = snapshot.partner(code)
  if (stored === null) throw new Problem('not_found', reason('not_found.partner', { partner: code }))
  const partner = options.vendor === undefined ? stored : withVendor(deps, stored, options.vendor)
  const protocol = deps.protocols.of(partner)
  const { connectionTestQuestion: question, testLetter } = protocol
  const about = { partner: partner.code, protocol: protocol.name }
  const nothing = { sentMessage: null, answer: null }
  if (testLetter !== undefined) return checkByLetter(deps, about, testLetter.addressOf(partner))
  if (question === undefined) return checkOf(about, 'no_question', [], nothing)
  const library = askingLibrary(snapshot, asking)
  const { content, contentType } = question.render(library, partner, deps.now())
  const route = await protocol.route(content, contentType, partner)
  const target = probeTargetOf(route, partner.allowPrivateNetwork)
  const probed = target === null ? [] : ((await deps.probeConnection?.(target)) ?? [])
  if (probed.some(({ result }) => result === 'failed'))
    return checkOf(about, 'not_reached', probed, { sentMessage: content, answer: null })
  const exchange = await askAll(deps, question, partner, library, options)
  const body = exchange.result.kind === 'answered' ? exchange.result.answer.body : undefined
  return checkOf(about, outcomeOf(exchange), [...probed, ...exchange.steps], {
    sentMessage: exchange.content,
    answer:
      body === undefined ? null : new TextDecoder().decode(protocol.redact?.(body) ?? body).slice(0, 20_000),
  })
}
