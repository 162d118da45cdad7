import type { Answer } from '../support/answer.ts'
import { partnerProfile, type TestGateway } from '../support/http.ts'

let count = 0

/** Returns a code that no other partner of the test file has. */
export const freshCode = (): string => {
  count += 1
  return `P${count}`
}

/** Saves a partner: a usual one, with the members that differ. */
export const putPartner = (
  gateway: TestGateway,
  code: string,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  gateway.call('PUT', `/v1/partners/${code}`, { json: { ...partnerProfile(code), ...more }, headers })
