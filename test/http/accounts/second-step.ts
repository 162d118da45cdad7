import { Secret, TOTP } from 'otpauth'
import type { Answer } from '../../support/answer.ts'
import { goodPassword, type Visitor } from './visitor.ts'

/** Returns the code that an app shows: now, or a number of 30-second intervals later. */
export const codeOf = (secret: string, now: number, intervals = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now + intervals * 30_000 })

/**
 * Adds an app to the account of who has signed in.
 *
 * @param proof the present factor, where there is one
 */
export const addApp = async (
  visitor: Visitor,
  now: number,
  proof?: object,
): Promise<{ readonly secret: string; readonly added: Answer; readonly started: Answer }> => {
  const started = await visitor.call('PUT', '/v1/session/factors/change')
  const secret = started.words('codes', 'secret')
  const json = { action: 'add_codes', password: goodPassword, code: codeOf(secret, now) }
  const added = await visitor.call('PATCH', '/v1/session/factors', {
    json: { ...json, ...(proof === undefined ? {} : { proof }) },
  })
  return { secret, added, started }
}
