/** Test files that `npm test` leaves out: each suite has its own command, and `.ci/run` runs them all. */
export const suites = {
  /** `npm run test:console`: the console in a browser. */
  console: ['test/console/**/*.test.ts'],
  /** `npm run test:faults`: processes that are killed and networks that fail, at random. */
  faults: ['test/faults/**/*.test.ts'],
  /** `npm run test:scale`: lists over many requests, and an import of many. */
  scale: ['test/scale/**/*.test.ts'],
  /** `npm run test:large`: what takes long by its nature: packing, the whole demo, old stores, clusters, threads, crashes, killed databases, damaged and full disks, workerd, commands that copy whole stores or run as processes of their own, the contract of stores on PostgreSQL, whose statements are mostly those of SQLite, mutants, the contract of stores on Redis, the conformance suite, whole systems of others that are played, connections that hang, the pseudo-language, which takes the place of German, the search for sentences beside the catalogue, pages in a browser without scripts, the scenarios over a second edition, NCIP and mail. */
  large: [
    'test/large/**/*.test.ts',
    'test/alarms/full-disk.test.ts',
    'test/borrowing/outcomes/row-mutants.test.ts',
    'test/certify/*.test.ts',
    'test/cli/{backup,cli,config,copy,mail-lender,operator-commands}.test.ts',
    'test/configuration/{faults,gone-documents,unreadable-documents}.test.ts',
    'test/docstrings.test.ts',
    'test/e2e/{contention,demo,mailbox,mailbox-hostile,readme-tour}.test.ts',
    'test/e2e/{email,ncip}/*scenarios.test.ts',
    'test/e2e/{email/page,patron-pages,return-slip}.test.ts',
    'test/http/{erasure-in-stores,slow-disk}.test.ts',
    'test/locate/gateway.test.ts',
    'test/node/{limits,lost-writing-thread,start}.test.ts',
    'test/ils/own-hold-ids.test.ts',
    'test/packages/**/*.test.ts',
    'test/peers/*.test.ts',
    'test/protocols/email/mutants.test.ts',
    'test/relay/each-step.test.ts',
    'test/statistics/{kept-columns,recount}.test.ts',
    'test/store/{full-disk,lost-store,postgres,postgres-faults,wal-damage}.test.ts',
    'test/translations/{pseudo-language,sentences}.test.ts',
    'test/store/redis.test.ts',
    'test/store/redis-{cluster*,durability,faults,lists}.test.ts',
    'test/store/sqlite-{checkpoints,claim-deliveries,crash,open-database,processes,threads,with-threads}.test.ts',
    'test/transport/{http,imap}.test.ts',
    'test/upgrade/**/*.test.ts',
    'test/worker/**/*.test.ts',
  ],
} as const

/**
 * Test files that draw a part of their cases in `npm test`, mostly a tenth, and all of them in `npm run test:large`: what
 * random cases find is rarely news about the change at hand.
 */
export const drawn = [
  'test/borrowing/partner-events/dispositions.test.ts',
  'test/borrowing/properties/*.test.ts',
  'test/borrowing/rota-rules/properties.test.ts',
  'test/e2e/{mailbox-samples,ncip/loan,scenarios}.test.ts',
  'test/http/bad-input.test.ts',
  'test/http/openapi/fuzz.test.ts',
  'test/http/security/{cross-library,moved-person}.test.ts',
  'test/locate/extent.test.ts',
  'test/partner-messages/*.test.ts',
  'test/partners/{iso18626,ncip}/properties.test.ts',
  'test/protocols/email/{doubts,fact-sentences,fill-in,phrasings,robustness}.test.ts',
  'test/protocols/iso18626/{differential,instant,read-message,robustness,round-trip}.test.ts',
  'test/protocols/ncip/{convert,differential,read-message,robustness,round-trip}.test.ts',
  'test/protocols/openurl/robustness.test.ts',
  'test/protocols/xml/{readers,well-formed,write}.test.ts',
  'test/relay/{ncip-relay,recorded-lenders}.test.ts',
] as const
