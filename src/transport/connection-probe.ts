import { lookup } from 'node:dns/promises'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls'
import { instantOf } from '../borrowing/time.ts'
import { describeFailure } from './describe-failure.ts'
import { forbiddenHost, forbiddenRange } from './private-addresses.ts'
import type { ConnectionProbe, ProbeStep, ProbeTarget } from './transport.ts'

const remedies: Readonly<Record<string, string>> = {
  ENOTFOUND: 'Check the spelling of the name in the address.',
  EAI_AGAIN: 'Check the DNS servers of the machine that lendwire runs on.',
  ECONNREFUSED:
    'Check the port. If it is right, the system of the partner is not running: tell its technician.',
  EHOSTUNREACH: 'Check the address; ask the partner whether a firewall stands in the way.',
  ENETUNREACH: 'Check the address, and the network of the machine that lendwire runs on.',
  ETIMEDOUT: 'A firewall probably drops the connection: ask the partner to let in the address of lendwire.',
  CERT_HAS_EXPIRED: 'The partner must renew its certificate. Until then nothing can be sent.',
  CERT_NOT_YET_VALID: 'Check the clocks of both sides, and the certificate.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The partner needs a certificate of a public authority.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The partner needs a certificate of an authority that lendwire trusts.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The partner must send the intermediate certificates with its own.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The partner needs a certificate of an authority that lendwire trusts.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'Use the name that the certificate is for in the address, or have the partner add this name to it.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'Check the port, and whether the address should begin with http: instead.',
}

/** The days before the end of a certificate from which it is worth a look. */
const fewDays = 21

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '')

const passed = (step: ProbeStep['step'], milliseconds: number | null, detail: string): ProbeStep => ({
  step,
  result: 'passed',
  milliseconds,
  detail,
  remedy: null,
})

const failed = (step: ProbeStep['step'], milliseconds: number | null, error: Error): ProbeStep => ({
  step,
  result: 'failed',
  milliseconds,
  detail: describeFailure(error),
  remedy: remedies[codeOf(error)] ?? 'Tell the technician of the partner what stands here.',
})

const timedOut = (timeout: number): Error =>
  Object.assign(new Error(`no answer within ${timeout} ms`), { code: 'ETIMEDOUT' })

/** Waits until a socket is connected, or fails. */
const connected = <Any extends Socket>(socket: Any, event: string, timeout: number): Promise<Any> =>
  new Promise((resolve, reject) => {
    socket.setTimeout(timeout, () => reject(timedOut(timeout)))
    socket.once(event, () => resolve(socket))
    socket.once('error', reject)
  })

const addressStep = ({ host, port, allowPrivateNetwork }: ProbeTarget): ProbeStep => {
  const range = allowPrivateNetwork ? undefined : forbiddenHost(host)
  if (range === undefined) return passed('address', null, `${host}, port ${port}`)
  return {
    step: 'address',
    result: 'failed',
    milliseconds: null,
    detail: `${host} is a ${range} address, and this partner may not be reached in private networks.`,
    remedy: 'Correct the address, or allow private networks for this partner.',
  }
}

