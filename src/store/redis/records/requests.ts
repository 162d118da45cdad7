import { z } from 'zod'
import type { Request } from '../../../borrowing/request/request.ts'
import { type LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { documentOwner } from '../../policy/named-documents.ts'
import { parseStored } from '../../policy/parse-stored.ts'
import { parseStoredRequest } from '../../policy/request-checksum.ts'
import type { RequestListsPort } from '../../ports/request-lists.ts'
import type { RequestsPort } from '../../ports/requests.ts'
import type { Stored } from '../../ports/stored.ts'
import type { RedisContext } from '../context.ts'
import { pairsOf } from '../pairs.ts'

/** The fields that a request is read from. */
export const storedFields = ['version', 'body', 'seal'] as const
const StoredFields = z.tuple([z.string(), z.string(), z.string().nullable()])

/** Returns a request from its `storedFields`; null where it is not there. */
export const storedOf = (fields: readonly (string | null)[]): Stored<Request> | null => {
  if (fields[0] === null || fields[0] === undefined) return null
  const [version, body, seal] = parseStored('request', StoredFields, fields)
  return { value: parseStoredRequest(body, seal === null ? null : Number(seal)), version: Number(version) }
}

/** Makes the functions that read single requests. */
export const requestReads = (
  context: RedisContext,
): Omit<RequestsPort, 'listDueDeadlines'> & Pick<RequestListsPort, 'countOpenRequests'> => {
  const { readClient: looks, keys, libraries } = context
  /** Finds by an owner and a reference: `owner` is a partner’s code, or what `documentOwner` gives for a kind of documents. */
  const byReference = async (
    library: LibraryCode | null,
    owner: string,
    reference: string,
  ): Promise<readonly RequestNumber[]> => {
    const searched = library === null ? await libraries() : [library]
    const pairLists = await Promise.all(
      searched.map((each) =>
        looks.zrevrange(`${keys.library(each)}:references:${owner}:${reference}`, 0, -1, 'WITHSCORES'),
      ),
    )
    return pairLists
      .flatMap(pairsOf)
      .toSorted(([, one], [, other]) => Number(other) - Number(one))
      .map(([name]) => parseStored('request', RequestNumber, name))
  }
  return {
    loadRequest: async (library, number) =>
      storedOf(await looks.hmget(`${keys.library(library)}:request:${number}`, ...storedFields)),
    findByPartnerReference: byReference,
    findByDocument: (kind, code) => byReference(null, documentOwner(kind), code),
    countOpenRequests: async (partner) => {
      const counts = (await libraries()).map((library) =>
        looks.hget(`${keys.library(library)}:open`, partner),
      )
      return (await Promise.all(counts)).reduce((sum, count) => sum + Number(count ?? 0), 0)
    },
  }
}
