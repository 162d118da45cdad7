import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatPosition } from '../../src/store/policy/request-order.ts'
import type { RequestOrder, RequestQuery } from '../../src/store/ports/request-lists.ts'
import { documentReadSql } from '../../src/store/sql/documents.ts'
import { keyedSql } from '../../src/store/sql/keyed-records.ts'
import {
  deliveriesOfRequestSql,
  inboxShape,
  messageListStatements,
  outboxShape,
} from '../../src/store/sql/lists/list-messages.ts'
import { listRequests } from '../../src/store/sql/lists/list-requests.ts'
import { messageQuotaSql } from '../../src/store/sql/message-quotas.ts'
import { privacySql } from '../../src/store/sql/privacy.ts'
import { purgeSql } from '../../src/store/sql/purge.ts'
import { byReferenceSql, readSql, summarySql } from '../../src/store/sql/reads.ts'
import { writeSql } from '../../src/store/sql/writes.ts'
import { dumpSql } from '../../src/store/sqlite/file/dump.ts'
import { openDatabase } from '../../src/store/sqlite/file/open-database.ts'
import { restoreSql } from '../../src/store/sqlite/file/restore.ts'
import { sqliteDialect } from '../../src/store/sqlite/lists/dialect.ts'
import { lookUpSql } from '../../src/store/sqlite/lists/look-up-tables.ts'
import { requestListTableSql } from '../../src/store/sqlite/lists/request-list-table.ts'
import { migrations } from '../../src/store/sqlite/migrations.ts'
import { claimSql } from '../../src/store/sqlite/records/claim-deliveries.ts'
import { deadlineSql } from '../../src/store/sqlite/records/deadlines.ts'
import { documentSql } from '../../src/store/sqlite/records/documents.ts'
import { inboxSql, quotaShares } from '../../src/store/sqlite/records/inbox.ts'
import { deliveryOrderSql, outboxSql } from '../../src/store/sqlite/records/outbox.ts'
import { partnerCountSql } from '../../src/store/sqlite/records/partner-counts.ts'
import { requestSql } from '../../src/store/sqlite/records/requests.ts'
import { alpha, bergen, oslo } from '../contract/samples.ts'

const flags = [false, true]

const sorted = (by: RequestOrder['by'], descending = false): RequestOrder => ({ by, descending })

/** Lists of requests, each with the index that finds its rows in the order of the list. */
const requestLists: readonly (readonly [Omit<RequestQuery, 'limit'>, RegExp])[] = [
  [
    { library: oslo },
    /^SEARCH request_list USING COVERING INDEX request_list_library_created \(library=\?\)$/,
  ],
  [{ library: null }, /^SCAN request_list USING COVERING INDEX request_list_created$/],
  [{ library: null, libraries: [oslo, bergen] }, /INDEX request_list_library_created \(library=\?\)$/],
  [{ library: oslo, worklist: ['to_send'] }, /COVERING INDEX request_list_library_active \(library=\?\)$/],
  [{ library: null, stage: ['sent'] }, /^SCAN request_list USING INDEX request_list_active$/],
  [
    { library: oslo, order: sorted('updated', true) },
    /^SEARCH events USING INDEX events_library \(library=\?\)$/,
  ],
  [{ library: null, order: sorted('updated') }, /^SCAN events$/],
  ...(['neededBy', 'due', 'deadline', 'attention'] as const).flatMap((by) => {
    const name = by === 'neededBy' ? 'needed_by' : by
    const order = sorted(by)
    return [
      [{ library: oslo, order }, /COVERING INDEX request_list_library_active \(library=\?\)$/],
      [{ library: null, order }, new RegExp(`INDEX request_list_${name} \\(\\w+>\\?\\)$`)],
    ] as const
  }),
  [{ library: oslo, patron: ['p1'] }, /^SEARCH requests USING COVERING INDEX requests_patron \(patron=\?\)$/],
  [{ library: oslo, text: 'ab' }, /^SCAN request_words VIRTUAL TABLE INDEX \d*:.*M3.*$/],
  [{ library: oslo, label: ['rare'] }, /^SCAN request_words VIRTUAL TABLE INDEX \d*:.*M3.*$/],
]

