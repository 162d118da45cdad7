import { createRoute, z } from '@hono/zod-openapi'
import { notFound } from '../../../accounts/principal.ts'
import { Instant } from '../../../borrowing/values.ts'
import { MailboxCode, MailboxState, unreadMailbox } from '../../../partners/mailbox.ts'
import { reason } from '../../../translations/reason.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { languageOf, ReasonView, viewReason } from '../views/reason.ts'

type Deps = Pick<Services, 'store'>

const tags = ['Mailboxes']
const MailboxStateView = z.object({
  lastReadAt: MailboxState.shape.lastReadAt,
  lastFailure: z
    .object({ at: Instant.describe('When it failed.'), reason: ReasonView.describe('Why it failed.') })
    .nullable()
    .describe('The last failure; null where there was none.'),
})

const params = z.object({ code: MailboxCode.describe('The code of the document.') })

const readState = createRoute({
  method: 'get',
  path: '/v1/mailboxes/{code}/state',
  operationId: 'getMailboxState',
  tags,
  middleware: adminOnly,
  summary: 'See how reading a mailbox goes',
  description:
    'When it was last read to its end, over IMAP, and what failed last: it fails now where the failure is the later of the two.',
  request: { params },
  responses: answers({ 200: ['How it goes', MailboxStateView] }, ['forbidden', 'not_found']),
})

/** Adds the route that shows how reading a mailbox goes. */
export const addMailboxState = (app: ApiApp, services: Deps): void => {
  const { store } = services

  app.openapi(readState, async (context) => {
    const { code } = context.req.valid('param')
    if ((await store.getDocument('mailbox', code)) === null)
      throw notFound(reason('not_found.mailbox', { mailbox: code }))
    const stored = await store.getDocument('mailbox_state', code)
    const { lastReadAt, lastFailure } = MailboxState.safeParse(stored?.value).data ?? unreadMailbox
    const shown =
      lastFailure === null
        ? null
        : { at: lastFailure.at, reason: viewReason(lastFailure.reason, languageOf(context)) }
    return jsonResponse({ lastReadAt, lastFailure: shown })
  })
}
