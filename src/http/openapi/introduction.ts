/** A part of the introduction: paragraphs, and commands of a shell. Backticks mark code in both. */
type Section = {
  readonly title: string
  readonly parts: readonly (string | { readonly code: string; readonly language?: 'python' })[]
}

/** The introduction for programs that integrate with the API. */
const sections: readonly Section[] = [
  {
    title: 'A loan from end to end',
    parts: [
      'lendwire asks one partner of the rota after the other in its protocol, hears what it answers, and makes of it one stream of events. A library system creates a request, sends it, follows its events, and says when the item arrived and when it went back.',
      {
        code: `api() { curl -s -H "Authorization: Bearer $LENDWIRE_KEY" -H 'Content-Type: application/json' "$@"; }
api -X POST $URL/v1/requests -H 'Idempotency-Key: order-815' -d '{
  "reference": "order-815", "citation": { "title": "Kindred" }, "service": { "type": "loan" },
  "patron": { "id": "4711" }, "rota": ["NORDBY"] }'         # 201, with the number of the request
api -X POST $URL/v1/requests/$NUMBER/commands -d '{ "type": "send" }'
curl -N -H "Authorization: Bearer $LENDWIRE_KEY" -H 'Accept: text/event-stream' $URL/v1/events
api -X POST $URL/v1/requests/$NUMBER/commands -d '{ "type": "receive" }'   # after request.shipped
api -X POST $URL/v1/requests/$NUMBER/commands -d '{ "type": "return" }'`,
      },
      '`allowedCommands` of a request are what may be done now; `refusedCommands` say why the others may not; `next` says whose turn it is. Each command answers with the request as it is afterwards. A workflow profile may do some steps automatically: a request whose `stage` is `sent` already needs no `send`.',
    ],
  },
  {
    title: 'Who calls',
    parts: [
      'Send an API key with every call: `Authorization: Bearer <key>`. Admins create keys with `POST /v1/keys` or `lendwire keys create`. A key of the role `system` is for a library system and sees only what is its library’s; one of the role `admin` sees all, and names the `library` that it acts for.',
      '`X-Actor: staff:<id>` or `patron:<id>` says for whom a key with `speaksForOthers` gives a command; it is recorded with it. Use an id that is no name.',
    ],
  },
  {
    title: 'Repeating a call',
    parts: [
      'Every POST takes an `Idempotency-Key` of your choice, up to 200 characters. The same key with the same call gives the same answer and does nothing twice; the repeat has `Idempotency-Replayed: true`. With another call it is refused with 422. Keys belong to the API key that sent them. An answer that says no is not kept.',
      'Repeat a call whose answer did not arrive, and one that was answered 429 or 503 after the seconds in `Retry-After`. Every answer has `X-Request-Id`, the id of the call, and every answer to a key `RateLimit`: how many calls it may still make (`r`) in how many seconds (`t`); `RateLimit-Policy` has the limit.',
    ],
  },
  {
    title: 'Editing',
    parts: [
      'What people edit has an `ETag`. Send it back as `If-Match`, and the write is refused with 412 if somebody else was faster; `If-None-Match: *` only creates what is not there. `PATCH` (JSON Merge Patch) changes members, and leaves the others as they are; `PUT` replaces a document. The ETag of a request covers what people edit, not what partners change. Commands need none.',
      'Members of a configuration document that `PUT` leaves out get their defaults. Secrets are masked in answers: `********` that is sent back keeps the stored secret, as long as its destination stays the same. Lists leave out documents that cannot be read; `GET /v1/configuration/faults` lists them. A document that another one or an open request names is not deleted (409): `namedBy` lists the first 50 of them, `namedByCount` counts all.',
    ],
  },
  {
    title: 'Lists',
    parts: [
      'Lists answer `{ items, nextCursor }`: send `nextCursor` as `cursor` until it is null. Lists that hold few items, such as those of partners, are one page where `limit` is left out. A filter may be repeated, or hold several values with commas between them. Members and filters that do not exist are refused, so that a misspelt one is seen.',
    ],
  },
  {
    title: 'Events',
    parts: [
      '`GET /v1/events` lists events in order. With `Accept: text/event-stream` it is a stream of server-sent events: `event:` is the type, `id:` the cursor, `data:` the event as JSON on one line, and lines that begin with a colon are signs of life. Where the stream ends, connect again with `Last-Event-ID`: no event is missed or repeated. `cursor=latest` begins with what comes from now on.',
      'The types that a loan shows are `request.created`, `request.sent`, `request.will_supply`, `request.shipped`, `request.received`, `request.returned`, `request.completed`; `request.attention_raised` asks staff to look. Act on `status`, `stage` and `next` of the event: which types come between depends on the partner.',
      '`GET /v1/gateway-events` is read in the same way: it tells when deliveries to a partner are paused (`partner.paused`) and go on (`partner.recovered`), and admins of changes of the configuration.',
    ],
  },
  {
    title: 'Webhooks',
    parts: [
      'The same events are posted to endpoints (`PUT /v1/webhooks/{code}`, then `POST /v1/webhooks/{code}/secrets`, both by an admin) as Standard Webhooks says. To verify a call: take the bytes of the body as they came; join `webhook-id`, `webhook-timestamp` and the body with dots; compute HMAC-SHA256 with the key that Base64 decodes from the secret behind `whsec_`; write it in Base64. `webhook-signature` holds one or more signatures with spaces between them, each `v1,<Base64>`: one of them must be equal, compared in constant time. Refuse a `webhook-timestamp` (seconds since 1970) that is more than five minutes away.',
      {
        language: 'python',
        code: `expected = base64.b64encode(hmac.new(base64.b64decode(secret.removeprefix('whsec_')),
    f'{id}.{timestamp}.'.encode() + body, hashlib.sha256).digest()).decode()
valid = any(hmac.compare_digest(expected, each.removeprefix('v1,')) for each in signature.split())`,
      },
      'Answer 2xx once the event is stored. It may come again under the same `webhook-id`: handle each id once.',
    ],
  },
  {
    title: 'Errors',
    parts: [
      'Refusals are `application/problem+json` (RFC 9457). `type` is one of a closed list (/problems), `detail` says what was wrong and what to do, `faults` names each place in the body or query, all at once, and the name that was probably meant where one is misspelt. A refused command has `allowedCommands` and `next`. `requestId` is the `X-Request-Id` of the call, yours where you send one: the log of the gateway has it.',
    ],
  },
]

/** Returns the introduction in Markdown, as the OpenAPI document has it. */
export const introduction = (): string =>
  [
    'Partner-protocol gateway for interlibrary loan, the borrowing side.',
    ...sections.flatMap(({ title, parts }) => [
      `## ${title}`,
      ...parts.map((part) =>
        typeof part === 'string' ? part : `\`\`\`${part.language ?? 'sh'}\n${part.code}\n\`\`\``,
      ),
    ]),
  ].join('\n\n')
