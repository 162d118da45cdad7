import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerSql } from '../../src/store/sql/answers.ts'
import { auditSql } from '../../src/store/sql/audit.ts'
import { blobSql } from '../../src/store/sql/blobs.ts'
import { sessionSql } from '../../src/store/sql/sessions.ts'
import { dumpSql } from '../../src/store/sqlite/file/dump.ts'
import { openDatabase } from '../../src/store/sqlite/file/open-database.ts'
import { restoreSql } from '../../src/store/sqlite/file/restore.ts'
import { inboxBlockSql, inboxListSql } from '../../src/store/sqlite/lists/inbox-list.ts'
import { openRequestSql } from '../../src/store/sqlite/lists/open-requests.ts'
import { candidateSql } from '../../src/store/sqlite/lists/request-candidates.ts'
import { requestIndexSql } from '../../src/store/sqlite/lists/request-index-tables.ts'
import { requestListSql } from '../../src/store/sqlite/lists/request-list.ts'
import { requestListTableSql } from '../../src/store/sqlite/lists/request-list-table.ts'
import {
  hasWordsSql,
  requestSourceSql,
  requestSourceWalkSql,
} from '../../src/store/sqlite/lists/request-sources.ts'
import { changeWalkSql, indexWalkSql, rowsSql } from '../../src/store/sqlite/lists/request-walks.ts'
import { migrations } from '../../src/store/sqlite/migrations.ts'
import { claimSql } from '../../src/store/sqlite/records/claim-deliveries.ts'
import { countSql } from '../../src/store/sqlite/records/counters.ts'
import { deadlineSql } from '../../src/store/sqlite/records/deadlines.ts'
import { deliveryOrderSql } from '../../src/store/sqlite/records/delivery-order.ts'
import { documentSql } from '../../src/store/sqlite/records/documents.ts'
import { eventSql } from '../../src/store/sqlite/records/events.ts'
import { inboxSql } from '../../src/store/sqlite/records/inbox.ts'
import { leaseSql } from '../../src/store/sqlite/records/leases.ts'
import { messageQuotaSql } from '../../src/store/sqlite/records/message-quotas.ts'
import { deliveryListSql, outboxSql } from '../../src/store/sqlite/records/outbox.ts'
import { partnerCountSql } from '../../src/store/sqlite/records/partner-counts.ts'
import { requestSql } from '../../src/store/sqlite/records/requests.ts'

const flags = [false, true]
const lists: Readonly<Record<string, string>> = Object.fromEntries([
  ...flags.flatMap((descending) => [
    ...(['equal', 'beyond'] as const).flatMap((part) => [
      ...(['created', 'neededBy', 'due', 'deadline'] as const).map((by) => [
        `requests of a library by ${by}, descending ${descending}, ${part}`,
        indexWalkSql('library', by, descending, part),
      ]),
      [
        `requests of a state, descending ${descending}, ${part}`,
        indexWalkSql('state', 'created', descending, part),
      ],
    ]),
    [`changes of a library, descending ${descending}`, changeWalkSql(descending)],
  ]),
  ...Object.entries(requestSourceWalkSql),
  ...flags.flatMap((library) =>
    flags.flatMap((partner) =>
      flags.flatMap((ascending) => [
        ...(['none', 'applied', 'other'] as const).map((state) => [
          `messages by library ${library}, partner ${partner}, state ${state}, ascending ${ascending}`,
          inboxListSql({ library, partner, state, ascending }),
        ]),
        ...(['none', 'delivered', 'other'] as const).map((state) => [
          `deliveries by library ${library}, partner ${partner}, state ${state}, ascending ${ascending}`,
          deliveryListSql({ library, partner, state, ascending }),
        ]),
      ]),
    ),
  ),
])