/** Returns the first statement of a list that reads its rows, and the one behind a place of it. */
const statementsOf = (query: Omit<RequestQuery, 'limit'>): readonly string[] =>
  [null, { key: query.text === undefined && query.label === undefined ? 1 : null, place: 9 }].map((after) => {
    const order = query.order ?? sorted('created', true)
    const cursor = after === null ? undefined : formatPosition(order, after)
    const steps = listRequests(sqliteDialect)({ ...query, limit: 9, cursor })
    let { value } = steps.next()
    if ('sql' in value && value.sql.startsWith('SELECT count(*)')) ({ value } = steps.next([{ hits: 9 }]))
    return 'sql' in value ? value.sql : ''
  })

type MessageFilters = Partial<Parameters<typeof messageListStatements>[3]>

/** Returns the statement that lists messages or deliveries by some filters, behind a place. */
const listOf = (direction: 'in' | 'out', filters: MessageFilters, place: number | null = 9): string =>
  messageListStatements(
    sqliteDialect,
    direction === 'in' ? inboxShape : outboxShape,
    '*',
    { library: null, limit: 9, ...filters },
    place,
    9,
  )[0]?.sql ?? ''

const lists: Readonly<Record<string, string>> = Object.fromEntries(
  [null, oslo].flatMap((library) =>
    [undefined, [alpha]].flatMap((partner) =>
      flags.flatMap((ascending) =>
        // What all lists begin with is read in its order, up to a page.
        (library === null && partner === undefined ? [9] : [null, 9]).flatMap((place) => [
          ...([undefined, ['applied'], ['review'], ['review', 'rejected']] as const).map((state) => [
            `messages by ${JSON.stringify({ library, partner, state, ascending, place })}`,
            listOf('in', { library, partner, state, ascending }, place),
          ]),
          ...([undefined, ['delivered'], ['dead', 'refused']] as const).map((state) => [
            `deliveries by ${JSON.stringify({ library, partner, state, ascending, place })}`,
            listOf('out', { library, partner, state, ascending }, place),
          ]),
        ]),
      ),
    ),
  ),
)

const statements: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries({
      claimSql,
      deadlineSql,
      documentSql,
      documentReadSql,
      privacySql,
      dumpSql,
      restoreSql,
      lookUpSql,
      inboxSql,
      deliveryOrderSql,
      messageQuotaSql: messageQuotaSql(quotaShares),
      readSql,
      purgeSql,
      keyedSql: keyedSql('?1'),
      outboxSql,
      partnerCountSql,
      requestSql,
      writeSql,
      requestListTableSql,
    }).flatMap(([table, sql]) => Object.entries(sql).map(([name, text]) => [`${table}.${name}`, text])),
  ),
  ...lists,
  'requests by a reference': byReferenceSql(sqliteDialect),
  'a summary of the outbox': summarySql(sqliteDialect),
  'the events of a request': sqliteDialect.eventsOfRequest,
  'the messages of a request': sqliteDialect.messagesOfRequest,
}

/** Tables that may be scanned: the few libraries and kinds of documents, and rows that a statement made itself. */
const small =
  /^SCAN (libraries|request_states|document_changes|CONSTANT ROW|chain|partners|due|(json_each|wanted) VIRTUAL TABLE INDEX 1:)$/
/** A full-text look-up or a row by its number; without either, the whole table of words would be read. */
const byWords = /^SCAN request_words VIRTUAL TABLE INDEX \d+:(.*M.*|=)$/

