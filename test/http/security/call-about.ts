import type { Answer } from '../../support/answer.ts'
import type { Call } from '../../support/http.ts'
import { type LibraryRecords, parameterOf } from './library-records.ts'
import { type Operation, smallestValue } from './operations.ts'

/** Makes a call as somebody: with a key, or as a person who signed in. */
export type CallAs = (method: string, path: string, call: Call) => Promise<Answer>

/** Returns bodies that say more than the smallest one of their schema. */
const bodiesOf = (id: string, of: LibraryRecords, own: string): readonly unknown[] => {
  const event = { type: 'will_supply' }
  const report = { by: 'title' }
  const bodies: Readonly<Record<string, readonly unknown[]>> = {
    submitCommand: [
      ...[{ type: 'cancel' }, { type: 'edit', staffNote: 'x' }],
      ...[{ type: 'undo' }, { type: 'split_request', request: of.number }],
    ],
    editRequest: [{ staffNote: 'x' }, { patron: null }],
    changeManyRequests: [
      { action: 'command', numbers: [of.number], command: { type: 'cancel' } },
      { action: 'create', requests: [{ copyOf: of.number }] },
      { action: 'create', dryRun: true, requests: [{ copyOf: of.number }, { restOf: of.number }] },
    ],
    createRequest: [{ copyOf: of.number }, { library: of.library, copyOf: of.number }],
    startBulkJob: [
      { command: { type: 'cancel' }, filters: { text: [of.marker] } },
      { command: { type: 'cancel' }, filters: { library: [of.library] } },
    ],
    changeManyMessages: ['reprocess', 'dismiss'].map((action) => ({ action, ids: [of.message] })),
    resendManyDeliveries: [{ action: 'resend', ids: [of.delivery] }],
    matchParcel: [{ request: of.number }, { request: of.number, adopt: true }],
    putView: [true, false].map((shared) => ({ name: 'x', shared, filters: {}, report })),
    assignMessage: [{ request: of.number, event }],
    updateUser: [{ role: 'library_admin' }, { name: 'x' }, { library: own }, { library: of.library }],
    createUser: [{ name: 'x', email: 'somebody@example.org', role: 'staff', library: of.library }],
    createKey: [{ name: 'x', role: 'staff', library: of.library }],
    erasePatron: [
      { force: true, messages: [of.message] },
      { library: of.library, force: true },
    ],
    explainRotaRules: [
      { request: of.number },
      { library: of.library, citation: {}, service: { type: 'loan' } },
    ],
    explainSendingRules: [{ request: of.number }],
    previewNotice: [{}, { language: 'de' }],
    lookUpPatron: [{ id: of.patron }],
  }
  return bodies[id] ?? []
}

/** Returns values of a parameter of the query that lead to a library's records. */
const queryValues = (of: LibraryRecords): Readonly<Record<string, readonly string[]>> => ({
  library: [of.library, `ABC,${of.library}`],
  request: [of.number],
  text: [of.marker, `${of.marker} lending`],
  patron: [of.patron],
  label: [`label-${of.marker}`],
  assignee: [of.user],
  actor: [of.key, of.user],
  onBehalfOf: [`patron:${of.patron}`],
  reason: [of.marker],
  where: [`library:${of.library}`, `title:${of.marker}`],
  by: ['library', 'title', 'partner'],
  basis: ['event'],
  rows: ['requests', 'entries', 'charges', 'relay'],
  cursor: [`${of.library}:1`, '1', 'latest', of.number],
  year: ['2026'],
  state: ['dead', 'review', 'standing'],
  with: ['failed', 'waiting'],
  partner: ['SUP', `SYS${of.library}`],
  actions: ['true'],
  patronNames: ['true'],
  sort: ['-created', 'created', 'name'],
  from: ['2026-01-01T00:00:00Z', '2026-01-01'],
})

const queriesOf = ({ query }: Operation, of: LibraryRecords): readonly string[] => {
  const values = queryValues(of)
  const needed = query.includes('year') ? '&year=2026' : ''
  const withValue = query.flatMap((name) =>
    (values[name] ?? []).map((value) => `?${name}=${encodeURIComponent(value)}${needed}`),
  )
  return ['', ...withValue, ...(query.includes('library') ? [`?library=${of.library}${needed}`] : [])]
}

/**
 * Calls an operation about the records of a library: with each body that it may have, with each parameter of the query
 * that may lead to them, and with each media type that it can answer in.
 *
 * @param own the library of the caller
 */
export const callAbout = async (
  call: CallAs,
  document: unknown,
  operation: Operation,
  of: LibraryRecords,
  own = 'ABC',
): Promise<readonly Answer[]> => {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameterOf(operation.path, name, of)),
  )
  const named = {
    library: of.library,
    request: of.number,
    number: of.number,
    numbers: [of.number],
    copyOf: of.number,
  }
  const { body, method } = operation
  const bodies =
    body === undefined
      ? [undefined]
      : [
          smallestValue(document, body.schema, named),
          smallestValue(document, body.schema, {}),
          ...bodiesOf(operation.id, of, own),
        ]
  const answers: Answer[] = []
  for (const query of queriesOf(operation, of))
    for (const json of bodies)
      answers.push(
        await call(
          method,
          path + query,
          json === undefined
            ? {}
            : { headers: { 'content-type': body?.type ?? '' }, body: JSON.stringify(json) },
        ),
      )
  for (const accept of method === 'GET' ? ['text/csv', 'text/html', 'application/x-ndjson'] : [])
    for (const query of queriesOf(operation, of).slice(0, 2))
      answers.push(await call(method, path + query, { headers: { accept } }))
  return answers
}

/** Returns the part of an answer that shows what it must not, for a failure that can be read; empty where there is none. */
export const textAround = ({ text, status }: Answer, forbidden: RegExp): string => {
  const at = text.search(forbidden)
  return at < 0 ? '' : `${status} …${text.slice(Math.max(0, at - 120), at + 80)}…`
}
