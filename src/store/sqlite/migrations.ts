/** Marks a SQLite file as lendwire's own (`PRAGMA application_id`): the letters `lend`. */
export const applicationId = 0x6c656e64

/** A step, and its number in the table `migrations`. */
export type Migration = { readonly number: number; readonly sql: string }

/** Counts the changes of documents of each kind by all writers, so that readers know whether what they keep is valid. */
const documentTriggers = [
  ['INSERT', 'NEW'],
  ['UPDATE', 'NEW'],
  ['DELETE', 'OLD'],
]
  .map(
    ([change, row]) => `CREATE TRIGGER documents_${change?.toLowerCase()} AFTER ${change} ON documents BEGIN
    INSERT INTO document_changes (kind, count) VALUES (${row}.kind, 1) ON CONFLICT DO UPDATE SET count = count + 1;
  END;`,
  )
  .join('\n  ')

/**
 * The steps from an empty file to the present tables, in order. A step that was released is never changed: what is to
 * be different comes as a new one. The nine steps of 0.1.0 are one here, without what the next one replaces. That one leads
 * on from 0.1.0 and from every state between the two. Times are milliseconds since 1970, so that indexes on them are narrow.
 *
 * A partner message touches as few pages as can be, since each one is written to the log:
 * - A request's events and messages are found by its `last_event` and `last_message` and from each to the one before
 *   (`previous`), not by an index in which neighbours in time lie far apart.
 * - `deadline_noted` is never later than `next_deadline`. It stays where a deadline is ended or moved to a later time,
 *   and is corrected when its own time comes.
 */
