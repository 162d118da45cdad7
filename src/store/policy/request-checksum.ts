import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { Request } from '../../borrowing/request/request.ts'
import { parseStored, storedJson } from './parse-stored.ts'

/** Identifies the schema of requests in this version of lendwire. */
const schemaChecksum = crc32(JSON.stringify(z.toJSONSchema(Request, { unrepresentable: 'any' })))

/**
 * Returns the checksum of a stored request and of its schema. If it matches, this very text was written by a version
 * with the same schema and needs no validation (`test/borrowing/properties/states.test.ts` validates what decisions
 * return). If it does not match (another version, changed by hand, damaged), the request is validated.
 *
 * @param body the request as JSON
 */
export const requestChecksum = (body: string): number => crc32(body, schemaChecksum)

const Body = storedJson(Request)

/**
 * Reads a stored request.
 *
 * @param body the stored JSON
 * @param seal the stored checksum; null if there is none
 * @throws Problem `unavailable` if the text is not a request
 */
export const parseStoredRequest = (body: string, seal: number | null): Request =>
  seal === requestChecksum(body) ? JSON.parse(body) : parseStored('request', Body, body)
