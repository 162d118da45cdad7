/**
 * The functions that write. Batches of writes come one after another, also those of several gateways: each takes the
 * lock of the store (`write_lock`), so that cursors of events appear in their order, versions are compared without
 * retries, and no two batches wait for each other. One round trip writes a batch (`run_writes`).
 *
 * Long texts and bytes come in arrays beside the JSON, which names them by their place: JSON is parsed slowly.
 *
 * The rules of withdrawal (\`../../policy/withdrawal.ts\`) and of the order of deliveries are repeated here, since they
 * must be applied in the transaction; the suites of test/contract hold every store to the same cases.
 */
export const functions = `
CREATE FUNCTION store_time() RETURNS bigint LANGUAGE sql VOLATILE AS
  $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

CREATE FUNCTION write_lock() RETURNS void LANGUAGE sql VOLATILE AS
  $$ SELECT pg_advisory_xact_lock(1818586724, hashtext(current_schema())) $$;

CREATE FUNCTION count_document_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO document_changes VALUES (coalesce(NEW.kind, OLD.kind), 1)
    ON CONFLICT (kind) DO UPDATE SET count = document_changes.count + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER documents_changed AFTER INSERT OR UPDATE OR DELETE ON documents
  FOR EACH ROW EXECUTE FUNCTION count_document_change();

CREATE FUNCTION count_request_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN UPDATE request_states SET requests = requests - 1 WHERE id = OLD.state; END IF;
  IF TG_OP <> 'DELETE' THEN UPDATE request_states SET requests = requests + 1 WHERE id = NEW.state; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER request_added AFTER INSERT OR DELETE ON request_list
  FOR EACH ROW EXECUTE FUNCTION count_request_state();
CREATE TRIGGER request_moved AFTER UPDATE OF state ON request_list
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION count_request_state();

-- The oldest unsettled delivery of a request and rota entry has ready_at, or held_until while one of them is leased.
CREATE FUNCTION order_deliveries(of_library text, of_request text, of_entry integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first_id text;
  lease_end bigint;
BEGIN
  SELECT min(id), max(lease_until) FILTER (WHERE state = 'leased') INTO first_id, lease_end FROM deliveries
    WHERE request = of_request AND entry = of_entry AND library = of_library AND state IN ('waiting', 'leased');
  UPDATE deliveries SET
      ready_at = CASE WHEN id = first_id AND lease_end IS NULL THEN due_at END,
      held_until = CASE WHEN id = first_id THEN lease_end END
    WHERE request = of_request AND entry = of_entry AND library = of_library AND state IN ('waiting', 'leased')
      AND (ready_at IS DISTINCT FROM CASE WHEN id = first_id AND lease_end IS NULL THEN due_at END
        OR held_until IS DISTINCT FROM CASE WHEN id = first_id THEN lease_end END);
END $$;

CREATE FUNCTION settle_delivery(settled jsonb) RETURNS deliveries LANGUAGE plpgsql AS $$
DECLARE
  changed deliveries;
BEGIN
  UPDATE deliveries SET state = settled ->> 'state', settled_at = (settled ->> 'at')::bigint,
      last_error = coalesce(settled ->> 'error', last_error), reply = settled ->> 'reply',
      possibly_taken = greatest(possibly_taken, (settled ->> 'taken')::smallint),
      due_at = coalesce((settled ->> 'due')::bigint, due_at),
      lease_token = NULL, lease_until = NULL, ready_at = NULL, held_until = NULL
    WHERE id = settled ->> 'delivery' AND lease_token = settled ->> 'token' AND state = 'leased'
    RETURNING * INTO changed;
  RETURN changed;
END $$;

-- In PL/pgSQL, which keeps the plans of its statements: a function in SQL is parsed and planned at each call.
CREATE FUNCTION merge_counts(one jsonb, other jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN one || (SELECT coalesce(jsonb_object_agg(key, CASE WHEN starts_with(key, 'last_')
    THEN greatest((one ->> key)::bigint, value::bigint) ELSE coalesce((one ->> key)::bigint, 0) + value::bigint END), '{}')
  FROM jsonb_each_text(other));
END $$;

CREATE FUNCTION add_counts(of_library text, added jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO partner_counts
    SELECT each ->> 'partner', each ->> 'day', coalesce(of_library, ''), each -> 'counts' FROM jsonb_array_elements(added) AS each
  ON CONFLICT (partner, day, library) DO UPDATE SET counts = merge_counts(partner_counts.counts, excluded.counts);
END $$;

CREATE FUNCTION add_message(message jsonb, texts text[], raws bytea[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  added inbox := jsonb_populate_record(NULL::inbox, message - 'reply' - 'raw' - 'mail');
BEGIN
  added.row := nextval(pg_get_serial_sequence('inbox', 'row'));
  added.reply := texts[(message ->> 'reply')::integer];
  added.mail := texts[(message ->> 'mail')::integer];
  added.raw := raws[(message ->> 'raw')::integer];
  added.bytes := length(added.raw);
  INSERT INTO inbox VALUES (added.*);
  RETURN added.row;
END $$;

-- Writes a request in place of the stored one; of_row is null for a new one.
CREATE FUNCTION save_request(of_library text, saved jsonb, texts text[], of_row bigint, old_hash text, next_version integer,
  event bigint, changed_at bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  at_row bigint := of_row;
  listed request_list := jsonb_populate_record(NULL::request_list, saved -> 'listed');
  new_hash text := saved ->> 'hash';
BEGIN
  IF at_row IS NULL THEN
    INSERT INTO requests (row, library, number, version, body, seal, patron, next_deadline, index_hash)
      VALUES (coalesce((saved ->> 'place')::bigint, nextval(pg_get_serial_sequence('requests', 'row'))), of_library,
        saved ->> 'number', next_version, texts[(saved ->> 'body')::integer], (saved ->> 'seal')::bigint, saved ->> 'patron',
        (saved ->> 'deadline')::bigint, new_hash)
      RETURNING row INTO at_row;
    INSERT INTO libraries VALUES (of_library) ON CONFLICT DO NOTHING;
  ELSE
    UPDATE requests SET version = next_version, body = texts[(saved ->> 'body')::integer], seal = (saved ->> 'seal')::bigint,
        patron = saved ->> 'patron', next_deadline = (saved ->> 'deadline')::bigint, index_hash = new_hash
      WHERE row = at_row;
  END IF;

  SELECT id INTO listed.state FROM request_states WHERE library = of_library AND state = saved ->> 'state';
  IF listed.state IS NULL THEN
    INSERT INTO request_states (library, state) VALUES (of_library, saved ->> 'state') RETURNING id INTO listed.state;
  END IF;
  listed.row := at_row;
  listed.library := of_library;
  listed.updated_at := changed_at;
  listed.last_event := event;
  IF of_row IS NULL THEN
    listed.updated_at := coalesce(changed_at, listed.created_at);
  ELSIF changed_at IS NULL OR event IS NULL THEN
    SELECT coalesce(changed_at, updated_at), coalesce(event, last_event) INTO listed.updated_at, listed.last_event
      FROM request_list WHERE row = at_row;
  END IF;
  IF of_row IS NULL THEN
    INSERT INTO request_list VALUES (listed.*);
  ELSE UPDATE request_list SET
    state = listed.state, open = listed.open, active = listed.active, updated_at = listed.updated_at,
    last_event = listed.last_event, needed_by = listed.needed_by, due = listed.due, deadline = listed.deadline, attention_since = listed.attention_since,
    stage = listed.stage, status = listed.status, next = listed.next, worklists = listed.worklists,
    attention = listed.attention, active_partner = listed.active_partner, assignee = listed.assignee, labels = listed.labels,
    service = listed.service, publication_type = listed.publication_type, workflow = listed.workflow,
    item_out = listed.item_out, cost_open = listed.cost_open
    WHERE row = at_row;
  END IF;
  IF new_hash = old_hash THEN RETURN at_row; END IF;

  IF of_row IS NOT NULL THEN
    DELETE FROM request_partners WHERE request_row = at_row;
    DELETE FROM request_references WHERE request_row = at_row;
  END IF;
  INSERT INTO request_partners SELECT each ->> 0, at_row, max((each ->> 1)::smallint)
    FROM jsonb_array_elements(saved -> 'partners') AS each GROUP BY 1;
  INSERT INTO request_references SELECT DISTINCT each ->> 0, each ->> 1, at_row
    FROM jsonb_array_elements(saved -> 'references') AS each;
  INSERT INTO request_words VALUES (at_row, texts[(saved ->> 'words')::integer]::tsvector)
    ON CONFLICT (row) DO UPDATE SET words = excluded.words WHERE request_words.words <> excluded.words;
  RETURN at_row;
END $$;

CREATE FUNCTION remove_request(of_row bigint) RETURNS void LANGUAGE sql AS $$
  DELETE FROM request_partners WHERE request_row = of_row;
  DELETE FROM request_references WHERE request_row = of_row;
  DELETE FROM request_words WHERE row = of_row;
  DELETE FROM request_list WHERE row = of_row;
  DELETE FROM requests WHERE row = of_row;
$$;

CREATE FUNCTION reply_of(found inbox) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN found.reply_status IS NOT NULL AND found.reply_type IS NOT NULL AND found.reply IS NOT NULL
    THEN jsonb_build_object('status', found.reply_status, 'contentType', found.reply_type, 'content', found.reply) END
$$;

CREATE FUNCTION commit_change(change jsonb, texts text[], raws bytea[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  of_library text := change ->> 'library';
  request jsonb := change -> 'request';
  message jsonb := change -> 'message';
  settled jsonb := change -> 'settle';
  of_number text := request ->> 'number';
  answered answers;
  repeated inbox;
  stored requests;
  withdrawal jsonb;
  unsettled deliveries;
  each jsonb;
  one deliveries;
  is_possible boolean;
  withdrawn bigint[] := '{}';
  impossible text[] := '{}';
  lanes deliveries[] := '{}';
  event bigint;
BEGIN
  IF change ? 'answer' THEN
    SELECT * INTO answered FROM answers WHERE caller = change #>> '{answer,caller}' AND key = change #>> '{answer,key}';
    IF answered.row IS NOT NULL THEN
      RETURN jsonb_build_object('kind', 'replay', 'bodyHash', answered.body_hash, 'answer', answered.answer);
    END IF;
  END IF;
  IF message ->> 'fingerprint' IS NOT NULL THEN
    SELECT * INTO repeated FROM inbox WHERE fingerprint = (message ->> 'fingerprint')::bytea;
    IF repeated.row IS NOT NULL THEN RETURN jsonb_build_object('kind', 'repeat', 'reply', reply_of(repeated)); END IF;
  END IF;
  IF settled IS NOT NULL THEN
    PERFORM FROM deliveries WHERE id = settled ->> 'delivery' AND lease_token = settled ->> 'token' AND state = 'leased' FOR UPDATE;
    IF NOT FOUND THEN RETURN '{"kind":"lease_lost"}'; END IF;
  END IF;
  IF request IS NOT NULL THEN
    SELECT * INTO stored FROM requests WHERE number = of_number AND library = of_library;
    IF coalesce(stored.version, 0) <> (change ->> 'expected')::integer THEN RETURN '{"kind":"conflict"}'; END IF;
  END IF;
  IF change ? 'withdraw' THEN FOR withdrawal IN SELECT * FROM jsonb_array_elements(change -> 'withdraw') LOOP
    FOR unsettled IN SELECT * FROM deliveries WHERE deliveries.request = of_number AND entry = (withdrawal ->> 'entry')::integer
        AND library = of_library AND state IN ('waiting', 'leased') ORDER BY id FOR UPDATE LOOP
      CONTINUE WHEN withdrawal ->> 'operations' <> 'all' AND NOT withdrawal -> 'operations' ? unsettled.operation;
      IF unsettled.id = settled ->> 'delivery' THEN
        CONTINUE WHEN settled ->> 'state' <> 'waiting';
        is_possible := unsettled.possibly_taken = 0 AND settled ->> 'taken' = '0';
      ELSE
        is_possible := unsettled.state = 'waiting' AND unsettled.possibly_taken = 0;
      END IF;
      IF is_possible THEN withdrawn := withdrawn || unsettled.row;
      ELSIF (withdrawal ->> 'required')::boolean THEN impossible := impossible || unsettled.id;
      END IF;
    END LOOP;
  END LOOP; END IF;
  IF impossible <> '{}' THEN
    RETURN jsonb_build_object('kind', 'not_withdrawn', 'deliveries', (SELECT jsonb_agg(DISTINCT id) FROM unnest(impossible) AS id));
  END IF;

  IF settled IS NOT NULL THEN lanes := array_append(lanes, settle_delivery(settled)); END IF;
  IF withdrawn <> '{}' THEN FOR one IN UPDATE deliveries SET state = 'withdrawn', settled_at = (change ->> 'decided')::bigint, ready_at = NULL, held_until = NULL
      WHERE row = ANY (withdrawn) RETURNING * LOOP
    lanes := array_append(lanes, one);
  END LOOP; END IF;
  IF change ? 'bounced' THEN FOR each IN SELECT * FROM jsonb_array_elements(change -> 'bounced') LOOP
    UPDATE deliveries SET state = 'dead', settled_at = (each ->> 'at')::bigint, last_error = each ->> 'error', possibly_taken = 0
      WHERE id = each ->> 'delivery' AND library = of_library AND state = 'delivered';
  END LOOP; END IF;
  IF change ? 'requeue' THEN FOR each IN SELECT * FROM jsonb_array_elements(change -> 'requeue') LOOP
    FOR one IN UPDATE deliveries SET state = 'waiting', attempts = 0, due_at = (each ->> 'due')::bigint, settled_at = NULL
        WHERE id = each ->> 'delivery' AND library = of_library AND state IN ('dead', 'refused') RETURNING * LOOP
      lanes := array_append(lanes, one);
    END LOOP;
  END LOOP; END IF;
  IF change ? 'outbox' THEN FOR each IN SELECT * FROM jsonb_array_elements(change -> 'outbox') LOOP
    is_possible := NOT EXISTS (SELECT FROM deliveries WHERE deliveries.request = each ->> 'request'
      AND entry = (each ->> 'entry')::integer AND library = of_library AND state IN ('waiting', 'leased'));
    one := jsonb_populate_record(NULL::deliveries, each - 'content');
    INSERT INTO deliveries (id, library, request, entry, request_id, target, partner, operation, created_at, due_at, ready_at,
        summary, content_type, content)
      VALUES (one.id, of_library, one.request, one.entry, one.request_id, one.target, one.partner, one.operation, one.created_at,
        one.due_at, CASE WHEN is_possible THEN one.due_at END, one.summary, one.content_type,
        texts[(each ->> 'content')::integer])
      RETURNING * INTO one;
    INSERT INTO libraries VALUES (of_library) ON CONFLICT DO NOTHING;
    IF NOT is_possible THEN lanes := array_append(lanes, one); END IF;
  END LOOP; END IF;
  IF cardinality(lanes) > 0 THEN
    PERFORM order_deliveries(lane.library, lane.request, lane.entry)
      FROM (SELECT DISTINCT library, unnested.request, entry FROM unnest(lanes) AS unnested) AS lane;
  END IF;

  FOR each IN SELECT * FROM jsonb_array_elements(change -> 'events') LOOP
    INSERT INTO events (library, request, body) VALUES (of_library, of_number, texts[each::text::integer])
      RETURNING cursor INTO event;
  END LOOP;
  IF message IS NOT NULL THEN PERFORM add_message(message, texts, raws); END IF;
  IF request IS NOT NULL THEN
    PERFORM save_request(of_library, request, texts, stored.row, stored.index_hash, coalesce(stored.version, 0) + 1, event,
      (change ->> 'changed')::bigint);
  END IF;
  IF change ? 'answer' THEN
    INSERT INTO answers (caller, key, body_hash, at, answer) VALUES (change #>> '{answer,caller}', change #>> '{answer,key}',
      change #>> '{answer,hash}', (change ->> 'decided')::bigint, texts[(change #>> '{answer,answer}')::integer]);
  END IF;
  IF change ? 'counts' THEN PERFORM add_counts(of_library, change -> 'counts'); END IF;
  IF change ? 'rows' THEN
    INSERT INTO fact_rows SELECT of_library, fact ->> 'key', texts[(fact ->> 'value')::integer]
      FROM jsonb_array_elements(change -> 'rows') AS fact
      ON CONFLICT (library, key) DO UPDATE SET value = excluded.value;
  END IF;
  RETURN jsonb_build_object('kind', 'committed', 'version', CASE WHEN request IS NULL THEN 0 ELSE coalesce(stored.version, 0) + 1 END);
END $$;

CREATE FUNCTION keep_message(kept jsonb, texts text[], raws bytea[]) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM inbox WHERE fingerprint = (kept #>> '{message,fingerprint}')::bytea) THEN RETURN '"repeat"'; END IF;
  PERFORM add_message(kept -> 'message', texts, raws);
  PERFORM add_counts(kept ->> 'library', kept -> 'counts');
  RETURN '"kept"';
END $$;

CREATE FUNCTION put_documents(written jsonb, texts text[]) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM jsonb_array_elements(written) AS each
      LEFT JOIN documents ON documents.kind = each ->> 'kind' AND documents.key = each ->> 'key'
      WHERE (each ->> 'expected')::integer <> CASE WHEN documents.value IS NULL THEN 0 ELSE documents.version END)
  THEN RETURN '"conflict"'; END IF;
  IF EXISTS (SELECT FROM jsonb_array_elements(written) AS each JOIN request_partners ON partner = each ->> 'unless' WHERE live > 0)
  THEN RETURN '"in_use"'; END IF;
  INSERT INTO documents SELECT each ->> 'kind', each ->> 'key', 1, texts[(each ->> 'value')::integer]
    FROM jsonb_array_elements(written) AS each
    WHERE each ? 'value' OR EXISTS (SELECT FROM documents
      WHERE documents.kind = each ->> 'kind' AND documents.key = each ->> 'key' AND documents.value IS NOT NULL)
  ON CONFLICT (kind, key) DO UPDATE SET version = documents.version + 1, value = excluded.value;
  RETURN '"written"';
END $$;

CREATE FUNCTION append_audit(entries jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF (entries #>> '{0,sequence}')::bigint <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit) THEN RETURN '"conflict"'; END IF;
  INSERT INTO audit SELECT (each ->> 'sequence')::bigint, each ->> 'hash', each ->> 'entry' FROM jsonb_array_elements(entries) AS each;
  RETURN '"written"';
END $$;

CREATE FUNCTION settle_and_order(settled jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  changed deliveries := settle_delivery(settled);
BEGIN
  IF changed.row IS NULL THEN RETURN 'false'; END IF;
  PERFORM order_deliveries(changed.library, changed.request, changed.entry);
  RETURN 'true';
END $$;

-- Runs writes in their order. A batch that was written before returns the results of that time.
CREATE FUNCTION run_writes(batch uuid, writes jsonb, texts text[], raws bytea[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  written jsonb[] := '{}';
  write jsonb;
  known jsonb;
BEGIN
  PERFORM write_lock();
  SELECT results INTO known FROM batches WHERE id = batch;
  IF known IS NOT NULL THEN RETURN known; END IF;
  FOR write IN SELECT * FROM jsonb_array_elements(writes) LOOP
    written := written || CASE write ->> 0
      WHEN 'commit' THEN commit_change(write -> 1, texts, raws)
      WHEN 'keepMessage' THEN keep_message(write -> 1, texts, raws)
      WHEN 'settleDelivery' THEN settle_and_order(write -> 1)
      WHEN 'putDocuments' THEN put_documents(write -> 1, texts)
      WHEN 'appendAudit' THEN append_audit(write -> 1)
    END;
  END LOOP;
  known := to_jsonb(written);
  INSERT INTO batches (id, results) VALUES (batch, known);
  IF random() < 0.01 THEN DELETE FROM batches WHERE at < now() - interval '15 minutes'; END IF;
  IF jsonb_path_exists(writes, '$[*][1].outbox[0]') THEN PERFORM pg_notify('lendwire', current_schema()); END IF;
  RETURN known;
END $$;

-- Leases due deliveries of a library. Claims come one after another, so that the limits of concurrency hold.
CREATE FUNCTION claim_deliveries(of_library text, due bigint, lease_time bigint, duration bigint, most integer, default_limit integer,
  limits jsonb, skipped text[], chosen text[], in_progress text[]) RETURNS SETOF deliveries LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM pg_advisory_xact_lock(1818586725, hashtext(current_schema()));
  UPDATE deliveries SET ready_at = due_at, held_until = NULL WHERE row IN (
    SELECT row FROM deliveries WHERE held_until <= lease_time AND library = of_library AND id <> ALL (in_progress)
    FOR UPDATE SKIP LOCKED);
  RETURN QUERY WITH RECURSIVE partners (partner) AS (
      (SELECT partner FROM deliveries WHERE library = of_library AND ready_at IS NOT NULL ORDER BY partner LIMIT 1)
      UNION ALL
      SELECT (SELECT deliveries.partner FROM deliveries WHERE library = of_library AND ready_at IS NOT NULL
          AND deliveries.partner > partners.partner ORDER BY deliveries.partner LIMIT 1)
        FROM partners WHERE partners.partner IS NOT NULL
    ), ready AS (
      SELECT found.row, found.ready_at FROM partners
      CROSS JOIN LATERAL (SELECT coalesce((limits ->> partners.partner)::integer, default_limit)
        - (SELECT count(*) FROM deliveries WHERE partner = partners.partner AND state = 'leased' AND lease_until > lease_time)
        AS free) AS slots
      CROSS JOIN LATERAL (SELECT row, ready_at FROM deliveries WHERE library = of_library AND partner = partners.partner
        AND ready_at <= due ORDER BY ready_at, row LIMIT least(greatest(free, 0), most)) AS found
      WHERE partners.partner IS NOT NULL AND partners.partner <> ALL (skipped)
        AND (chosen IS NULL OR partners.partner = ANY (chosen))
      ORDER BY found.ready_at, found.row LIMIT most
    ), locked AS (
      SELECT row FROM deliveries WHERE row IN (SELECT row FROM ready) AND ready_at <= due FOR UPDATE SKIP LOCKED
    ), leased AS (
      UPDATE deliveries SET state = 'leased', attempts = attempts + 1,
          possibly_taken = greatest(possibly_taken, (state = 'leased')::integer)::smallint, lease_token = gen_random_uuid()::text,
          lease_until = lease_time + duration, held_until = lease_time + duration, ready_at = NULL
        WHERE row IN (SELECT row FROM locked) RETURNING deliveries.*
    )
    SELECT leased.* FROM leased JOIN ready ON ready.row = leased.row ORDER BY ready.ready_at, ready.row;
END $$;

-- Writes records that another store dumped; those that are there stay as they are.
CREATE FUNCTION restore_records(records jsonb, texts text[], raws bytea[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  record jsonb;
  at_row bigint;
  there events;
  delivery deliveries;
BEGIN
  PERFORM write_lock();
  FOR record IN SELECT * FROM jsonb_array_elements(records) LOOP
    CASE record ->> 'kind'
    WHEN 'document' THEN
      INSERT INTO documents VALUES (record ->> 'of', record ->> 'key', (record ->> 'version')::integer, texts[(record ->> 'value')::integer])
        ON CONFLICT DO NOTHING;
    WHEN 'request' THEN
      CONTINUE WHEN EXISTS (SELECT FROM requests WHERE number = record #>> '{row,number}' AND library = record ->> 'library');
      at_row := (record ->> 'place')::bigint;
      WHILE EXISTS (SELECT FROM requests WHERE row = at_row) LOOP at_row := at_row + 1; END LOOP;
      PERFORM save_request(record ->> 'library', record -> 'row' || jsonb_build_object('place', at_row), texts, NULL, NULL,
        (record ->> 'version')::integer, NULL, NULL);
    WHEN 'event' THEN
      at_row := (record ->> 'cursor')::bigint;
      LOOP
        SELECT * INTO there FROM events WHERE cursor = at_row;
        EXIT WHEN there.cursor IS NULL OR (there.library = record ->> 'library' AND there.request = record ->> 'request'
          AND there.body = texts[(record ->> 'body')::integer]);
        at_row := at_row + 1;
      END LOOP;
      CONTINUE WHEN there.cursor IS NOT NULL;
      INSERT INTO events VALUES (at_row, record ->> 'library', record ->> 'request', texts[(record ->> 'body')::integer]);
      UPDATE request_list SET last_event = at_row, updated_at = (record ->> 'at')::bigint
        WHERE row = (SELECT row FROM requests WHERE number = record ->> 'request' AND library = record ->> 'library');
    WHEN 'message' THEN
      CONTINUE WHEN EXISTS (SELECT FROM inbox WHERE id = record #>> '{message,id}');
      PERFORM add_message(record -> 'message', texts, raws);
    WHEN 'delivery' THEN
      CONTINUE WHEN EXISTS (SELECT FROM deliveries WHERE id = record #>> '{row,id}');
      delivery := jsonb_populate_record(NULL::deliveries, record -> 'row' || jsonb_build_object('content', NULL, 'library', record -> 'library'));
      delivery.row := nextval(pg_get_serial_sequence('deliveries', 'row'));
      delivery.content := texts[(record #>> '{row,content}')::integer];
      INSERT INTO deliveries VALUES (delivery.*);
      INSERT INTO libraries VALUES (delivery.library) ON CONFLICT DO NOTHING;
      PERFORM order_deliveries(delivery.library, delivery.request, delivery.entry);
    WHEN 'answer' THEN
      INSERT INTO answers (caller, key, body_hash, at, answer) VALUES (record ->> 'caller', record ->> 'key', record ->> 'bodyHash',
        (record ->> 'at')::bigint, texts[(record ->> 'answer')::integer]) ON CONFLICT DO NOTHING;
    WHEN 'blob' THEN
      INSERT INTO blobs (id, library, name, content_type, bytes, stored_at, keep_until) VALUES (record ->> 'id', record ->> 'library',
        record ->> 'name', record ->> 'contentType', raws[(record ->> 'bytes')::integer], (record ->> 'storedAt')::bigint,
        (record ->> 'keepUntil')::bigint) ON CONFLICT DO NOTHING;
    WHEN 'partner_day' THEN
      INSERT INTO partner_counts VALUES (record ->> 'partner', record ->> 'day', record ->> 'library', record -> 'counts')
        ON CONFLICT DO NOTHING;
    WHEN 'row' THEN
      INSERT INTO fact_rows VALUES (record ->> 'library', record ->> 'key', texts[(record ->> 'value')::integer])
        ON CONFLICT DO NOTHING;
    WHEN 'audit' THEN
      INSERT INTO audit VALUES ((record ->> 'sequence')::bigint, record ->> 'hash', record ->> 'entry') ON CONFLICT DO NOTHING;
    END CASE;
  END LOOP;
  PERFORM setval(pg_get_serial_sequence('requests', 'row'), max(row)) FROM requests HAVING max(row) IS NOT NULL;
  PERFORM setval(pg_get_serial_sequence('events', 'cursor'), max(cursor)) FROM events HAVING max(cursor) IS NOT NULL;
END $$;
`
