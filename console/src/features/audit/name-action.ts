import { documentKinds } from '../../shared/document/document-kinds.ts'
import type { AuditActionWords } from '../../words/audit/en.ts'
import type { LoadedWords } from '../../words/pages/en.ts'

const writes = { PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const

/** The writes of configuration documents: one of each kind by each method. */
const documentActions = Object.values(documentKinds).flatMap((kind) =>
  (Object.keys(writes) as readonly (keyof typeof writes)[])
    .filter((method) => method !== 'DELETE' || kind.canBeDeleted || kind.belongsToListed === true)
    .map((method) => ({
      action: `${method} ${decodeURIComponent(kind.pathOf('{code}'))}`,
      verb: writes[method],
      kind: kind.name,
    })),
)

/**
 * Returns the names of all actions that the audit log records, such as `POST /v1/requests`, in the language of the
 * person. `test/words/console-settings.test.ts` holds them against the API.
 */
export const namesOfActions = (
  words: AuditActionWords,
  { kinds }: LoadedWords['documents'],
): ReadonlyMap<string, string> =>
  new Map([
    ...documentActions.map(({ action, verb, kind }): [string, string] => [
      action,
      words[verb](kinds[kind].one),
    ]),
    ...Object.entries(words.actions),
  ])
