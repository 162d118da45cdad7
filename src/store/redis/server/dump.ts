import { Request } from '../../../borrowing/request/request.ts'
import { type LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseStored, storedJson } from '../../policy/parse-stored.ts'
import type { AuditPort } from '../../ports/audit.ts'
import { documentKinds } from '../../ports/documents.ts'
import { lastKey, type RowsPort } from '../../ports/rows.ts'
import {
  createDump,
  createPageSizeLimit,
  type KindReader,
  type PositionedRecord,
} from '../../transfer/dump-pages.ts'
import { Answer } from '../commit.ts'
import type { RedisContext } from '../context.ts'
import type { blobs as blobFiles } from '../records/blobs.ts'
import { deliveryFields, deliveryOf } from '../records/delivery-record.ts'
import type { eventReads } from '../records/events.ts'
import { messageFields, messageOf } from '../records/message-record.ts'
import type { partnerCounts } from '../records/partner-counts.ts'
import { readDocumentField } from '../records/stored-document.ts'

const Body = storedJson(Request)

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Reads everything, page by page. */
export const redisDump = (
  shell: RedisContext,
  events: Pick<ReturnType<typeof eventReads>, 'since'>,
  blobs: Pick<ReturnType<typeof blobFiles>, 'read'>,
  counts: Pick<ReturnType<typeof partnerCounts>, 'dump'>,
  rows: RowsPort['listRows'],
  audit: Pick<AuditPort, 'listAudit'>,
) => {
  const { client, keys, libraries } = shell
  const everywhere = async (): Promise<readonly (LibraryCode | null)[]> => [null, ...(await libraries())]

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
        return pairs.flatMap((each, index) =>
          index % 2 === 0 ? [{ library, name: each, at: Number(pairs[index + 1]) }] : [],
        )
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

  const eventRecords: KindReader = async (behind, limit) => {
    const [from = '', cursor = '0'] = (behind ?? '').split(' ')
    const records: PositionedRecord[] = []
    for (const library of await libraries()) {
      if (library < from || records.length >= limit) continue
      const after = library === from ? Number(cursor) : 0
      for (const each of await events.since(library, after, limit - records.length))
        records.push({ position: `${library} ${each.cursor}`, record: { kind: 'event', ...each } })
    }
    return records
  }

  /** Returns ids of all libraries in their order. */
  const idsOf = async (list: string, behind: string | null, limit: number) => {
    const entries = await Promise.all(
      (await everywhere()).map(async (library) => {
        const from = behind === null ? '-' : `(${behind}`
        const ids = await client.zrangebylex(`${keys.library(library)}:${list}`, from, '+', 'LIMIT', 0, limit)
        return ids.map((id) => ({ library, id }))
      }),
    )
    return entries
      .flat()
      .toSorted((one, other) => byText(one.id, other.id))
      .slice(0, limit)
  }

  const messages: KindReader = async (behind, limit) => {
    const ids = await idsOf('messages', behind, limit)
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
          record:
            message === null
              ? null
              : { kind: 'message', message, fingerprint: hasFingerprint ? print : null },
        }
      }),
    )
  }

  const deliveries: KindReader = async (behind, limit) => {
    return Promise.all(
      (await idsOf('deliveries', behind, limit)).map(async ({ library, id }) => {
        const key = `${keys.library(library)}:delivery:${id}`
        const [fields, [token, until]] = await Promise.all([
          client.hmget(key, ...deliveryFields),
          client.hmget(key, 'token', 'until'),
        ])
        const delivery = deliveryOf(fields)
        const lease = typeof token === 'string' ? { token, until: Number(until) } : null
        return { position: id, record: delivery === null ? null : { kind: 'delivery', delivery, lease } }
      }),
    )
  }

  const answers: KindReader = async (behind, limit) => {
    const [from = '', index = '-1'] = (behind ?? '').split(' ')
    const records: PositionedRecord[] = []
    for (const library of await everywhere()) {
      const name = library ?? ''
      if (name < from || records.length >= limit) continue
      const first = name === from ? Number(index) + 1 : 0
      const key = keys.library(library)
      const aged = await client.lrange(`${key}:answers:age`, first, first + limit - records.length - 1)
      for (const [place, entry] of aged.entries()) {
        const space = entry.indexOf(' ')
        const field = entry.slice(space + 1)
        const line = field.indexOf('\n')
        const answer = parseStored('answer', Answer, await client.hget(`${key}:answers`, field))
        records.push({
          position: `${name} ${first + place}`,
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
    return records
  }

  const files: KindReader = async (behind, limit) => {
    const [from = '', index = '-1'] = (behind ?? '').split(' ')
    const records: PositionedRecord[] = []
    const mayGrow = createPageSizeLimit()
    for (const library of await libraries()) {
      if (library < from || records.length >= limit) continue
      const first = library === from ? Number(index) + 1 : 0
      const ids = await client.zrange(
        `${keys.library(library)}:blobs`,
        String(first),
        String(first + limit - records.length - 1),
      )
      for (const [place, id] of ids.entries()) {
        const blob = await blobs.read(library, id)
        const record = blob === null ? null : { kind: 'blob' as const, blob }
        records.push({ position: `${library} ${first + place}`, record })
        if (!mayGrow(record)) return records
      }
    }
    return records
  }

  const partnerDays: KindReader = async (behind, limit) =>
    (await counts.dump())
      .map((partnerDay) => ({
        position: `${partnerDay.partner} ${partnerDay.day} ${partnerDay.library ?? ''}`,
        record: { kind: 'partner_day' as const, ...partnerDay },
      }))
      .filter(({ position }) => behind === null || position > behind)
      .slice(0, limit)

  const factRows: KindReader = async (behind, limit) => {
    const [from = '', ...place] = (behind ?? '').split(' ')
    const records: PositionedRecord[] = []
    for (const library of (await libraries()).toSorted(byText)) {
      if (library < from || records.length >= limit) continue
      const after = library === from ? place.join(' ') : ''
      for (const row of await rows(library, { after, before: lastKey }, limit - records.length))
        records.push({ position: `${library} ${row.key}`, record: { kind: 'row', library, ...row } })
    }
    return records
  }

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
