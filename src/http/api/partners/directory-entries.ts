import { createRoute, z } from '@hono/zod-openapi'
import { plainName } from '../../../borrowing/rota-rules/supply-terms.ts'
import { maskSecrets } from '../../../configuration/secrets.ts'
import type { ConfigSnapshot } from '../../../configuration/snapshot.ts'
import { DirectoryEntry } from '../../../directory/directory-entry.ts'
import { heldChanges } from '../../../directory/inherit.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { flag, pageOf, valuesOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'

type Deps = Pick<Services, 'configuration'>

const path = '/v1/directory-entries'

const Filters = z.object({
  network: valuesOf(z.string().trim().min(1).max(120)).describe('Only members of these networks.'),
  source: valuesOf(z.string().trim().min(1).max(60)).describe('Only of these sources.'),
  vendor: valuesOf(z.string().trim().min(1).max(60)).describe('Only with systems of these vendors.'),
  held: flag.describe('True for those whose partner waits for a person to accept what they say.'),
  text: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Only with all of these words in the code, the name, the agency ids or the holding codes.'),
})
type Filters = z.output<typeof Filters>

const list = createRoute({
  method: 'get',
  path,
  operationId: 'listDirectoryEntries',
  tags: ['Directory'],
  middleware: [adminOnly],
  summary: 'List directory entries',
  description:
    'Those that every filter chooses. Documents that cannot be read are left out: `GET /v1/configuration/faults` lists them.',
  request: { query: z.object({ ...wholeListQuery('code'), ...Filters.shape }) },
  responses: answers({ 200: ['The directory entries', pageOf(DirectoryEntry)] }, ['forbidden']),
})

/** Lists the entries of which a partner uses something else until a person has accepted it. */
const entriesWithHeldChanges = (snapshot: ConfigSnapshot): ReadonlySet<string | undefined> =>
  new Set(
    snapshot
      .partners()
      .filter((partner) => heldChanges(partner, snapshot.directoryEntry).length > 0)
      .map(({ directoryEntry }) => directoryEntry),
  )

const isAmong = (values: readonly string[] | undefined, own: readonly string[]): boolean =>
  values === undefined || values.some((value) => own.some((each) => plainName(each) === plainName(value)))

const wordsOf = ({ code, name, symbols, holdingCodes }: DirectoryEntry): string =>
  [
    code,
    name,
    ...symbols.map(({ type, value }) => `${type}:${value}`),
    ...holdingCodes.map((each) => each.value),
  ]
    .join(' ')
    .toLowerCase()

const choose = (
  snapshot: ConfigSnapshot,
  { network, source, vendor, held, text = '' }: Filters,
): readonly DirectoryEntry[] => {
  const waiting = held === undefined ? undefined : entriesWithHeldChanges(snapshot)
  const words = text.toLowerCase().split(/\s+/)
  return snapshot.directoryEntries().filter((entry) => {
    if (waiting !== undefined && waiting.has(entry.code) !== held) return false
    return (
      isAmong(
        network,
        entry.networks.map((each) => each.network),
      ) &&
      isAmong(source, entry.source === undefined ? [] : [entry.source]) &&
      isAmong(vendor, entry.endpoint?.vendor === undefined ? [] : [entry.endpoint.vendor]) &&
      words.every((word) => wordsOf(entry).includes(word))
    )
  })
}

/** Adds the route that lists directory entries by filters. */
export const addDirectoryEntries = (app: ApiApp, { configuration }: Deps): void => {
  app.openapi(list, async (context) => {
    const query = context.req.valid('query')
    const entries = choose(await configuration.snapshot(), query)
    const { items, ...page } = pageOfAll(path, entries, ({ code }) => code, query)
    return jsonResponse({ items: items.map((entry) => maskSecrets(DirectoryEntry, entry)), ...page })
  })
}
