import { z } from 'zod'
import { Request } from '../../borrowing/request/request.ts'
import { type LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import { dumpOf, type Placed, pageFilling, type Section } from '../dump.ts'
import { documentKinds } from '../ports/documents.ts'
import { documentColumn, readRow } from '../rows.ts'
import type { blobs as blobFiles } from './blobs.ts'
import { Answer } from './commit.ts'
import { deliveryFields, deliveryOf } from './delivery-fields.ts'
import type { eventReads } from './events.ts'
import { messageFields, messageOf } from './message-fields.ts'
import type { RedisShell } from './shell.ts'

const Document = z
  .string()
  .regex(/^\d+ /)
  .transform((kept) => {
    const space = kept.indexOf(' ')
    return { version: Number(kept.slice(0, space)), text: kept.slice(space + 1) }
  })
const Value = documentColumn(z.unknown())
const Body = documentColumn(Request)

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Reads everything, page by page. */
export const redisDump = (
  shell: RedisShell,
  events: Pick<ReturnType<typeof eventReads>, 'since'>,
  blobs: Pick<ReturnType<typeof blobFiles>, 'read'>,
) => {
  const { client, keys, libraries } = shell
  const everywhere = async (): Promise<readonly (LibraryCode | null)[]> => [null, ...(await libraries())]

  const documents: Section = async (behind, limit) => {
    const found: Placed[] = []
    for (const of of documentKinds) {
      const all = await client.hgetall(`${keys.library(null)}:documents:${of}`)
      for (const key of Object.keys(all).toSorted(byText)) {
        const place = `${of} ${key}`
        if (behind !== null && place <= behind) continue
        const { version, text } = readRow('document', Document, all[key])
        const value = text === '' ? {} : { value: readRow('document', Value, text) }
        found.push({ place, record: { kind: 'document', of, key, version, ...value } })
      }
    }
    return found.toSorted((one, other) => byText(one.place, other.place)).slice(0, limit)
  }

  const requests: Section = async (behind, limit) => {
    const [score = '-inf', name = ''] = (behind ?? '').split(' ').filter((part) => part !== '')
    const found = await Promise.all(
      (await libraries()).map(async (library) => {
        const list = `${keys.library(library)}:requests`
        const pairs = await client.zrangebyscore(list, score, '+inf', 'WITHSCORES', 'LIMIT', 0, limit + 1)
        return pairs.flatMap((each, index) =>
          index % 2 === 0 ? [{ library, name: each, at: Number(pairs[index + 1]) }] : [],
        )
      }),
    )
    const page = found
      .flat()
      .filter((each) => behind === null || each.at > Number(score) || each.name > name)
      .toSorted((one, other) => one.at - other.at || byText(one.name, other.name))
      .slice(0, limit)
    return Promise.all(
      page.map(async ({ library, name: number, at }) => {
        const [version, body] = await client.hmget(
          `${keys.library(library)}:request:${readRow('request', RequestNumber, number)}`,
          'version',
          'body',
        )
        const value = readRow('request', Body, body)
        return {
          place: `${at} ${number}`,
          record: { kind: 'request' as const, place: at, version: Number(version), value },
        }
      }),
    )
  }

  const told: Section = async (behind, limit) => {
    const [from = '', cursor = '0'] = (behind ?? '').split(' ')
    const found: Placed[] = []
    for (const library of await libraries()) {
      if (library < from || found.length >= limit) continue
      const after = library === from ? Number(cursor) : 0
      for (const each of await events.since(library, after, limit - found.length))
        found.push({ place: `${library} ${each.cursor}`, record: { kind: 'event', ...each } })
    }
    return found
  }

  /** Ids of all libraries in their order. */
  const idsOf = async (list: string, behind: string | null, limit: number) => {
    const found = await Promise.all(
      (await everywhere()).map(async (library) => {
        const from = behind === null ? '-' : `(${behind}`
        const ids = await client.zrangebylex(`${keys.library(library)}:${list}`, from, '+', 'LIMIT', 0, limit)
        return ids.map((id) => ({ library, id }))
      }),
    )
    return found
      .flat()
      .toSorted((one, other) => byText(one.id, other.id))
      .slice(0, limit)
  }

  const messages: Section = async (behind, limit) => {
    const ids = await idsOf('messages', behind, limit)
    const sizes = await Promise.all(
      ids.map(({ library, id }) => client.hstrlen(`${keys.library(library)}:message:${id}`, 'raw')),
    )
    const mayGrow = pageFilling()
    const full = sizes.findIndex((bytes) => !mayGrow(bytes))
    return Promise.all(
      ids.slice(0, full < 0 ? ids.length : full + 1).map(async ({ library, id }) => {
        const key = keys.library(library)
        const fields = await client.hmgetBuffer(`${key}:message:${id}`, ...messageFields, 'fingerprint')
        const message = messageOf(fields)
        const print = fields[messageFields.length]?.toString()
        // A message outlives its fingerprint.
        const known = print !== undefined && (await client.hget(`${key}:fingerprints`, print)) === id
        return {
          place: id,
          record: message === null ? null : { kind: 'message', message, fingerprint: known ? print : null },
        }
      }),
    )
  }

  const deliveries: Section = async (behind, limit) => {
    return Promise.all(
      (await idsOf('deliveries', behind, limit)).map(async ({ library, id }) => {
        const key = `${keys.library(library)}:delivery:${id}`
        const [fields, [token, until]] = await Promise.all([
          client.hmget(key, ...deliveryFields),
          client.hmget(key, 'token', 'until'),
        ])
        const delivery = deliveryOf(fields)
        const lease = typeof token === 'string' ? { token, until: Number(until) } : null
        return { place: id, record: delivery === null ? null : { kind: 'delivery', delivery, lease } }
      }),
    )
  }

  const answers: Section = async (behind, limit) => {
    const [from = '', index = '-1'] = (behind ?? '').split(' ')
    const found: Placed[] = []
    for (const library of await everywhere()) {
      const name = library ?? ''
      if (name < from || found.length >= limit) continue
      const first = name === from ? Number(index) + 1 : 0
      const key = keys.library(library)
      const aged = await client.lrange(`${key}:answers:age`, first, first + limit - found.length - 1)
      for (const [place, entry] of aged.entries()) {
        const space = entry.indexOf(' ')
        const field = entry.slice(space + 1)
        const line = field.indexOf('\n')
        const answer = readRow('answer', Answer, await client.hget(`${key}:answers`, field))
        found.push({
          place: `${name} ${first + place}`,
          record: {
            kind: 'answer',
            caller: field.slice(0, line),
            key: field.slice(line + 1),
            at: Number(entry.slice(0, space)),
            ...answer,
          },
        })
      }
    }
    return found
  }

  const files: Section = async (behind, limit) => {
    const [from = '', index = '-1'] = (behind ?? '').split(' ')
    const found: Placed[] = []
    const mayGrow = pageFilling()
    for (const library of await libraries()) {
      if (library < from || found.length >= limit) continue
      const first = library === from ? Number(index) + 1 : 0
      const ids = await client.zrange(
        `${keys.library(library)}:blobs`,
        String(first),
        String(first + limit - found.length - 1),
      )
      for (const [place, id] of ids.entries()) {
        const blob = await blobs.read(library, id)
        const record = blob === null ? null : { kind: 'blob' as const, blob }
        found.push({ place: `${library} ${first + place}`, record })
        if (!mayGrow(record)) return found
      }
    }
    return found
  }

  return dumpOf({
    blob: files,
    document: documents,
    request: requests,
    event: told,
    message: messages,
    delivery: deliveries,
    answer: answers,
  })
}
