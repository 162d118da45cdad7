import { connect } from 'node:tls'
import { z } from 'zod'
import { millisecondsPerDay } from '../../borrowing/time.ts'
import type { Config } from '../../config.ts'
import { recommendedTls } from '../../recommended-tls.ts'
import { reason } from '../../translations/reason.ts'
import { ReasonError } from '../../translations/reason-error.ts'
import { type Finding, failure, passed, reasonOf, rootOf, timeout, warning } from './finding.ts'

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
  const url = `${publicUrl}/healthz`
  if (!response.ok)
    return failure(
      check,
      reason('doctor.http_status', { url, status: response.status }),
      reason('doctor.let_proxy_pass'),
    )
  const body: unknown = await response.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) return undefined
    throw error
  })
  return Health.safeParse(body).success
    ? passed(check, reason('doctor.answers', { place: publicUrl }))
    : failure(
        check,
        reason('doctor.other_answer', { url, body: '{"status":"ok"}' }),
        reason('doctor.set_url_without_path'),
      )
}

/** Checks that the public URL leads to the gateway, and that the clocks agree. */
export const checkPublicUrl = async ({
  publicUrl,
}: Pick<Config, 'publicUrl'>): Promise<readonly Finding[]> => {
  if (publicUrl === undefined)
    return [failure('public_url', reason('doctor.no_public_url'), reason('doctor.set_public_url'))]
  try {
    const response = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(timeout) })
    const skew = Math.abs(Date.parse(response.headers.get('date') ?? '') - Date.now())
    const reached = await findingOf(publicUrl, response)
    const clock: Finding =
      skew > maxClockSkew
        ? failure(
            'clock',
            reason('doctor.clock_differs', { url: publicUrl, seconds: Math.round(skew / 1000) }),
            reason('doctor.synchronize'),
          )
        : passed('clock', reason('doctor.clock_agrees'))
    return [reached, clock]
  } catch (error) {
    // In a container of its own, `localhost` is another machine than the gateway's.
    if (isOfThisMachine(publicUrl) && isRefused(error))
      return [
        warning(
          'public_url',
          reason('doctor.url_of_this_machine', { url: publicUrl }),
          reason('doctor.set_public_url_for_others'),
        ),
      ]
    const found = reason('doctor.no_answer', { place: publicUrl, why: reasonOf(error) })
    return [failure('public_url', found, reason('doctor.see_network'))]
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
      const days = Math.floor((Date.parse(until) - Date.now()) / millisecondsPerDay)
      const found = reason('doctor.certificate_valid', { days })
      end(days >= certificateDays ? passed(check, found) : warning(check, found, reason('doctor.renew')))
    })
    const failed = (error: Error): void =>
      end(failure(check, reasonOf(error), reason('doctor.install_certificate', { host: url.hostname })))
    socket.once('error', failed)
    socket.once('timeout', () => failed(new ReasonError(reason('failure.no_answer'))))
  })
}
