import { connect } from 'node:tls'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { recommendedTls } from '../../recommended-tls.ts'
import { type Finding, reasonOf, rootOf, timeout } from './finding.ts'

const maxClockSkew = 30_000
const certificateDays = 14

const isOfThisMachine = (url: string): boolean => /^(localhost|127\..*|\[::1\])$/.test(new URL(url).hostname)

const isRefused = (error: unknown): boolean => {
  const root = error instanceof Error ? rootOf(error) : undefined
  return root !== undefined && 'code' in root && root.code === 'ECONNREFUSED'
}

/** The body of `GET /healthz`. Another page below the address of the gateway, as the console, may answer 200 too. */
const Health = z.object({ status: z.literal('ok') })

/** Says whether the gateway answers at the public URL, by the answer to its `/healthz`. */
const findingOf = async (publicUrl: string, response: Response): Promise<Finding> => {
  const check = 'public_url'
  if (!response.ok)
    return {
      check,
      result: 'failed',
      detail: `${publicUrl}/healthz answers with status ${response.status}`,
      remedy: 'Let the proxy pass all paths to the gateway.',
    }
  const body: unknown = await response.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) return undefined
    throw error
  })
  return Health.safeParse(body).success
    ? { check, result: 'ok', detail: `${publicUrl} answers` }
    : {
        check,
        result: 'failed',
        detail: `${publicUrl}/healthz answers, but not with {"status":"ok"}`,
        remedy: 'Set LENDWIRE_PUBLIC_URL to the address of the gateway, without the path of a page.',
      }
}

/** Checks that the public URL leads to the gateway, and that the clocks agree. */
export const checkPublicUrl = async ({
  publicUrl,
}: Pick<Config, 'publicUrl'>): Promise<readonly Finding[]> => {
  if (publicUrl === undefined)
    return [
      {
        check: 'public_url',
        result: 'failed',
        detail: 'LENDWIRE_PUBLIC_URL is not set, so letters to partners and mails with links are not sent',
        remedy: 'Set it to the address under which others reach the gateway.',
      },
    ]
  try {
    const response = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(timeout) })
    const skew = Math.abs(Date.parse(response.headers.get('date') ?? '') - Date.now())
    const reached = await findingOf(publicUrl, response)
    const clock: Finding =
      skew > maxClockSkew
        ? {
            check: 'clock',
            result: 'failed',
            detail: `it differs from that of ${publicUrl} by ${Math.round(skew / 1000)} s`,
            remedy: 'Synchronize the clock (NTP).',
          }
        : { check: 'clock', result: 'ok', detail: 'agrees with the public URL' }
    return [reached, clock]
  } catch (error) {
    // In a container of its own, `localhost` is another machine than the gateway's.
    if (isOfThisMachine(publicUrl) && isRefused(error))
      return [
        {
          check: 'public_url',
          result: 'warning',
          detail: `${publicUrl} leads to the machine of the person who opens it, and nothing answers on this one`,
          remedy: 'Set LENDWIRE_PUBLIC_URL to where others reach the gateway.',
        },
      ]
    const detail = `${publicUrl}: ${reasonOf(error)}`
    const remedy = 'Start the gateway, and look at DNS, the certificate and the proxy.'
    return [{ check: 'public_url', result: 'failed', detail, remedy }]
  }
}

/** Checks the certificate of the public URL and how long it is valid. */
export const checkCertificate = ({ publicUrl }: Pick<Config, 'publicUrl'>): Promise<readonly Finding[]> => {
  const url = publicUrl === undefined ? undefined : new URL(publicUrl)
  if (url?.protocol !== 'https:') return Promise.resolve([])
  return new Promise((done) => {
    const check = 'certificate'
    const socket = connect({
      host: url.hostname,
      port: Number(url.port) || 443,
      servername: url.hostname,
      timeout,
      ...recommendedTls,
    })
    const end = (finding: Finding): void => {
      socket.destroy()
      done([finding])
    }
    socket.once('secureConnect', () => {
      const { valid_to: until } = socket.getPeerCertificate()
      const days = Math.floor((Date.parse(until) - Date.now()) / 86_400_000)
      const detail = `valid for ${days} days`
      end(
        days >= certificateDays
          ? { check, result: 'ok', detail }
          : { check, result: 'warning', detail, remedy: 'Renew it.' },
      )
    })
    const failed = (error: Error): void =>
      end({
        check,
        result: 'failed',
        detail: reasonOf(error),
        remedy: `Install a certificate for ${url.hostname} from an authority that browsers and partners know.`,
      })
    socket.once('error', failed)
    socket.once('timeout', () => failed(new Error('no answer')))
  })
}
