import { Request } from '../../../borrowing/request/request.ts'
import { type LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseStored, storedJson } from '../../policy/parse-stored.ts'
import type { AuditPort } from '../../ports/audit.ts'
import { documentKinds } from '../../ports/documents.ts'
import type { EventsPort } from '../../ports/events.ts'
import { lastKey, type RowsPort } from '../../ports/rows.ts'
import {
  createDump,
  createPageSizeLimit,
  type KindReader,
  type PositionedRecord,
} from '../../transfer/dump-pages.ts'
import { Answer } from '../commit.ts'
import type { RedisContext } from '../context.ts'
import { idsBehind } from '../lists/id-list.ts'
import { pairsOf } from '../pairs.ts'
import type { blobs as blobFiles } from '../records/blobs.ts'
import { deliveryFields, deliveryOf } from '../records/delivery-record.ts'
import { readDocumentField } from '../records/documents.ts'
import { messageFields, messageOf } from '../records/message-record.ts'
import type { partnerCounts } from '../records/partner-counts.ts'

const Body = storedJson(Request)

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Reads records of one library after another. The place of a record begins with its library, empty for none. */
const byLibrary =
  <Library extends LibraryCode | null>(
    list: () => Promise<readonly Library[]>,
    read: (library: Library, after: string | null, limit: number) => AsyncGenerator<PositionedRecord>,
  ): KindReader =>
  async (behind, limit) => {
    const [from = '', ...place] = behind?.split(' ') ?? []
    const records: PositionedRecord[] = []
    const mayGrow = createPageSizeLimit()
    for (const library of await list()) {
      const name = library ?? ''
      if (name < from || records.length >= limit) continue
      const after = behind !== null && name === from ? place.join(' ') : null
      for await (const { position, record } of read(library, after, limit - records.length)) {
        records.push({ position: `${name} ${position}`, record })
        if (!mayGrow(record)) return records
      }
    }
    return records
  }