const resolveName = async ({
  host,
  allowPrivateNetwork,
}: ProbeTarget): Promise<{ readonly addresses: readonly string[]; readonly step: ProbeStep }> => {
  const plain = host.replace(/^\[|\]$/g, '')
  if (isIP(plain) !== 0)
    return {
      addresses: [plain],
      step: { ...passed('dns', null, 'The address is an IP address.'), result: 'skipped' },
    }
  const start = Date.now()
  try {
    const found = (await lookup(plain, { all: true })).map(({ address }) => address)
    const allowed = allowPrivateNetwork
      ? found
      : found.filter((address) => forbiddenRange(address) === undefined)
    const took = Date.now() - start
    if (allowed.length > 0) return { addresses: allowed, step: passed('dns', took, allowed.join(', ')) }
    return {
      addresses: [],
      step: {
        step: 'dns',
        result: 'failed',
        milliseconds: took,
        detail: `${plain} leads to ${found.join(', ')}, in a private network.`,
        remedy: 'Correct the address, or allow private networks for this partner.',
      },
    }
  } catch (error) {
    return { addresses: [], step: failed('dns', Date.now() - start, toError(error)) }
  }
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** Connects to the first of the addresses that takes the connection. */
const connectTo = async (
  addresses: readonly string[],
  { port, timeout }: ProbeTarget,
): Promise<{ readonly socket: Socket | undefined; readonly step: ProbeStep }> => {
  let last = failed('tcp', null, new Error('there is no address'))
  for (const address of addresses) {
    const start = Date.now()
    const socket = connectTcp({ host: address, port })
    try {
      await connected(socket, 'connect', timeout)
      return { socket, step: passed('tcp', Date.now() - start, `connected to ${address}, port ${port}`) }
    } catch (error) {
      socket.destroy()
      last = failed('tcp', Date.now() - start, toError(error))
    }
  }
  return { socket: undefined, step: last }
}

const judgeCertificate = (socket: TLSSocket, certificate: PeerCertificate, took: number): ProbeStep => {
  const days = Math.floor((Date.parse(certificate.valid_to) - Date.now()) / 86_400_000)
  const name = [certificate.subject?.CN ?? certificate.subjectaltname ?? ''].flat().join(', ')
  const version = socket.getProtocol() ?? 'TLS'
  // The types say that it is an error; it is the code of one.
  const reported = socket.authorizationError === null ? '' : String(socket.authorizationError ?? '')
  // TLS reports one fault of several: that it has ended is what its owner must mend first.
  const code = days < 0 ? 'CERT_HAS_EXPIRED' : reported
  const validity = days < 0 ? `ended ${-days} days ago` : `${days} days left`
  const detail = `${version}, certificate for ${name}, ${validity}`
  if (code !== '') {
    const error = Object.assign(new Error(code), { code })
    const step = failed('tls', took, error)
    return { ...step, detail: `${step.detail}; ${detail}` }
  }
  return days >= fewDays
    ? passed('tls', took, detail)
    : {
        step: 'tls',
        result: 'warning',
        milliseconds: took,
        detail,
        remedy: 'Tell the partner that its certificate ends soon.',
      }
}

const certificateStep = (socket: TLSSocket, took: number): ProbeStep => {
  const certificate = socket.getPeerCertificate()
  const end = Date.parse(certificate.valid_to)
  return {
    ...judgeCertificate(socket, certificate, took),
    ...(Number.isNaN(end) ? {} : { certificateEnds: instantOf(end) }),
  }
}

const encrypt = async (socket: Socket, { host, timeout }: ProbeTarget): Promise<ProbeStep> => {
  const start = Date.now()
  const plain = host.replace(/^\[|\]$/g, '')
  // The certificate is to be seen even where it is not valid: nothing is sent over this connection.
  const encrypted = connectTls({
    socket,
    rejectUnauthorized: false,
    ...(isIP(plain) === 0 ? { servername: plain } : { host: plain }),
  })
  try {
    await connected(encrypted, 'secureConnect', timeout)
    return certificateStep(encrypted, Date.now() - start)
  } catch (error) {
    return failed('tls', Date.now() - start, toError(error))
  } finally {
    encrypted.destroy()
  }
}

const unencrypted = ({ allowPrivateNetwork }: ProbeTarget): ProbeStep => ({
  step: 'tls',
  result: allowPrivateNetwork ? 'skipped' : 'warning',
  milliseconds: null,
  detail: 'Messages go out without encryption.',
  remedy: allowPrivateNetwork ? null : 'Ask the partner for an address that begins with https:.',
})

/** Tries a connection with Node: the address and the policy, DNS, TCP, TLS with the certificate. */
export const probeConnection: ConnectionProbe = async (target) => {
  const address = addressStep(target)
  if (address.result === 'failed') return [address]
  const { addresses, step: dns } = await resolveName(target)
  if (dns.result === 'failed') return [address, dns]
  const { socket, step: tcp } = await connectTo(addresses, target)
  if (socket === undefined) return [address, dns, tcp]
  try {
    return [address, dns, tcp, target.tls ? await encrypt(socket, target) : unencrypted(target)]
  } finally {
    socket.destroy()
  }
}