const intended: readonly (readonly [string, string, RegExp])[] = [
  ['load', readSql.request, /^SEARCH requests USING INDEX requests_number \(number=\? AND library=\?\)$/],
  ['find of a commit', requestSql.find, /^SEARCH requests USING INDEX requests_number/],
  ['findReply', inboxSql.reply, /^SEARCH inbox USING INDEX inbox_fingerprint \(fingerprint=\?\)$/],
  ['findAnswer', readSql.answer, /^SEARCH answers USING INDEX answers_key \(caller=\? AND key=\?\)$/],
  [
    'listEventsAfter',
    readSql.eventsAfter,
    /^SEARCH events USING INDEX events_library \(library=\? AND rowid>\?\)$/,
  ],
  [
    'findNextEvent',
    readSql.nextEvent,
    /^SEARCH events USING COVERING INDEX events_library \(library=\? AND rowid>\?\)$/,
  ],
  [
    'timeline: events',
    sqliteDialect.eventsOfRequest,
    /^SEARCH events USING INTEGER PRIMARY KEY \(rowid=\?\)$/,
  ],
  [
    'timeline: messages',
    sqliteDialect.messagesOfRequest,
    /^SEARCH inbox USING INTEGER PRIMARY KEY \(rowid=\?\)$/,
  ],
  [
    'timeline: deliveries',
    deliveriesOfRequestSql,
    /^SEARCH deliveries USING INDEX deliveries_lane \(request=\?\)$/,
  ],
  [
    'listDueDeadlines',
    deadlineSql.due,
    /^SEARCH requests USING INDEX requests_deadline \(deadline_noted<\?\)$/,
  ],
  [
    'listDueLibraries',
    claimSql.libraries,
    /COVERING INDEX deliveries_due \(library=\? AND ready_at>\? AND ready_at<\?\)$/,
  ],
  [
    'listDueLibraries: ends of leases',
    claimSql.libraries,
    /COVERING INDEX deliveries_held \(library=\? AND held_until>\? AND held_until<\?\)$/,
  ],
  ['findNextDueTime', claimSql.nextReady, /COVERING INDEX deliveries_due \(library=\? AND ready_at>\?\)$/],
  [
    'findNextDueTime: ends of leases',
    claimSql.nextEnd,
    /COVERING INDEX deliveries_held \(library=\? AND held_until>\?\)$/,
  ],
  [
    'claimDeliveries: ends of leases',
    claimSql.free,
    /INDEX deliveries_held \(library=\? AND held_until>\? AND held_until<\?\)$/,
  ],
  [
    'claimDeliveries: partners',
    claimSql.partners,
    /COVERING INDEX deliveries_ready \(library=\? AND partner>\?\)$/,
  ],
  [
    'claimDeliveries: leased of a concurrency key',
    claimSql.leased,
    /COVERING INDEX deliveries_leased \(partner=\? AND lease_until>\?\)$/,
  ],
  [
    'claimDeliveries: deliveries',
    claimSql.ofPartner,
    /COVERING INDEX deliveries_ready \(library=\? AND partner=\? AND ready_at>\? AND ready_at<\?\)$/,
  ],
  [
    'order',
    deliveryOrderSql.unsettled,
    /^SEARCH deliveries USING INDEX deliveries_lane \(request=\? AND entry=\?\)$/,
  ],
  [
    'whether one is to be sent before',
    deliveryOrderSql.hasUnsettled,
    /^SEARCH deliveries USING INDEX deliveries_lane \(request=\? AND entry=\?\)$/,
  ],
  ['settle', outboxSql.settle, /^SEARCH deliveries USING INDEX deliveries_id \(id=\?\)$/],
  [
    'findByPartnerReference',
    byReferenceSql(sqliteDialect),
    /^SEARCH request_references USING PRIMARY KEY \(partner=\? AND reference=\?\)$/,
  ],
  [
    'requests that name a partner',
    readSql.byLivePartner,
    /COVERING INDEX request_partners_live \(partner=\? AND live>\?\)$/,
  ],
  ['a live partner', lookUpSql.isLive, /COVERING INDEX request_partners_live \(partner=\? AND live>\?\)$/],
  [
    'countOpenRequests',
    readSql.countOpen,
    /COVERING INDEX request_partners_live \(partner=\? AND live=\?\)$/,
  ],
  [
    'deliveries of a library',
    listOf('out', { library: oslo }),
    /^SEARCH deliveries USING INDEX deliveries_library \(library=\? AND id<\?\)$/,
  ],
  [
    'deliveries of libraries that are dead',
    listOf('out', { library: oslo, partner: [alpha], state: ['dead'] }),
    /^SEARCH deliveries USING INDEX deliveries_open \(state=\? AND id<\?\)$/,
  ],
  [
    'deliveries of libraries to a partner',
    listOf('out', { library: oslo, partner: [alpha] }),
    /^SEARCH deliveries USING INDEX deliveries_partner \(partner=\? AND id<\?\)$/,
  ],
  [
    'messages of a library',
    listOf('in', { library: oslo }),
    /^SEARCH inbox USING INDEX inbox_library \(library=\? AND rowid<\?\)$/,
  ],
  [
    'messages of libraries that wait for review',
    listOf('in', { library: oslo, partner: [alpha], state: ['review'] }),
    /^SEARCH inbox USING INDEX inbox_state \(state=\? AND rowid<\?\)$/,
  ],
  [
    'messages of libraries from a partner',
    listOf('in', { library: oslo, partner: [alpha] }),
    /^SEARCH inbox USING INDEX inbox_partner \(partner=\? AND rowid<\?\)$/,
  ],
  ['purge of fingerprints', purgeSql.fingerprints, /INDEX inbox_fingerprint_age \(received_at<\?\)$/],
  ['purge of messages', purgeSql.unassigned, /INDEX inbox_unassigned_age \(received_at<\?\)$/],
  ['purge of answers', purgeSql.answers, /INDEX answers_age \(at<\?\)$/],
  ['purge of blobs', purgeSql.blobs, /INDEX blobs_age \(keep_until<\?\)$/],
  ['getBlob', readSql.blob, /^SEARCH blobs USING INDEX blobs_id \(id=\?\)$/],
]

