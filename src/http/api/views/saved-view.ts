import { z } from '@hono/zod-openapi'
import { LibraryCode } from '../../../borrowing/values.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { RequestSortParameter } from '../requests/request-filters.ts'

/** The code of a saved view. */
export const ViewCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, schemaMessage('fault.view_code'))

/** A view as it is put. */
export const ViewInput = z
  .object({
    name: z.string().trim().min(1).max(100).openapi({ description: 'What people call it' }),
    filters: z.record(z.string(), z.array(z.string().max(200)).min(1).max(100)).openapi({
      description: 'The values of each filter of the list of requests, by the name of the parameter',
    }),
    sort: RequestSortParameter.optional().describe(
      'What the list is sorted by, the smallest first; with `-` the largest first. `neededBy`, `due` and `deadline` list open requests, those without such a time last. A list with `text` is sorted by creation only. Without `sort` the newest come first.',
    ),
    columns: z
      .array(z.string().min(1).max(60))
      .max(60)
      .optional()
      .openapi({ description: 'The columns that a console shows, in their order' }),
    report: z.record(z.string().max(40), z.string().max(400)).optional().openapi({
      description: 'What a report of the statistics shows, where the view is one: it lists no requests',
    }),
    shared: z.boolean().openapi({ description: 'True where everybody of the library sees it' }),
  })
  .openapi('ViewInput')

/** A saved view as it is stored. */
export const StoredView = ViewInput.extend({
  code: ViewCode.describe('The code of the view, fixed once given.'),
  library: LibraryCode.nullable().describe('The code of the library.'),
  owner: z.string().openapi({ description: 'The id of the user or key that saved it' }),
})

/** A saved view of the list of requests. */
export const SavedView = StoredView.openapi('View')
export type SavedView = z.infer<typeof SavedView>
