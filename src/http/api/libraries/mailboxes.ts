import { createRoute, z } from '@hono/zod-openapi'
import { notFound } from '../../../accounts/principal.ts'
import { Instant } from '../../../borrowing/values.ts'
import { type ConfigDeps, planDocument, surroundingsOf } from '../../../configuration/documents.ts'
import { MailboxInput, mailboxKind } from '../../../configuration/kinds/mailbox.ts'
import { MailboxCode, MailboxProfile, MailboxState, unreadMailbox } from '../../../partners/mailbox.ts'
import { reason } from '../../../translations/reason.ts'
import { ReasonError } from '../../../translations/reason-error.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { emptyIsNone } from '../../input/body.ts'
import { answerOnceSealed, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { languageOf, ReasonView, viewReason } from '../views/reason.ts'

type Deps = Pick<Services, 'countMails' | 'peerAddress' | 'publicUrl' | 'runOnce' | 'settings' | 'store'> &
  Pick<ConfigDeps, 'configuration' | 'letterLanguages' | 'now'>

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

const MailboxCheckView = z
  .object({
    mails: z
      .int()
      .nullable()
      .describe('The mails that reading it would bring now; null where it cannot be read.'),
    failure: ReasonView.nullable().describe('Why it cannot be read; null where it can.'),
  })
  .openapi('MailboxCheck')

const check = createRoute({
  method: 'post',
  path: '/v1/mailboxes/{code}/check',
  operationId: 'checkMailbox',
  tags,
  middleware: [adminOnly, emptyIsNone] as const,
  summary: 'Count the mails that reading a mailbox would bring',
  description:
    'Connects over IMAP and reads nothing. With `mailbox`, the settings as `PUT` takes them, it counts what they would bring, before they are saved: with an earlier `since`, or of a mailbox that is not there yet. 404 where there is no `imap`.',
  request: {
    params,
    headers: z.object({ 'Idempotency-Key': IdempotencyHeader }),
    body: {
      content: {
        'application/json': {
          schema: z.object({
            mailbox: MailboxInput.optional().describe(
              'The settings to count with; those that are stored where left out.',
            ),
          }),
        },
      },
    },
  },
  responses: answers({ 200: ['The number of mails, or what fails', MailboxCheckView] }, [
    'forbidden',
    'not_found',
    ...refusalsOfBody,
  ]),
})

/** Makes the mailbox that settings stand for, as if they were saved. `Problem` invalid_input as when they are saved. */
const planMailbox = async (
  { store, configuration, letterLanguages, now }: Deps,
  code: MailboxCode,
  settings: unknown,
): Promise<MailboxProfile> => {
  const [documents, snapshot] = await Promise.all([store.readDocumentSnapshot(), configuration.snapshot()])
  const surroundings = surroundingsOf(snapshot, letterLanguages)
  const { value } = planDocument(mailboxKind, code, settings, { documents, surroundings, now: now() })
  return MailboxProfile.parse(value)
}

/** Adds the routes that show how reading a mailbox goes, and what it would bring. */
export const addMailboxState = (app: ApiApp, services: Deps): void => {
  const { store, countMails } = services

  app.openapi(check, async (context) => {
    const { code } = context.req.valid('param')
    const { mailbox } = context.req.valid('json')
    const planned = mailbox === undefined ? undefined : await planMailbox(services, code, mailbox)
    return answerOnceSealed(services, context, null, async () => {
      try {
        return jsonAnswer({ mails: await countMails(code, planned), failure: null })
      } catch (error) {
        if (!(error instanceof ReasonError)) throw error
        return jsonAnswer({ mails: null, failure: viewReason(error.reason, languageOf(context)) })
      }
    })
  })

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