describe('query plans', () => {
  let folder = ''
  let database: DatabaseSync

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-plans-'))
    database = openDatabase(join(folder, 'lendwire.sqlite'), migrations)
  })
  afterAll(async () => {
    database.close()
    await rm(folder, { recursive: true })
  })

  const planOf = (sql: string): readonly string[] =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((step) => String(step.detail))

  it.each(Object.entries(statements))('%s walks no large table and builds no index', (_, sql) => {
    const plan = planOf(sql)
    expect(
      plan.filter((step) => step.startsWith('SCAN') && !small.test(step) && !byWords.test(step)),
    ).toEqual([])
    expect(plan.filter((step) => step.includes('AUTOMATIC'))).toEqual([])
  })

  it.each(intended)('%s uses its index', (_, sql, step) => {
    expect(planOf(sql)).toContainEqual(expect.stringMatching(step))
  })

  it.each(requestLists)('requests of %j are found in the order of the list', (query, step) => {
    for (const sql of statementsOf(query)) {
      const plan = planOf(sql)
      if (!sql.includes(') < (') && !sql.includes(') > ('))
        expect(plan).toContainEqual(expect.stringMatching(step))
      const tables = plan.filter((each) => /^SCAN (requests|request_list)( |$)/.test(each))
      expect(tables.filter((each) => !each.includes(' INDEX '))).toEqual([])
    }
  })

  /** Several libraries are read block by block: what of a block is theirs is sorted. */
  const isOfBlocks = (name: string): boolean =>
    /^messages by library true, partner false, state (none|applied)/.test(name)

  it.each(Object.entries(lists).filter(([name]) => !isOfBlocks(name)))(
    '%s reads rows in the order of the list',
    (_, sql) => {
      expect(planOf(sql).filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
    },
  )
})