export const migrations: readonly Migration[] = [
  {
    number: 9,
    // A request without a seal is checked in full when it is read. `live` of a partner tells what is open with it (2) from
    // what may be asked of it yet (1). What an attempt is leased for (`held_until`) is apart from what is due: leases end by
    // another clock.
    sql: `
  CREATE TABLE libraries (code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  CREATE TABLE requests (
    row INTEGER PRIMARY KEY,
    library TEXT NOT NULL,
    number TEXT NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    patron TEXT,
    next_deadline INTEGER,
    deadline_noted INTEGER,
    last_event INTEGER,
    last_message INTEGER,
    facets TEXT NOT NULL,
    body TEXT NOT NULL,
    seal INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX requests_number ON requests (number, library);
  CREATE INDEX requests_patron ON requests (patron) WHERE patron IS NOT NULL;
  CREATE INDEX requests_deadline ON requests (deadline_noted) WHERE deadline_noted IS NOT NULL;

  CREATE TABLE request_partners (
    partner TEXT NOT NULL,
    request_row INTEGER NOT NULL,
    library TEXT NOT NULL,
    live INTEGER NOT NULL,
    PRIMARY KEY (partner, request_row)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX request_partners_live ON request_partners (partner, live) WHERE live > 0;

  CREATE TABLE request_references (
    partner TEXT NOT NULL,
    reference TEXT NOT NULL,
    request_row INTEGER NOT NULL,
    PRIMARY KEY (partner, reference, request_row)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE events (
    cursor INTEGER PRIMARY KEY,
    library TEXT NOT NULL,
    request TEXT NOT NULL,
    previous INTEGER,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_library ON events (library);

  CREATE TABLE inbox (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    protocol TEXT NOT NULL,
    partner TEXT,
    library TEXT,
    request TEXT,
    previous INTEGER,
    entry INTEGER,
    state TEXT NOT NULL,
    summary TEXT NOT NULL,
    reason TEXT,
    fingerprint BLOB,
    content_type TEXT NOT NULL,
    truncated INTEGER NOT NULL,
    reply_status INTEGER,
    reply_type TEXT,
    reply TEXT,
    raw BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX inbox_id ON inbox (id);
  CREATE UNIQUE INDEX inbox_fingerprint ON inbox (fingerprint) WHERE fingerprint IS NOT NULL;
  CREATE INDEX inbox_fingerprint_age ON inbox (received_at) WHERE fingerprint IS NOT NULL;
  CREATE INDEX inbox_state ON inbox (state) WHERE state <> 'applied';

  CREATE TABLE deliveries (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    library TEXT NOT NULL,
    request TEXT NOT NULL,
    entry INTEGER NOT NULL,
    request_id TEXT NOT NULL,
    target TEXT NOT NULL,
    partner TEXT NOT NULL,
    operation TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    possibly_taken INTEGER NOT NULL,
    lease_token TEXT,
    lease_until INTEGER,
    ready_at INTEGER,
    settled_at INTEGER,
    last_error TEXT,
    reply TEXT,
    summary TEXT NOT NULL,
    content_type TEXT NOT NULL,
    content TEXT NOT NULL,
    held_until INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX deliveries_id ON deliveries (id);
  CREATE INDEX deliveries_lane ON deliveries (request, entry, id);
  CREATE INDEX deliveries_ready ON deliveries (library, partner, ready_at) WHERE ready_at IS NOT NULL;
  CREATE INDEX deliveries_due ON deliveries (library, ready_at) WHERE ready_at IS NOT NULL;
  CREATE INDEX deliveries_held ON deliveries (library, held_until) WHERE held_until IS NOT NULL;
  CREATE INDEX deliveries_leased ON deliveries (partner, lease_until) WHERE state = 'leased';
  CREATE INDEX deliveries_open ON deliveries (state, id) WHERE state <> 'delivered';
  CREATE INDEX deliveries_library ON deliveries (library, id);
  CREATE INDEX deliveries_partner ON deliveries (partner, id);

  CREATE TABLE answers (
    row INTEGER PRIMARY KEY,
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    at INTEGER NOT NULL,
    answer TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX answers_key ON answers (caller, key);
  CREATE INDEX answers_age ON answers (at);

  CREATE TABLE documents (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    value TEXT,
    PRIMARY KEY (kind, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE document_changes (kind TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  ${documentTriggers}

  CREATE TABLE readiness (row INTEGER PRIMARY KEY, checks INTEGER NOT NULL) STRICT;
  INSERT INTO readiness (row, checks) VALUES (1, 0);

  CREATE TABLE blobs (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    library TEXT NOT NULL,
    name TEXT,
    content_type TEXT NOT NULL,
    stored_at INTEGER NOT NULL,
    keep_until INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX blobs_id ON blobs (id);
  CREATE INDEX blobs_age ON blobs (keep_until);
  `,
  },
  {
    number: 24,
    sql: `
  -- What the store says of the shape of its records (../upgrades/store-version.ts), as JSON. Its requests are indexed again.
  CREATE TABLE IF NOT EXISTS store_version (row INTEGER PRIMARY KEY CHECK (row = 1), value TEXT NOT NULL) STRICT;
  UPDATE store_version SET value = json_set(value, '$.index', json('{"behind":null}'));

  -- The audit log: entries are appended in order, each with a hash that covers the one before.
  CREATE TABLE IF NOT EXISTS audit (sequence INTEGER PRIMARY KEY, hash TEXT NOT NULL, entry TEXT NOT NULL) STRICT;

  -- Lists are queries: what they filter, sort and count by are columns, in narrow rows apart from the requests themselves.
  -- Many requests share a state, which keeps their number. Days sort as text. Columns that only open requests are sorted by
  -- are null in closed ones. Active requests are a tenth: one index has all of their columns, so that they are filtered,
  -- sorted and counted without their rows.
  DROP INDEX IF EXISTS requests_library;
  DROP INDEX IF EXISTS requests_status;
  DROP TABLE IF EXISTS request_list_changes;
  DROP TABLE IF EXISTS request_list;
  CREATE TABLE request_list (
    row INTEGER PRIMARY KEY,
    library TEXT NOT NULL,
    state INTEGER NOT NULL,
    open INTEGER NOT NULL,
    active INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    last_event INTEGER,
    needed_by TEXT,
    due TEXT,
    deadline INTEGER,
    attention_since INTEGER,
    stage TEXT NOT NULL,
    status TEXT NOT NULL,
    next TEXT,
    worklists TEXT NOT NULL,
    attention TEXT NOT NULL,
    active_partner TEXT,
    assignee TEXT,
    labels TEXT NOT NULL,
    service TEXT NOT NULL,
    publication_type TEXT,
    workflow TEXT,
    item_out INTEGER NOT NULL,
    cost_open INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX request_list_created ON request_list (created_at);
  CREATE INDEX request_list_library_created ON request_list (library, created_at);
  CREATE INDEX request_list_without_event ON request_list (last_event) WHERE last_event IS NULL;
  CREATE INDEX request_list_active ON request_list (created_at) WHERE active = 1;
  CREATE INDEX request_list_library_active ON request_list (library, created_at, open, state, needed_by, due, deadline,
    attention_since, stage, status, next, worklists, attention, active_partner, assignee, labels, service, publication_type,
    workflow, item_out, cost_open) WHERE active = 1;
  CREATE INDEX request_list_needed_by ON request_list (needed_by) WHERE open = 1 AND needed_by IS NOT NULL;
  CREATE INDEX request_list_due ON request_list (due) WHERE open = 1 AND due IS NOT NULL;
  CREATE INDEX request_list_deadline ON request_list (deadline) WHERE open = 1 AND deadline IS NOT NULL;
  CREATE INDEX request_list_attention ON request_list (attention_since) WHERE active = 1 AND attention_since IS NOT NULL;
  CREATE TABLE IF NOT EXISTS request_states (
    id INTEGER PRIMARY KEY,
    library TEXT NOT NULL,
    state TEXT NOT NULL,
    requests INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS request_states_state ON request_states (library, state);
  UPDATE request_states SET requests = 0;

  -- Words, also by their first two or three letters. What is the patron's is in a column of its own, which only those search
  -- who may see patrons; exact values are found with the words, in the column tokens (../sql/request-tokens.ts).
  DROP TABLE IF EXISTS request_words;
  CREATE VIRTUAL TABLE request_words USING fts5 (
    words, patron, tokens,
    content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
  );
  UPDATE requests SET facets = replace(facets, '"tokens":', '"formerTokens":') WHERE facets LIKE '%"tokens":%';

  -- Messages by partner and by library, in the order of their arrival. Messages of no request are forgotten in time, also
  -- those of a library, such as mails that wait for staff.
  DROP INDEX IF EXISTS inbox_partner;
  DROP INDEX IF EXISTS inbox_library;
  DROP INDEX IF EXISTS inbox_unassigned_age;
  CREATE INDEX inbox_partner ON inbox (partner) WHERE partner IS NOT NULL;
  CREATE INDEX inbox_library ON inbox (library) WHERE library IS NOT NULL;
  CREATE INDEX inbox_unassigned_age ON inbox (received_at) WHERE request IS NULL;

  -- What mails say is beside them, so that a list reads no mail; what counts in a quota, so that a quota is summed
  -- from an index.
  CREATE TABLE IF NOT EXISTS inbox_mails (row INTEGER PRIMARY KEY, mail TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS inbox_shares (
    row INTEGER PRIMARY KEY,
    library TEXT NOT NULL,
    quota TEXT NOT NULL,
    source TEXT NOT NULL,
    bytes INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS inbox_shares_source ON inbox_shares (library, quota, source, row, bytes);
  CREATE TRIGGER IF NOT EXISTS inbox_removed AFTER DELETE ON inbox BEGIN
    DELETE FROM inbox_mails WHERE row = old.row;
    DELETE FROM inbox_shares WHERE row = old.row;
  END;

  -- The counts of partners: a small row per partner, day and library. A count of no library has an empty one.
  CREATE TABLE IF NOT EXISTS partner_counts (
    partner TEXT NOT NULL,
    day TEXT NOT NULL,
    library TEXT NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (partner, day, library)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS partner_counts_day ON partner_counts (day);

  -- Rows of facts, from which statistics are computed: one per request, which it outlives.
  CREATE TABLE IF NOT EXISTS fact_rows (
    library TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (library, key)
  ) STRICT, WITHOUT ROWID;

  -- Leases, counters and sessions are one kind of records, which expire (../policy/keyed-features.ts).
  CREATE TABLE IF NOT EXISTS keyed_records (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    token TEXT NOT NULL,
    value TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS keyed_records_owner ON keyed_records (owner) WHERE owner <> '';
  CREATE INDEX IF NOT EXISTS keyed_records_end ON keyed_records (until);
  DROP TABLE IF EXISTS leases;
  DROP TABLE IF EXISTS counts;
  DROP TABLE IF EXISTS sessions;

  -- The names of a patron's kept answers were plain hashes of the patron's id, which can be guessed.
  DELETE FROM answers WHERE caller GLOB 'patron:*';
  `,
  },
]
