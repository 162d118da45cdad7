import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { Request } from '../../borrowing/request/request.ts'
import { parseStored, storedJson } from './parse-stored.ts'

/** Tells the shape of requests in this version of lendwire from that in any other. */
const schemaChecksum = crc32(JSON.stringify(z.toJSONSchema(Request, { unrepresentable: 'any' })))

/**
 * The seal of a stored request: that this very text was written by a version with this very shape. What a decision
 * gives has that shape (`test/borrowing/properties.test.ts` walks through decisions), so where the seal fits, to check it
 * member by member again would tell nothing. Where it does not (another version's, changed by hand, damaged), it is
 * checked by the schema.
 *
 * @param body the request as JSON
 */
export const requestChecksum = (body: string): number => crc32(body, schemaChecksum)

const Body = storedJson(Request)

/**
 * Reads a stored request.
 *
 * @param body the request as JSON, as it was stored
 * @param seal what was stored beside it; null where nothing was
 * @throws Problem `unavailable` where it holds no request
 */
export const parseStoredRequest = (body: string, seal: number | null): Request =>
  seal === requestChecksum(body) ? JSON.parse(body) : parseStored('request', Body, body)