const statements: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries({
      answerSql,
      blobSql,
      claimSql,
      countSql,
      deadlineSql,
      documentSql,
      dumpSql,
      restoreSql,
      eventSql,
      requestIndexSql: requestIndexSql,
      inboxSql,
      deliveryOrderSql,
      leaseSql,
      messageQuotaSql,
      auditSql,
      sessionSql,
      outboxSql,
      openRequestSql,
      partnerCountSql,
      requestSql,
      candidateSql,
      requestListSql,
      requestListTableSql,
      requestSourceSql,
    }).flatMap(([table, sql]) => Object.entries(sql).map(([name, text]) => [`${table}.${name}`, text])),
  ),
  ...lists,
  'rows of requests': rowsSql,
  'words of a request': hasWordsSql,
  ...Object.fromEntries(
    flags.flatMap((ascending) => [
      [`the block of a partner, ascending ${ascending}`, inboxBlockSql('partner', ascending)],
      [`the block of a library, ascending ${ascending}`, inboxBlockSql('library', ascending)],
    ]),
  ),
}

/** Tables that may be scanned: the few libraries and kinds of documents, and rows that a statement made itself. */
const small =
  /^SCAN (libraries|request_states|document_changes|CONSTANT ROW|chain|partners|due|blocks|(json_each|wanted) VIRTUAL TABLE INDEX 1:)$/
/** A full-text look-up or a row by its number; without either, the whole table of words would be read. */
const byWords = /^SCAN request_words VIRTUAL TABLE INDEX \d+:(.*M.*|=)$/