/** Reads everything, page by page. */
export const redisDump = (
  shell: RedisContext,
  events: Pick<EventsPort, 'listEventsAfter'>,
  blobs: Pick<ReturnType<typeof blobFiles>, 'read'>,
  counts: Pick<ReturnType<typeof partnerCounts>, 'dump'>,
  rows: RowsPort['listRows'],
  audit: Pick<AuditPort, 'listAudit'>,
) => {
  const { client, keys, libraries, everywhere } = shell

  const documents: KindReader = async (behind, limit) => {
    const records: PositionedRecord[] = []
    for (const of of documentKinds) {
      const all = await client.hgetall(`${keys.library(null)}:documents:${of}`)
      for (const [key, field] of Object.entries(all)) {
        const position = `${of} ${key}`
        if (behind !== null && position <= behind) continue
        records.push({ position, record: { kind: 'document', of, key, ...readDocumentField(field) } })
      }
    }
    return records.toSorted((one, other) => byText(one.position, other.position)).slice(0, limit)
  }

  const requests: KindReader = async (behind, limit) => {
    const [score = '-inf', name = ''] = (behind ?? '').split(' ').filter((part) => part !== '')
    const entries = await Promise.all(
      (await libraries()).map(async (library) => {
        const list = `${keys.library(library)}:requests`
        const pairs = await client.zrangebyscore(list, score, '+inf', 'WITHSCORES', 'LIMIT', 0, limit + 1)
        return pairsOf(pairs).map(([name, at]) => ({ library, name, at: Number(at) }))
      }),
    )
    const page = entries
      .flat()
      .filter((each) => behind === null || each.at > Number(score) || each.name > name)
      .toSorted((one, other) => one.at - other.at || byText(one.name, other.name))
      .slice(0, limit)
    return Promise.all(
      page.map(async ({ library, name: number, at }) => {
        const [version, body] = await client.hmget(
          `${keys.library(library)}:request:${parseStored('request', RequestNumber, number)}`,
          'version',
          'body',
        )
        const value = parseStored('request', Body, body)
        return {
          position: `${at} ${number}`,
          record: { kind: 'request' as const, place: at, version: Number(version), value },
        }
      }),
    )
  }

  const eventRecords = byLibrary(libraries, async function* (library, after, limit) {
    for (const each of await events.listEventsAfter(library, Number(after ?? 0), limit))
      yield { position: String(each.cursor), record: { kind: 'event', ...each } }
  })

  const messages: KindReader = async (behind, limit) => {
    const ids = await idsBehind(shell, 'messages', behind, limit)
    const sizes = await Promise.all(
      ids.map(({ library, id }) => client.hstrlen(`${keys.library(library)}:message:${id}`, 'raw')),
    )
    const mayGrow = createPageSizeLimit()
    const full = sizes.findIndex((bytes) => !mayGrow(bytes))
    return Promise.all(
      ids.slice(0, full < 0 ? ids.length : full + 1).map(async ({ library, id }) => {
        const key = keys.library(library)
        const fields = await client.hmgetBuffer(`${key}:message:${id}`, ...messageFields, 'fingerprint')
        const message = messageOf(fields)
        const print = fields[messageFields.length]?.toString()
        // A message outlives its fingerprint.
        const hasFingerprint = print !== undefined && (await client.hget(`${key}:fingerprints`, print)) === id
        return {
          position: id,
          record: message && { kind: 'message', message, fingerprint: hasFingerprint ? print : null },
        }
      }),
    )
  }

  const deliveries: KindReader = async (behind, limit) =>
    Promise.all(
      (await idsBehind(shell, 'deliveries', behind, limit)).map(async ({ library, id }) => {
        const key = `${keys.library(library)}:delivery:${id}`
        const [fields, [token, until]] = await Promise.all([
          client.hmget(key, ...deliveryFields),
          client.hmget(key, 'token', 'until'),
        ])
        const delivery = deliveryOf(fields)
        const lease = typeof token === 'string' ? { token, until: Number(until) } : null
        return { position: id, record: delivery && { kind: 'delivery', delivery, lease } }
      }),
    )

  const answers = byLibrary(everywhere, async function* (library, after, limit) {
    const key = keys.library(library)
    const first = Number(after ?? -1) + 1
    for (const [place, entry] of (
      await client.lrange(`${key}:answers:age`, first, first + limit - 1)
    ).entries()) {
      const space = entry.indexOf(' ')
      const field = entry.slice(space + 1)
      const line = field.indexOf('\n')
      const named = {
        caller: field.slice(0, line),
        key: field.slice(line + 1),
        at: Number(entry.slice(0, space)),
      }
      const answer = parseStored('answer', Answer, await client.hget(`${key}:answers`, field))
      yield { position: String(first + place), record: { kind: 'answer', ...named, ...answer } }
    }
  })

  const files = byLibrary(libraries, async function* (library, after, limit) {
    const first = Number(after ?? -1) + 1
    const ids = await client.zrange(
      `${keys.library(library)}:blobs`,
      String(first),
      String(first + limit - 1),
    )
    for (const [place, id] of ids.entries()) {
      const blob = await blobs.read(library, id)
      yield { position: String(first + place), record: blob && { kind: 'blob', blob } }
    }
  })

  const partnerDays: KindReader = async (behind, limit) =>
    (await counts.dump())
      .map((partnerDay) => ({
        position: `${partnerDay.partner} ${partnerDay.day} ${partnerDay.library ?? ''}`,
        record: { kind: 'partner_day' as const, ...partnerDay },
      }))
      .filter(({ position }) => behind === null || position > behind)
      .slice(0, limit)

  const factRows = byLibrary(libraries, async function* (library, after, limit) {
    for (const row of await rows(library, { after: after ?? '', before: lastKey }, limit))
      yield { position: row.key, record: { kind: 'row', library, ...row } }
  })

  const auditEntries: KindReader = async (behind, limit) =>
    (await audit.listAudit({ after: Number(behind ?? 0) }, limit)).map((entry) => ({
      position: String(entry.sequence),
      record: { kind: 'audit', ...entry },
    }))

  return createDump({
    audit: auditEntries,
    partner_day: partnerDays,
    row: factRows,
    blob: files,
    document: documents,
    request: requests,
    event: eventRecords,
    message: messages,
    delivery: deliveries,
    answer: answers,
  })
}
