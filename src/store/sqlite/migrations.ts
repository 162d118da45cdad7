/** Marks a SQLite file as lendwire's own (`PRAGMA application_id`): the letters `lend`. */
export const applicationId = 0x6c656e64

/**
 * The steps from an empty file to the present tables, in order. A step that was released is never changed: what is to
 * be different comes as a new one. Times are milliseconds since 1970, so that indexes on them are narrow.
 *
 * A partner message touches as few pages as can be, since each one is written to the log:
 * - A request's events and messages are found by its `last_event` and `last_message` and from each to the one before
 *   (`previous`), not by an index in which neighbours in time lie far apart.
 * - `deadline_noted` is never later than `next_deadline`. It stays where a deadline is ended or moved to a later time,
 *   and is corrected when its own time comes.
 */
export const migrations: readonly string[] = [
  `
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
    body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX requests_number ON requests (number, library);
  CREATE INDEX requests_library ON requests (library);
  CREATE INDEX requests_status ON requests (library, status);
  CREATE INDEX requests_patron ON requests (patron) WHERE patron IS NOT NULL;
  CREATE INDEX requests_deadline ON requests (deadline_noted) WHERE deadline_noted IS NOT NULL;

  CREATE TABLE request_partners (
    partner TEXT NOT NULL,
    request_row INTEGER NOT NULL,
    library TEXT NOT NULL,
    live INTEGER NOT NULL,
    PRIMARY KEY (partner, request_row)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX request_partners_live ON request_partners (partner) WHERE live = 1;

  CREATE TABLE request_references (
    partner TEXT NOT NULL,
    reference TEXT NOT NULL,
    request_row INTEGER NOT NULL,
    PRIMARY KEY (partner, reference, request_row)
  ) STRICT, WITHOUT ROWID;

  CREATE VIRTUAL TABLE request_words USING fts5 (
    library, words,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  );

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
  CREATE INDEX inbox_unassigned_age ON inbox (received_at) WHERE library IS NULL;
  CREATE INDEX inbox_library ON inbox (library) WHERE library IS NOT NULL;
  CREATE INDEX inbox_partner ON inbox (partner) WHERE partner IS NOT NULL;
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
    content TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX deliveries_id ON deliveries (id);
  CREATE INDEX deliveries_lane ON deliveries (request, entry, id);
  CREATE INDEX deliveries_ready ON deliveries (library, partner, ready_at) WHERE ready_at IS NOT NULL;
  CREATE INDEX deliveries_due ON deliveries (library, ready_at) WHERE ready_at IS NOT NULL;
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

  CREATE TABLE leases (name TEXT PRIMARY KEY, token TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE readiness (row INTEGER PRIMARY KEY, checks INTEGER NOT NULL) STRICT;
  INSERT INTO readiness (row, checks) VALUES (1, 0);
  `,
  // `live` tells what is open with a partner (2) from what may be asked of it yet (1), so that both are counted by an index.
  `
  DROP INDEX request_partners_live;
  CREATE INDEX request_partners_live ON request_partners (partner, live) WHERE live > 0;
  UPDATE request_partners SET live = 2 WHERE live = 1 AND EXISTS (
    SELECT 1 FROM requests, json_each(requests.body, '$.rota') AS entry
    WHERE requests.row = request_row AND entry.value ->> '$.partner' = request_partners.partner
      AND entry.value ->> '$.state' = 'active');
  `,
  // Requests that were written before have no seal: they are checked in full when they are read.
  'ALTER TABLE requests ADD COLUMN seal INTEGER',
  `
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
  // Counts the changes of documents by all writers, so that readers know whether their cached copies are valid.
  `
  CREATE TABLE document_changes (row INTEGER PRIMARY KEY, count INTEGER NOT NULL) STRICT;
  INSERT INTO document_changes (row, count) VALUES (1, 0);
  ${['INSERT', 'UPDATE', 'DELETE']
    .map(
      (change) => `CREATE TRIGGER documents_${change.toLowerCase()} AFTER ${change} ON documents BEGIN
    UPDATE document_changes SET count = count + 1 WHERE row = 1;
  END;`,
    )
    .join('\n  ')}
  `,
  // Of each name the span that was counted last.
  'CREATE TABLE counts (name TEXT PRIMARY KEY, span INTEGER NOT NULL, count INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  // Messages by partner and by library, in blocks of rows: a message of any of many partners is written at
  // the end of these indexes, not each in another page.
  `
  DROP INDEX inbox_partner;
  DROP INDEX inbox_library;
  CREATE INDEX inbox_partner ON inbox (row / 512, partner) WHERE partner IS NOT NULL;
  CREATE INDEX inbox_library ON inbox (row / 512, library) WHERE library IS NOT NULL;
  `,
  // By kind, so that a mail, which moves the position of its mailbox on, leaves what is kept of partners as it is.
  `
  ${['insert', 'update', 'delete'].map((change) => `DROP TRIGGER documents_${change};`).join('\n  ')}
  DROP TABLE document_changes;
  CREATE TABLE document_changes (kind TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO document_changes (kind, count) SELECT DISTINCT kind, 1 FROM documents;
  ${[
    ['INSERT', 'NEW'],
    ['UPDATE', 'NEW'],
    ['DELETE', 'OLD'],
  ]
    .map(
      ([change, row]) => `CREATE TRIGGER documents_${change?.toLowerCase()} AFTER ${change} ON documents BEGIN
    INSERT INTO document_changes (kind, count) VALUES (${row}.kind, 1) ON CONFLICT DO UPDATE SET count = count + 1;
  END;`,
    )
    .join('\n  ')}
  `,
  // What an attempt is leased for is apart from what is due: leases end by another clock.
  `
  ALTER TABLE deliveries ADD COLUMN held_until INTEGER;
  UPDATE deliveries SET held_until = ready_at, ready_at = NULL WHERE state = 'leased' AND ready_at IS NOT NULL;
  CREATE INDEX deliveries_held ON deliveries (library, held_until) WHERE held_until IS NOT NULL;
  `,
  // Sessions of people, and other secrets that are good for a time: by the hash of their token.
  `
  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    data TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    idle_expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_owner ON sessions (owner);
  CREATE INDEX sessions_end ON sessions (min(expires_at, idle_expires_at));
  `,
  // What the store says of the shape of its records (../upgrades/store-version.ts), as JSON.
  'CREATE TABLE store_version (row INTEGER PRIMARY KEY CHECK (row = 1), value TEXT NOT NULL) STRICT',
  // Counters are forgotten when their window has ended.
  `
  ALTER TABLE counts ADD COLUMN ends_at INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX counts_end ON counts (ends_at);
  `,
  // The audit log: entries are appended in order, each with a hash that covers the one before.
  'CREATE TABLE audit (sequence INTEGER PRIMARY KEY, hash TEXT NOT NULL, entry TEXT NOT NULL) STRICT',
  // What requests are listed by, in narrow rows apart from the requests themselves. Many requests share a state, which
  // keeps their number. Days sort as text. Columns that only open requests are sorted by are null in closed ones.
  `
  CREATE TABLE request_states (
    id INTEGER PRIMARY KEY,
    library TEXT NOT NULL,
    state TEXT NOT NULL,
    requests INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX request_states_state ON request_states (library, state);

  CREATE TABLE request_list (
    row INTEGER PRIMARY KEY,
    library TEXT NOT NULL,
    state INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_event INTEGER,
    updated_at INTEGER,
    needed_by TEXT,
    due TEXT,
    deadline INTEGER,
    facets TEXT NOT NULL
  ) STRICT;
  CREATE INDEX request_list_created ON request_list (library, created_at);
  CREATE INDEX request_list_state ON request_list (state, created_at);
  CREATE INDEX request_list_needed_by ON request_list (library, needed_by) WHERE needed_by IS NOT NULL;
  CREATE INDEX request_list_due ON request_list (library, due) WHERE due IS NOT NULL;
  CREATE INDEX request_list_deadline ON request_list (library, deadline) WHERE deadline IS NOT NULL;

  DROP INDEX requests_library;
  DROP INDEX requests_status;
  `,
  // Words that begin with two or three letters are found by an index of their own. What is the patron's is in a column
  // of its own, which only those search who may see patrons. An upgrade step fills the table again.
  `
  DROP TABLE request_words;
  CREATE VIRTUAL TABLE request_words USING fts5 (
    library, words, patron,
    content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
  );
  `,
  // Messages of no request are forgotten in time, also those of a library, such as mails that wait for staff.
  `
  DROP INDEX inbox_unassigned_age;
  CREATE INDEX inbox_unassigned_age ON inbox (received_at) WHERE request IS NULL;
  `,
  // The counts of partners: a small row per partner, day and library. A count of no library has an empty one.
  `
  CREATE TABLE partner_counts (
    partner TEXT NOT NULL,
    day TEXT NOT NULL,
    library TEXT NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (partner, day, library)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX partner_counts_day ON partner_counts (day);
  `,
  // What mails say is beside them, so that a list reads no mail; what counts in a quota, so that a quota is summed
  // from an index.
  `
  CREATE TABLE inbox_mails (row INTEGER PRIMARY KEY, mail TEXT NOT NULL) STRICT;
  CREATE TABLE inbox_shares (
    row INTEGER PRIMARY KEY,
    library TEXT NOT NULL,
    quota TEXT NOT NULL,
    source TEXT NOT NULL,
    bytes INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX inbox_shares_source ON inbox_shares (library, quota, source, row, bytes);
  CREATE TRIGGER inbox_removed AFTER DELETE ON inbox BEGIN
    DELETE FROM inbox_mails WHERE row = old.row;
    DELETE FROM inbox_shares WHERE row = old.row;
  END;
  `,
  // The names of a patron's quotas, sessions and kept answers were plain hashes of the patron's id, which can be guessed.
  `
  DELETE FROM counts WHERE name GLOB 'quota count patron *' OR name GLOB 'quota bytes patron *';
  DELETE FROM sessions WHERE owner GLOB 'patron:*';
  DELETE FROM answers WHERE caller GLOB 'patron:*';
  `,
  // Requests that were changed or removed without an event: who keeps requests in memory finds here what events do not
  // tell. Only the last ones are kept.
  'CREATE TABLE request_list_changes (id INTEGER PRIMARY KEY, request_row INTEGER NOT NULL) STRICT',
  // Lists are queries: what they filter, sort and count by are columns, and exact values are found with the words (in
  // `tokens`, ../sql/request-tokens.ts). Active requests are a tenth: one index has all of their columns, so that they are
  // filtered, sorted and counted without their rows. An upgrade step fills both tables again.
  `
  DROP TABLE request_list_changes;
  DROP TABLE request_list;
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

  UPDATE request_states SET requests = 0;
  DROP TABLE request_words;
  CREATE VIRTUAL TABLE request_words USING fts5 (
    words, patron, tokens,
    content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
  );
  `,
  // Rows of facts, from which statistics are computed: one per request, which it outlives.
  `
  CREATE TABLE fact_rows (
    library TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (library, key)
  ) STRICT, WITHOUT ROWID;
  `,
  // Messages by partner and by library, in the order of their arrival.
  `
  DROP INDEX inbox_partner;
  DROP INDEX inbox_library;
  CREATE INDEX inbox_partner ON inbox (partner) WHERE partner IS NOT NULL;
  CREATE INDEX inbox_library ON inbox (library) WHERE library IS NOT NULL;
  `,
  // Leases, counters and sessions are one kind of records, which expire (../policy/keyed-features.ts).
  `
  CREATE TABLE keyed_records (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    token TEXT NOT NULL,
    value TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX keyed_records_owner ON keyed_records (owner) WHERE owner <> '';
  CREATE INDEX keyed_records_end ON keyed_records (until);
  INSERT INTO keyed_records SELECT 'lease ' || name, '', token, '', until FROM leases;
  INSERT INTO keyed_records SELECT 'count ' || name || ' ' || span, '', '', CAST(count AS text), ends_at FROM counts;
  INSERT INTO keyed_records SELECT 'session ' || token_hash, 'sessions ' || owner, '', json_object('owner', owner, 'data', data,
    ${['created_at AS createdAt', 'expires_at AS expiresAt', 'idle_expires_at AS idleExpiresAt']
      .map((times) => times.split(' AS '))
      .map(([column, name]) => `'${name}', strftime('%Y-%m-%dT%H:%M:%fZ', ${column} / 1000.0, 'unixepoch')`)
      .join(', ')}), min(expires_at, idle_expires_at) FROM sessions;
  DROP TABLE leases;
  DROP TABLE counts;
  DROP TABLE sessions;
  `,
]
