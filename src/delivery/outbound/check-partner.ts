import type { LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import type { HandshakeAnswer, Route } from '../../partners/protocol.ts'
import { Problem } from '../../problem.ts'
import type { ConnectionProbe, DispatchResult, ProbeTarget } from '../../transport/transport.ts'
import type { Deps } from '../deps.ts'
import { type CheckStep, readExchange, readHandshake, withSkippedSteps } from './check-steps.ts'
import { send } from './send.ts'

/** What came of asking a partner who it is. */
export type PartnerCheck = {
  readonly partner: PartnerCode
  readonly protocol: string
  /** `no_question`: the protocol has none that changes nothing, so nothing was sent. */
  readonly outcome: HandshakeAnswer['kind'] | 'not_reached' | 'no_question'
  /** In words for admins. */
  readonly detail: string
  /** Every step on the way, in order. */
  readonly steps: readonly CheckStep[]
  /** What was sent, with places where credentials go, and what came back. */
  readonly asked: string | null
  readonly answer: string | null
}

/** The library that asks: the one that is named, else the first. */
const askingLibrary = (snapshot: ConfigSnapshot, code: LibraryCode | undefined) => {
  if (code !== undefined) return snapshot.library(code)
  const [first] = snapshot.libraries()
  if (first !== undefined) return first
  throw new Problem('conflict', 'A library must ask, and there is none yet: make one first.')
}

const readAnswer = (
  result: DispatchResult,
  read: () => HandshakeAnswer,
): Pick<PartnerCheck, 'outcome' | 'detail'> => {
  if (result.kind !== 'answered')
    return { outcome: 'not_reached', detail: 'reason' in result ? result.reason : 'it gave no answer' }
  const { status } = result.answer
  if (status < 200 || status >= 300) return { outcome: 'refused', detail: `HTTP ${status}` }
  const answer = read()
  if (answer.kind !== 'answered') return { outcome: answer.kind, detail: answer.reason }
  const name = answer.name === undefined ? '' : ` (${answer.name})`
  return { outcome: 'answered', detail: `It says that it is ${answer.agency}${name}.` }
}

/** No step but the last waits longer than this, in milliseconds. */
const longestProbe = 10_000

/** Where a route leads; null for mail, which has a server between. */
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

/** What a check needs besides: where the runtime can look at connections, `probeConnection`. */
export type CheckDeps = Deps & {
  readonly probeConnection?: ConnectionProbe | undefined
  /** Milliseconds since 1970, to say how long a step took. */
  readonly clock: () => number
}

/**
 * Asks a partner's system in the words of its protocol whether it is reached, takes the credentials, and understands:
 * LookupAgency over NCIP, a StatusRequest about an id that cannot exist over ISO 18626. Nothing changes, and nothing is
 * kept.
 *
 * @returns each step with its result. `Problem` not_found for a partner or library that there is none of, conflict where
 *   no library could ask
 */
export const checkPartner = async (
  deps: CheckDeps,
  code: PartnerCode,
  asking: LibraryCode | undefined,
): Promise<PartnerCheck> => {
  const snapshot = await deps.configuration.snapshot()
  const partner = snapshot.partner(code)
  if (partner === null) throw new Problem('not_found', `There is no partner ${code}.`)
  const protocol = deps.protocols.of(partner)
  const { handshake } = protocol
  const about = { partner: partner.code, protocol: protocol.name }
  if (handshake === undefined) {
    const detail =
      'This protocol has no message that changes nothing: only a request shows whether it answers.'
    return {
      ...about,
      outcome: 'no_question',
      detail,
      steps: withSkippedSteps([]),
      asked: null,
      answer: null,
    }
  }
  const library = askingLibrary(snapshot, asking)
  const { content, contentType } = handshake.render(library, partner, deps.now())
  const route = await protocol.route(content, contentType, partner)
  const target = probeTargetOf(route, partner.allowPrivateNetwork)
  const probed = target === null ? [] : ((await deps.probeConnection?.(target)) ?? [])
  const broken = probed.find(({ result }) => result === 'failed')
  if (broken !== undefined)
    return {
      ...about,
      outcome: 'not_reached',
      detail: broken.detail,
      steps: withSkippedSteps(probed),
      asked: content,
      answer: null,
    }
  const start = deps.clock()
  const result = await send(deps, route, content, partner.allowPrivateNetwork)
  const body = result.kind === 'answered' ? result.answer.body : undefined
  const read = (): HandshakeAnswer =>
    result.kind === 'answered' ? handshake.read(result.answer) : { kind: 'unclear', reason: 'no answer' }
  const exchange = {
    result,
    milliseconds: deps.clock() - start,
    hasCredentials: route.secrets.length > 0,
    peer: 'partner' as const,
    readProtocol: () => readHandshake(read()),
  }
  return {
    ...about,
    ...readAnswer(result, read),
    steps: withSkippedSteps([...probed, ...readExchange(exchange)]),
    asked: content,
    answer:
      body === undefined ? null : new TextDecoder().decode(protocol.redact?.(body) ?? body).slice(0, 20_000),
  }
}
