import { lookup } from 'node:dns/promises'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import type { StepCode } from '../connection-test/step.ts'
import { type CheckStep, checkStep } from '../connection-test/step.ts'
import { reason } from '../translations/reason.ts'
import { failureOf } from './failure-of.ts'
import { forbiddenHost, forbiddenRange } from './private-addresses.ts'
import { connected, errorCode, toError } from './probe-socket.ts'
import { probeTls } from './probe-tls.ts'
import type { ConnectionProbe, ProbeTarget } from './transport.ts'

const dnsFaults: Readonly<Record<string, StepCode>> = {
  ENOTFOUND: 'dns_not_found',
  EAI_AGAIN: 'dns_no_answer',
}

const tcpFaults: Readonly<Record<string, StepCode>> = {
  ECONNREFUSED: 'tcp_refused',
  ETIMEDOUT: 'tcp_filtered',
  EHOSTUNREACH: 'tcp_unreachable',
  ENETUNREACH: 'tcp_unreachable',
}

const addressStep = ({ host, port, allowPrivateNetwork }: ProbeTarget): CheckStep => {
  const range = allowPrivateNetwork ? undefined : forbiddenHost(host)
  return range === undefined
    ? checkStep('address', 'passed', 'address_allowed', { host, port })
    : checkStep('address', 'failed', 'address_private', { host, range })
}

type Resolved = { readonly addresses: readonly string[]; readonly step: CheckStep }

const resolveName = async ({ host, allowPrivateNetwork, timeout }: ProbeTarget): Promise<Resolved> => {
  const plain = host.replace(/^\[|\]$/g, '')
  if (isIP(plain) !== 0) return { addresses: [plain], step: checkStep('dns', 'skipped', 'dns_not_needed') }
  const start = Date.now()
  const step = (result: CheckStep['result'], code: StepCode, facts: CheckStep['facts']): CheckStep =>
    checkStep('dns', result, code, { host: plain, ...facts }, Date.now() - start)
  try {
    const all = (await withTimeout(lookup(plain, { all: true }), timeout)).map(({ address }) => address)
    const allowed = allowPrivateNetwork ? all : all.filter((address) => forbiddenRange(address) === undefined)
    return allowed.length > 0
      ? { addresses: allowed, step: step('passed', 'dns_resolved', { addresses: allowed.join(', ') }) }
      : { addresses: [], step: step('failed', 'dns_private', { addresses: all.join(', ') }) }
  } catch (error) {
    const failure = toError(error)
    const code = dnsFaults[errorCode(failure)] ?? 'dns_failed'
    return { addresses: [], step: step('failed', code, { reason: failureOf(failure) }) }
  }
}

/**
 * Looks up a name within a time limit. Node’s look-up knows no time limit: a DNS server that is silent would hold the
 * test for half a minute.
 */
const withTimeout = async <T>(work: Promise<T>, timeout: number): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>()
  const late = Object.assign(new Error('DNS did not answer'), { code: 'EAI_AGAIN' })
  const timer = setTimeout(() => reject(late), timeout)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

type Connected = { readonly socket: Socket | undefined; readonly step: CheckStep }

/** Connects to the first of the addresses that takes the connection. */
const connectTo = async (addresses: readonly string[], target: ProbeTarget): Promise<Connected> => {
  const { port, timeout } = target
  let last = checkStep('tcp', 'failed', 'tcp_failed', {
    port,
    address: target.host,
    reason: reason('failure.no_address'),
  })
  for (const address of addresses) {
    const start = Date.now()
    const socket = connectTcp({ host: address, port })
    try {
      await connected(socket, 'connect', timeout)
      const took = Date.now() - start
      return { socket, step: checkStep('tcp', 'passed', 'tcp_connected', { address, port }, took) }
    } catch (error) {
      socket.destroy()
      const failure = toError(error)
      const seconds = Math.round(timeout / 1000)
      const facts = { address, port, seconds, reason: failureOf(failure) }
      const code = tcpFaults[errorCode(failure)] ?? 'tcp_failed'
      last = checkStep('tcp', 'failed', code, facts, Date.now() - start)
    }
  }
  return { socket: undefined, step: last }
}

const unencrypted = ({ allowPrivateNetwork }: ProbeTarget): CheckStep =>
  allowPrivateNetwork ? checkStep('tls', 'skipped', 'tls_off') : checkStep('tls', 'warning', 'tls_missing')

/** Tries a connection with Node: the address and the policy, DNS, TCP, TLS with the certificate. */
export const probeConnection: ConnectionProbe = async (target) => {
  const address = addressStep(target)
  if (address.result === 'failed') return [address]
  const { addresses, step: dns } = await resolveName(target)
  if (dns.result === 'failed') return [address, dns]
  const { socket, step: tcp } = await connectTo(addresses, target)
  if (socket === undefined) return [address, dns, tcp]
  try {
    return [address, dns, tcp, target.tls ? await probeTls(socket, target) : unencrypted(target)]
  } finally {
    socket.destroy()
  }
}