const intended: readonly (readonly [string, string, RegExp])[] = [
  ['load', requestSql.load, /^SEARCH requests USING INDEX requests_number \(number=\? AND library=\?\)$/],
  ['find of a commit', requestSql.find, /^SEARCH requests USING INDEX requests_number/],
  ['findReply', inboxSql.reply, /^SEARCH inbox USING INDEX inbox_fingerprint \(fingerprint=\?\)$/],
  ['findAnswer', answerSql.find, /^SEARCH answers USING INDEX answers_key \(caller=\? AND key=\?\)$/],
  [
    'listEventsAfter',
    eventSql.since,
    /^SEARCH events USING INDEX events_library \(library=\? AND rowid>\?\)$/,
  ],
  [
    'findNextEvent',
    eventSql.next,
    /^SEARCH events USING COVERING INDEX events_library \(library=\? AND rowid>\?\)$/,
  ],
  ['timeline: events', eventSql.chain, /^SEARCH events USING INTEGER PRIMARY KEY \(rowid=\?\)$/],
  ['timeline: messages', inboxSql.chain, /^SEARCH inbox USING INTEGER PRIMARY KEY \(rowid=\?\)$/],
  [
    'timeline: deliveries',
    outboxSql.ofRequest,
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
    requestIndexSql.byReference,
    /^SEARCH request_references USING PRIMARY KEY \(partner=\? AND reference=\?\)$/,
  ],
  [
    'requests that name a partner',
    requestIndexSql.byLivePartner,
    /COVERING INDEX request_partners_live \(partner=\? AND live>\?\)$/,
  ],
  [
    'a live partner',
    requestIndexSql.isLive,
    /COVERING INDEX request_partners_live \(partner=\? AND live>\?\)$/,
  ],
  [
    'countOpenRequests',
    requestIndexSql.countOpenRequests,
    /COVERING INDEX request_partners_live \(partner=\? AND live=\?\)$/,
  ],
  [
    'list by creation',
    indexWalkSql('library', 'created', true, 'beyond'),
    /^SEARCH request_list USING INDEX request_list_created \(library=\? AND created_at<\?\)$/,
  ],
  [
    'list of a day, where many share it',
    indexWalkSql('library', 'due', false, 'equal'),
    /^SEARCH request_list USING INDEX request_list_due \(library=\? AND due=\? AND rowid>\?\)$/,
  ],
  [
    'list of a state',
    indexWalkSql('state', 'created', true, 'beyond'),
    /^SEARCH request_list USING INDEX request_list_state \(state=\? AND created_at<\?\)$/,
  ],
  ...(['neededBy', 'due', 'deadline'] as const).map(
    (by) =>
      [
        `list by ${by}`,
        indexWalkSql('library', by, false, 'beyond'),
        new RegExp(
          `^SEARCH request_list USING INDEX request_list_${by === 'neededBy' ? 'needed_by' : by} \\(library=\\? AND \\w+>\\?\\)$`,
        ),
      ] as const,
  ),
  [
    'list by change',
    changeWalkSql(true),
    /^SEARCH events USING INDEX events_library \(library=\? AND rowid<\?\)$/,
  ],
  [
    'list by change: the request',
    changeWalkSql(true),
    /^SEARCH requests USING COVERING INDEX requests_number/,
  ],
  [
    'requests of a small state',
    requestListSql.byState,
    /^SEARCH request_list USING COVERING INDEX request_list_state \(state=\?\)$/,
  ],
  [
    'requests by assignee, label or barcode',
    requestSourceSql.byReference,
    /^SEARCH request_references USING PRIMARY KEY \(partner=\? AND reference=\?\)$/,
  ],
  [
    'requests by partner',
    requestSourceSql.byPartner,
    /^SEARCH request_partners USING PRIMARY KEY \(partner=\?\)$/,
  ],
  [
    'requests of a partner in order',
    requestSourceWalkSql.partnerDescending,
    /^SEARCH request_partners USING PRIMARY KEY \(partner=\? AND request_row<\?\)$/,
  ],
  [
    'requests by patron',
    requestSourceSql.byPatron,
    /^SEARCH requests USING COVERING INDEX requests_patron \(patron=\?\)$/,
  ],
  ['requests by number', requestSourceSql.byNumber, /^SEARCH requests USING COVERING INDEX requests_number/],
  [
    'deliveries of a library',
    deliveryListSql({ library: true, partner: false, state: 'none', ascending: false }),
    /^SEARCH deliveries USING INDEX deliveries_library \(library=\? AND id<\?\)$/,
  ],
  [
    'deliveries of libraries that are dead',
    deliveryListSql({ library: true, partner: true, state: 'other', ascending: false }),
    /^SEARCH deliveries USING INDEX deliveries_open \(state=\? AND id<\?\)$/,
  ],
  [
    'deliveries of libraries to a partner',
    deliveryListSql({ library: true, partner: true, state: 'none', ascending: false }),
    /^SEARCH deliveries USING INDEX deliveries_partner \(partner=\? AND id<\?\)$/,
  ],
  [
    'messages of a library',
    inboxListSql({ library: true, partner: false, state: 'none', ascending: false }),
    /^SEARCH inbox USING INDEX inbox_library \(<expr>=\? AND library=\? AND rowid<\?\)$/,
  ],
  [
    'messages of libraries that wait for review',
    inboxListSql({ library: true, partner: true, state: 'other', ascending: false }),
    /^SEARCH inbox USING INDEX inbox_state \(state=\? AND rowid<\?\)$/,
  ],
  [
    'messages of libraries from a partner',
    inboxListSql({ library: true, partner: true, state: 'none', ascending: false }),
    /^SEARCH inbox USING INDEX inbox_partner \(<expr>=\? AND partner=\? AND rowid<\?\)$/,
  ],
  ['purge of fingerprints', inboxSql.forgetFingerprints, /INDEX inbox_fingerprint_age \(received_at<\?\)$/],
  ['purge of messages', inboxSql.forgetUnassigned, /INDEX inbox_unassigned_age \(received_at<\?\)$/],
  ['purge of answers', answerSql.forget, /INDEX answers_age \(at<\?\)$/],
  ['purge of blobs', blobSql.forget, /INDEX blobs_age \(keep_until<\?\)$/],
  ['getBlob', blobSql.find, /^SEARCH blobs USING INDEX blobs_id \(id=\?\)$/],
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

  it.each(Object.entries(lists))('%s reads rows in the order of the list', (_, sql) => {
    expect(planOf(sql).filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
  })
})
